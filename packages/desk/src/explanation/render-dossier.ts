import { type ExplanationDossier, type RuleRow, verificationOn } from '@selfread/core'
import { DOSSIER_STYLE } from './dossier-style.ts'
import { dateText, numberOf, schemeText, timeText, title, words } from './dossier-words.ts'
import { type Html, html } from './html.ts'
import { disputeCard } from './render-dispute.ts'
import { overviewSection } from './render-overview.ts'
import { readingsSection } from './render-reading.ts'
import { timelineSection } from './render-timeline.ts'
import { ruleText } from './rule-words.ts'

/** Writes a dossier as one HTML page that needs nothing else and reads well on paper. */
export function renderDossier(dossier: ExplanationDossier): string {
  const { place, period, preparedAt, names, disputes } = dossier
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dossier of place ${numberOf(dossier)}</title>
<style>${{ markup: DOSSIER_STYLE }}</style>
</head>
<body>
<header>
<p class="soft">${names.supplier}</p>
<h1>Dossier of place of consumption ${numberOf(dossier)}</h1>
<p class="soft">${dateText(period.from)} to ${dateText(period.to)} · prepared ${timeText(dossier, preparedAt)} · times of ${place.timeZone}</p>
</header>
${timelineSection(dossier)}
${overviewSection(dossier)}
${placeSection(dossier)}
${technicalSection(dossier)}
${annexSection(dossier)}
${readingsSection(dossier)}
<h2>Disputes</h2>
${disputes.map((it) => disputeCard(dossier, it))}
${disputes.length === 0 ? html`<p>None.</p>` : undefined}
${rulesSection(dossier.rules, period.to)}
${journalSection(dossier)}
</body>
</html>
`.markup
}

function placeSection({ place, customer, contract, names }: ExplanationDossier): Html {
  return html`<h2>Place, customer, contract</h2>
<dl>
<dt>Place</dt><dd>${place.id} · ${words(place.utility)} · ${words(place.customerClass)}</dd>
${place.identifiers.map((it) => html`<dt>${schemeText(it.scheme)}</dt><dd>${it.value}</dd>`)}
<dt>Network operator</dt><dd>${names.operator}</dd>
<dt>Customer</dt><dd>${customer ? `${customer.name} (${customer.id})` : `erased (${contract.customerId})`}</dd>
${customer?.address ? html`<dt>Address</dt><dd>${customer.address}</dd>` : undefined}
<dt>Supply</dt><dd>from ${dateText(contract.startsOn)}${contract.endsOn ? ` to ${dateText(contract.endsOn)}` : ''}</dd>
</dl>`
}

function technicalSection({ installations, period }: ExplanationDossier): Html {
  const rows = installations.flatMap((installation) => {
    const { meter, installedOn, removedOn, multipliers } = installation
    const validUntil = verificationOn(installation, period.to)?.validUntil
    return meter.registers.map(
      (register) => html`<tr>
<td>${meter.serialNumber}</td>
<td>${dateText(installedOn)}${removedOn ? ` to ${dateText(removedOn)}` : ''}</td>
<td>${register.id}${register.touTier ? ` (${register.touTier})` : ''}</td>
<td>${register.integerDigits}${register.decimalDigits > 0 ? ` + ${register.decimalDigits}` : ''}</td>
<td>${register.unit}</td>
<td>${multipliers.map(({ factor, validFrom }) => `${factor} from ${dateText(validFrom)}`).join(', ')}</td>
<td>${validUntil ? dateText(validUntil) : 'not known'}</td>
</tr>`,
    )
  })
  return html`<h2>Technical data</h2>
<table><thead><tr><th>Meter</th><th>Fitted</th><th>Register</th><th>Digits</th><th>Unit</th><th>Multiplier</th><th>Verified until</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function annexSection({ annex }: ExplanationDossier): Html {
  if (annex === undefined) return html`<h2>Annex of estimated quantities</h2><p>None in force.</p>`
  return html`<h2>Annex of estimated quantities</h2>
<p>${annex.id}, version ${annex.version}, from ${dateText(annex.validFrom)}</p>
<table class="annex"><thead><tr><th>Register</th>${MONTHS.map((month) => html`<th class="number">${month}</th>`)}<th>Unit</th></tr></thead>
<tbody>${annex.lines.map(
    (line) =>
      html`<tr><td>${line.register}</td>${line.monthlyQuantities.map((it) => html`<td class="number">${it}</td>`)}<td>${line.unit}</td></tr>`,
  )}</tbody></table>`
}

function rulesSection(rules: readonly RuleRow[], on: string): Html {
  return html`<h2>Rules in force on ${dateText(on)}</h2>
<p class="soft">Sources: V read in the named source, S read on a secondary page, K general knowledge, D the supplier’s or the library’s own decision.</p>
<table class="rules"><thead><tr><th>Rule</th><th>What it says</th><th>In force</th><th>Source</th></tr></thead>
<tbody>${rules.map(
    (row) => html`<tr><td>${title(row.topic)}<br><code>${row.id}</code></td>
<td>${ruleText(row)}</td>
<td>from ${dateText(row.validFrom)}${row.validTo ? ` to ${dateText(row.validTo)}` : ''}</td>
<td>${row.source.title} <span class="tag">${row.source.mark}</span></td></tr>`,
  )}</tbody></table>`
}

function journalSection(dossier: ExplanationDossier): Html {
  const { head, entries } = dossier.journal
  return html`<h2>Journal</h2>
<p>All that is told here was recorded in an append-only journal. When this page was prepared, it held ${head.size} facts, and its root hash was <code>${head.rootHash}</code>. The facts of this place:</p>
<table><thead><tr><th class="number">Position</th><th>Fact</th><th>Recorded</th><th>By</th></tr></thead>
<tbody>${entries.map((it) => html`<tr><td class="number">${it.position}</td><td>${title(it.type)}</td><td>${timeText(dossier, it.recordedAt)}</td><td>${it.actor}</td></tr>`)}</tbody></table>`
}
