import type {
  ExplainedDispute,
  ExplanationDossier,
  MeterInstallation,
  RuleRow,
} from '@selfread/core'
import { DOSSIER_STYLE } from './dossier-style.ts'
import { type Html, html } from './html.ts'
import { readingCard } from './render-reading.ts'

/** Writes a dossier as one HTML page that needs nothing else and reads well on paper. */
export function renderDossier(dossier: ExplanationDossier): string {
  const { place, period, preparedAt, tenant } = dossier
  const number = place.identifiers[0]?.value ?? place.id
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dossier of place ${place.id}</title>
<style>${{ markup: DOSSIER_STYLE }}</style>
</head>
<body>
<header>
<h1>Place of consumption ${number}</h1>
<p class="soft">Dossier of ${tenant}, ${period.from} to ${period.to}, prepared ${preparedAt}</p>
</header>
${placeSection(dossier)}
${technicalSection(dossier.installations)}
${annexSection(dossier)}
<h2>Readings</h2>
${dossier.readings.map(readingCard)}
${dossier.readings.length === 0 ? html`<p>No reading in this period.</p>` : undefined}
<h2>Disputes</h2>
${dossier.disputes.map(disputeCard)}
${dossier.disputes.length === 0 ? html`<p>None.</p>` : undefined}
${rulesSection(dossier.rules, period.to)}
${journalSection(dossier)}
</body>
</html>
`.markup
}

function placeSection({ place, customer, contract }: ExplanationDossier): Html {
  return html`<h2>Place, customer, contract</h2>
<dl>
<dt>Place</dt><dd>${place.id} · ${place.utility} · network operator ${place.operator}</dd>
${place.identifiers.map((it) => html`<dt>${it.scheme}</dt><dd>${it.value}</dd>`)}
<dt>Customer</dt><dd>${customer ? `${customer.name} (${customer.id})` : `erased (${contract.customerId})`}</dd>
${customer?.address ? html`<dt>Address</dt><dd>${customer.address}</dd>` : undefined}
<dt>Supply</dt><dd>from ${contract.startsOn}${contract.endsOn ? ` to ${contract.endsOn}` : ''}</dd>
</dl>`
}

function technicalSection(installations: readonly MeterInstallation[]): Html {
  const rows = installations.flatMap((installation) =>
    installation.meter.registers.map(
      (register) => html`<tr>
<td>${installation.meter.serialNumber}</td>
<td>${installation.installedOn}${installation.removedOn ? ` to ${installation.removedOn}` : ''}</td>
<td>${register.id}${register.touTier ? ` (${register.touTier})` : ''}</td>
<td>${register.integerDigits} + ${register.decimalDigits}</td>
<td>${register.unit}</td>
<td>${installation.multipliers.map(({ factor, validFrom }) => `${factor} from ${validFrom}`).join(', ')}</td>
<td>${installation.meter.verification?.validUntil ?? 'not known'}</td>
</tr>`,
    ),
  )
  return html`<h2>Technical data</h2>
<table><thead><tr><th>Meter</th><th>Fitted</th><th>Register</th><th>Digits</th><th>Unit</th><th>Multiplier</th><th>Verified until</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

function annexSection({ annex }: ExplanationDossier): Html {
  if (annex === undefined) return html`<h2>Annex of estimated quantities</h2><p>None in force.</p>`
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ]
  return html`<h2>Annex of estimated quantities</h2>
<p>${annex.id}, version ${annex.version}, from ${annex.validFrom}</p>
<table><thead><tr><th>Register</th>${months.map((month) => html`<th class="number">${month}</th>`)}<th>Unit</th></tr></thead>
<tbody>${annex.lines.map(
    (line) =>
      html`<tr><td>${line.register}</td>${line.monthlyQuantities.map((it) => html`<td class="number">${it}</td>`)}<td>${line.unit}</td></tr>`,
  )}</tbody></table>`
}

function disputeCard({ dispute, clock }: ExplainedDispute): Html {
  const { answer } = dispute
  return html`<div class="card">
<h3>Dispute ${dispute.number ?? dispute.id} <span class="tag">${dispute.state}</span></h3>
<dl>
<dt>About</dt><dd>${dispute.type}, register ${dispute.register}, ${dispute.eventOn}</dd>
<dt>Operator’s index</dt><dd>${dispute.disputedIndex ?? 'none'}</dd>
<dt>Index proposed</dt><dd>${dispute.proposedIndex}</dd>
<dt>Clock</dt><dd>${clock.owner}${clock.dueOn ? `, due ${clock.dueOn} (${clock.daysLeft} days left)` : ', no deadline'}${clock.isOverdue ? ', overdue' : ''}</dd>
${answer ? html`<dt>Operator’s answer</dt><dd>${answer.result}${answer.index ? `, index ${answer.index}` : ''}${answer.note ? `: ${answer.note}` : ''}</dd>` : undefined}
</dl>
<table><thead><tr><th>State</th><th>Since</th><th>Clock against</th><th>Due</th><th>Note</th></tr></thead>
<tbody>${dispute.steps.map((step) => html`<tr><td>${step.state}</td><td>${step.at}</td><td>${step.owner}</td><td>${step.dueOn}</td><td>${step.note}</td></tr>`)}</tbody></table>
<p>Evidence:</p>
<ul>${dispute.evidence.map((it) => html`<li>${it.kind}: ${it.description} <code>${it.reference}</code></li>`)}</ul>
</div>`
}

function rulesSection(rules: readonly RuleRow[], on: string): Html {
  return html`<h2>Rules in force on ${on}</h2>
<table><thead><tr><th>Rule</th><th>Valid</th><th>Parameters</th><th>Source</th></tr></thead>
<tbody>${rules.map(
    (row) => html`<tr><td>${row.id}<br><span class="soft">${row.topic}</span></td>
<td>${row.validFrom}${row.validTo ? ` to ${row.validTo}` : ''}</td>
<td><code>${parametersOf(row)}</code></td>
<td>${row.source.title} <span class="tag">${row.source.mark}</span></td></tr>`,
  )}</tbody></table>
<p class="soft">V: read in the named source. S: read on a secondary page. K: general knowledge. D: the supplier’s or the library’s own decision.</p>`
}

// A calendar's holidays fill a page and say little here.
const PARAMETERS_LENGTH_MAX = 220

function parametersOf({ parameters }: RuleRow): string {
  const text = JSON.stringify(parameters)
  return text.length > PARAMETERS_LENGTH_MAX ? `${text.slice(0, PARAMETERS_LENGTH_MAX)} …` : text
}

function journalSection({ journal }: ExplanationDossier): Html {
  return html`<h2>Journal</h2>
<p>The place’s facts in the append-only journal. When this was prepared, the journal held ${journal.head.size} facts; its root hash was <code>${journal.head.rootHash}</code>.</p>
<table><thead><tr><th class="number">Position</th><th class="number">Version</th><th>Fact</th><th>Recorded</th><th>By</th></tr></thead>
<tbody>${journal.entries.map((it) => html`<tr><td class="number">${it.position}</td><td class="number">${it.version}</td><td>${it.type}</td><td>${it.recordedAt}</td><td>${it.actor}</td></tr>`)}</tbody></table>`
}
