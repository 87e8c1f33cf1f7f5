import type { DisputeClock, ExplainedDispute, ExplanationDossier } from '@selfread/core'
import { dateText, timeText, title, words } from './dossier-words.ts'
import { type Html, html } from './html.ts'

/** A dispute with the operator: what it is about, its clock, its steps and the answer. */
export function disputeCard(
  dossier: ExplanationDossier,
  { dispute, clock }: ExplainedDispute,
): Html {
  const { answer } = dispute
  return html`<div class="card">
<h3>Dispute ${dispute.number ?? dispute.id} <span class="tag">${words(dispute.state)}</span></h3>
${clockBox(clock)}
<dl>
<dt>About</dt><dd>${title(dispute.type)}: register ${dispute.register}, ${dateText(dispute.eventOn)}</dd>
<dt>Operator’s index</dt><dd>${dispute.disputedIndex ?? 'none'}</dd>
<dt>Index proposed</dt><dd>${dispute.proposedIndex}</dd>
${answer ? html`<dt>Operator’s answer</dt><dd><strong>${words(answer.result)}</strong>${answer.index ? `, index ${answer.index}` : ''}${answer.note ? `: ${answer.note}` : ''}</dd>` : undefined}
</dl>
<table class="steps"><thead><tr><th>State</th><th>Since</th><th>Clock runs against</th><th>Due</th><th>Note</th></tr></thead>
<tbody>${dispute.steps.map(
    (step) =>
      html`<tr><td>${title(step.state)}</td><td>${timeText(dossier, step.at)}</td><td>${words(step.owner)}</td><td>${step.dueOn && dateText(step.dueOn)}</td><td>${step.note}</td></tr>`,
  )}</tbody></table>
<h4>Evidence</h4>
<ul>${dispute.evidence.map((it) => html`<li>${title(it.kind)}: ${it.description} <code>${it.reference}</code></li>`)}</ul>
</div>`
}

function clockBox({ owner, dueOn, daysLeft = 0, isOverdue }: DisputeClock): Html {
  if (dueOn === undefined) return html`<p class="clock">No deadline runs.</p>`
  const days = isOverdue ? `${-daysLeft} days overdue` : `${daysLeft} days left`
  return html`<p class="clock ${isOverdue ? 'late' : ''}"><strong>${days}</strong> The clock runs against the ${owner}: due on ${dateText(dueOn)}.</p>`
}
