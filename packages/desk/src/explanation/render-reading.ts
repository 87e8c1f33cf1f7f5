import {
  type ExplainedReading,
  type ExplainedSubmission,
  type ExplanationDossier,
  type Finding,
  formatIndex,
  type Reading,
  type ReconciledReading,
  type SubmissionFinding,
} from '@selfread/core'
import {
  capitalised,
  channelText,
  dateText,
  estimateReason,
  outcomeWords,
  sourceText,
  timeText,
  title,
  withUnit,
  words,
} from './dossier-words.ts'
import { type Html, html } from './html.ts'

// What a person needs of a mail; the whole is kept in the store under its hash.
const EXCERPT_LENGTH_MAX = 600

const SEVERITIES = {
  reject: 'refused',
  lock: 'for a person',
  warn: 'warning',
  note: 'note',
} as const

/** All readings in a table, then each with its story. */
export function readingsSection(dossier: ExplanationDossier): Html {
  const { readings } = dossier
  if (readings.length === 0) return html`<h2>Readings</h2><p>No reading in this period.</p>`
  return html`<h2>Readings</h2>
<table><thead><tr><th>Read on</th><th>Register</th><th class="number">Index</th><th>Source</th><th>Status</th><th>Number</th><th>With the operator</th></tr></thead>
<tbody>${readings.map(({ reading, outcomes }) => {
    const outcome = outcomes.at(-1)
    return html`<tr><td class="nobreak">${dateText(reading.readOn)}</td><td>${reading.register}</td>
<td class="number nobreak">${withUnit(dossier, reading)}</td><td>${sourceText(reading)}</td>
<td>${words(reading.status)}</td><td class="nobreak">${reading.receiptNumber}</td>
<td>${outcome && capitalised(outcomeWords(outcome.code))}</td></tr>`
  })}</tbody></table>
${readings.filter(({ reading }) => reading.channel !== 'import').map((it) => readingCard(dossier, it))}`
}

/** A reading with its source, findings, transfer and what the operator made of it. */
function readingCard(dossier: ExplanationDossier, explained: ExplainedReading): Html {
  const { reading, submissions, transfers, outcomes, notices } = explained
  const { override } = reading
  return html`<div class="card">
<h3>${withUnit(dossier, reading)}, ${dateText(reading.readOn)} <span class="tag">${words(reading.status)}</span></h3>
<dl>
<dt>Register</dt><dd>${reading.register} of meter ${reading.meterSerial}</dd>
<dt>Source</dt><dd>${capitalised(sourceText(reading))}${reading.source === 'estimate' ? '' : `, by ${channelText(reading.channel)}`}, ${timeText(dossier, reading.receivedAt)}</dd>
${reading.receiptNumber ? html`<dt>Number</dt><dd>${reading.receiptNumber}</dd>` : undefined}
${reading.supersededBy ? html`<dt>Replaced by</dt><dd><code>${reading.supersededBy}</code></dd>` : undefined}
${override ? html`<dt>Decided by</dt><dd>${override.by}, ${timeText(dossier, override.at)}: ${override.reason}</dd>` : undefined}
</dl>
${estimateBlock(reading)}
${submissions.map((it) => submissionBlock(dossier, it))}
${assessmentBlock(reading)}
${transfers.length + outcomes.length > 0 ? html`<h4>With the network operator</h4>` : undefined}
${transfers.map((it) => html`<p>Sent in <span class="file">${it.fileName}</span>, line ${it.lineNumber} (batch ${it.batchId}), ${timeText(dossier, it.at)}.</p>`)}
${outcomes.map(outcomeBlock)}
${notices.map((it) => html`<p>Absence notified, ${timeText(dossier, it.at)}: ${it.messageIds.length} messages.</p>`)}
</div>`
}

function estimateBlock({ estimate }: Reading): Html | undefined {
  if (estimate === undefined) return undefined
  return html`<h4>How it was computed</h4>
<p>Method ${estimate.method}, version ${estimate.methodVersion}, because ${estimateReason(estimate)}.</p>
<dl class="inputs">${Object.entries(estimate.inputs).map(([name, value]) => html`<dt>${inputName(name)}</dt><dd>${value}</dd>`)}</dl>`
}

/** `referenceIndex` is «reference index». */
function inputName(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
}

function submissionBlock(dossier: ExplanationDossier, submission: ExplainedSubmission): Html {
  const { text = '', findings } = submission
  const excerpt = text.length > EXCERPT_LENGTH_MAX ? `${text.slice(0, EXCERPT_LENGTH_MAX)} …` : text
  return html`<h4>What was received</h4>
<p>By ${channelText(submission.channel)} from ${submission.sender || 'an unknown sender'}, ${timeText(dossier, submission.receivedAt)}${submission.subject ? `: «${submission.subject}»` : ''}</p>
${excerpt ? html`<blockquote>${excerpt.trim()}</blockquote>` : undefined}
<p class="soft">Kept byte for byte, SHA-256 <code>${submission.rawSha256}</code></p>
${findings.map(submissionFinding)}`
}

function submissionFinding({ code, severity, detail }: SubmissionFinding): Html {
  return html`<p>${title(code)} <span class="tag">${SEVERITIES[severity]}</span> ${detail}</p>`
}

function assessmentBlock({ assessment }: Reading): Html | undefined {
  if (assessment === undefined) return undefined
  const { findings, skipped } = assessment
  const gaps = skipped.map(({ code, reason }) => `${words(code)} (${reason})`)
  return html`<h4>Checks</h4>
${findings.length === 0 ? html`<p class="good">All checks passed.</p>` : findingsTable(findings)}
${gaps.length === 0 ? undefined : html`<p class="soft">Not looked at: ${gaps.join('; ')}.</p>`}`
}

function findingsTable(findings: readonly Finding[]): Html {
  return html`<table class="findings"><thead><tr><th>Finding</th><th>Weight</th><th>Expected</th><th>Found</th><th>Rule</th></tr></thead>
<tbody>${findings.map(
    (
      it,
    ) => html`<tr><td>${title(it.code)}</td><td>${SEVERITIES[it.severity]}</td><td>${it.expected}</td>
<td>${it.actual}${it.suggestions?.map(({ text }) => html`<br><span class="soft">${text}</span>`)}</td>
<td>${it.rule && html`<code>${it.rule.id}</code>`}</td></tr>`,
  )}</tbody></table>`
}

function outcomeBlock({ code, line, at, fileName }: ReconciledReading): Html {
  const isGood = code === 'matched' || code === 'matched_within_tolerance'
  const found = line
    ? ` ${formatIndex(line.index)} of ${dateText(line.readOn)}, type ${words(line.type)}.`
    : ''
  return html`<p>In <span class="file">${fileName}</span>${at ? `, line ${at.line}` : ''}: <strong class="${isGood ? 'good' : 'bad'}">${outcomeWords(code)}</strong> <code>${code}</code>.${found}</p>`
}
