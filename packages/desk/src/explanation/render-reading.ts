import {
  type ExplainedReading,
  type ExplainedSubmission,
  type Finding,
  formatIndex,
  type Reading,
  type ReconciledReading,
} from '@selfread/core'
import { type Html, html } from './html.ts'

// What a person needs of a mail; the whole is kept in the store under its hash.
const EXCERPT_LENGTH_MAX = 600

/** A reading with its source, findings, transfer and what the operator made of it. */
export function readingCard(explained: ExplainedReading): Html {
  const { reading, submissions, transfers, outcomes, notices } = explained
  return html`<div class="card">
<h3>${formatIndex(reading.value)} on ${reading.readOn} <span class="tag">${reading.status}</span></h3>
<dl>
<dt>Register</dt><dd>${reading.register} of meter ${reading.meterSerial}</dd>
<dt>As sent</dt><dd>${reading.value.text}</dd>
<dt>Source</dt><dd>${reading.source}, quality ${reading.quality}, by ${reading.channel}, ${reading.receivedAt}</dd>
${reading.receiptNumber ? html`<dt>Receipt</dt><dd>${reading.receiptNumber}</dd>` : undefined}
${reading.supersededBy ? html`<dt>Superseded by</dt><dd><code>${reading.supersededBy}</code></dd>` : undefined}
${reading.override ? html`<dt>Decided by</dt><dd>${reading.override.by}, ${reading.override.at}: ${reading.override.reason}</dd>` : undefined}
</dl>
${estimateBlock(reading)}
${submissions.map(submissionBlock)}
${assessmentBlock(reading)}
${transfers.map((it) => html`<p>Sent to the operator in ${it.fileName}, line ${it.lineNumber} (batch ${it.batchId}).</p>`)}
${outcomes.map(outcomeBlock)}
${notices.map((it) => html`<p>Absence notified to operator and consumer ${it.at}.</p>`)}
</div>`
}

function estimateBlock({ estimate }: Reading): Html | undefined {
  if (estimate === undefined) return undefined
  const inputs = Object.entries(estimate.inputs).map(([name, value]) => `${name} ${value}`)
  return html`<p>Computed by ${estimate.method} (version ${estimate.methodVersion}) because ${estimate.reason}: ${inputs.join(', ')}.</p>`
}

function submissionBlock(submission: ExplainedSubmission): Html {
  const { text = '', findings } = submission
  const excerpt = text.length > EXCERPT_LENGTH_MAX ? `${text.slice(0, EXCERPT_LENGTH_MAX)} …` : text
  return html`<p>Received by ${submission.channel} from ${submission.sender || 'unknown'}, ${submission.receivedAt}${submission.subject ? `: «${submission.subject}»` : ''}. SHA-256 <code>${submission.rawSha256}</code></p>
${excerpt ? html`<blockquote>${excerpt}</blockquote>` : undefined}
${findings.map((it) => html`<p>${it.code} <span class="tag">${it.severity}</span> ${it.detail}</p>`)}`
}

function assessmentBlock({ assessment }: Reading): Html | undefined {
  if (assessment === undefined) return undefined
  const { findings, skipped } = assessment
  return html`${findings.length === 0 ? html`<p class="good">All checks passed.</p>` : findingsTable(findings)}
${skipped.length === 0 ? undefined : html`<p class="soft">Not looked at: ${skipped.map(({ code, reason }) => `${code} (${reason})`).join('; ')}</p>`}`
}

function findingsTable(findings: readonly Finding[]): Html {
  return html`<table><thead><tr><th>Finding</th><th>Severity</th><th>Expected</th><th>Found</th><th>Rule</th></tr></thead>
<tbody>${findings.map(
    (it) => html`<tr><td>${it.code}</td><td>${it.severity}</td><td>${it.expected}</td>
<td>${it.actual}${it.suggestions?.map(({ text }) => html`<br><span class="soft">${text}</span>`)}</td>
<td>${it.rule?.id}</td></tr>`,
  )}</tbody></table>`
}

function outcomeBlock(outcome: ReconciledReading): Html {
  const { line, at } = outcome
  const isGood = outcome.code === 'matched' || outcome.code === 'matched_within_tolerance'
  return html`<p>Operator’s file ${outcome.fileName}${at ? `, line ${at.line}` : ''}: <strong class="${isGood ? 'good' : 'bad'}">${outcome.code}</strong>${
    line ? ` (${line.type} ${formatIndex(line.index)} on ${line.readOn})` : ''
  }</p>`
}
