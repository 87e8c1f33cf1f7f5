import {
  type ExplainedDispute,
  type ExplainedReading,
  type ExplanationDossier,
  formatIndex,
  type Instant,
  type ReconciledReading,
} from '@selfread/core'
import { compareText } from '../compare-text.ts'
import {
  capitalised,
  channelText,
  dateText,
  estimateReason,
  outcomeWords,
  timeText,
  withUnit,
  words,
} from './dossier-words.ts'
import { type Html, html } from './html.ts'

interface Event {
  readonly at: Instant
  readonly text: string
}

/** What happened, in plain words and in order: the page's summary. */
export function timelineSection(dossier: ExplanationDossier): Html {
  const events = once([
    ...dossier.readings.flatMap((it) => readingEvents(dossier, it)),
    ...dossier.disputes.flatMap((it) => disputeEvents(dossier, it)),
  ]).toSorted((a, b) => compareText(a.at, b.at))
  return html`<section class="summary">
<h2>What happened</h2>
${events.length === 0 ? html`<p>Nothing was read, sent or disputed in this period.</p>` : undefined}
<table class="timeline"><tbody>${events.map(
    ({ at, text }) => html`<tr><td>${timeText(dossier, at)}</td><td>${text}</td></tr>`,
  )}</tbody></table>
</section>`
}

/** What happened to two registers in the same words is told once. */
function once(events: readonly Event[]): readonly Event[] {
  return [...new Map(events.map((event) => [`${event.at} ${event.text}`, event])).values()]
}

function readingEvents(dossier: ExplanationDossier, explained: ExplainedReading): readonly Event[] {
  const { transfers, outcomes, notices } = explained
  const operator = dossier.names.operator
  return [
    ...arrival(dossier, explained),
    ...transfers.map(({ at, fileName }) => ({
      at,
      text: `${capitalised(indexOf(dossier, explained))} was written into ${fileName} for ${operator}.`,
    })),
    ...outcomes.map((outcome) => ({
      at: outcome.reconciledAt,
      text: outcomeSentence(dossier, outcome),
    })),
    ...notices.map(({ at }) => ({
      at,
      text: 'The customer and the network operator were told that the reading was not used.',
    })),
  ]
}

function arrival(dossier: ExplanationDossier, explained: ExplainedReading): readonly Event[] {
  const { reading } = explained
  const { receivedAt: at, channel, receiptNumber, readOn, status } = reading
  // What came with the places has no history of its own here.
  if (channel === 'import') return []
  const index = indexOf(dossier, explained)
  if (reading.estimate) {
    const because = estimateReason(reading.estimate)
    const text = `${capitalised(index)} was computed for ${dateText(readOn)}, because ${because}.`
    return [{ at, text }]
  }
  const codes = reading.assessment?.findings.map(({ code }) => words(code)) ?? []
  const noted = codes.length > 0 ? `; noted: ${codes.join(', ')}` : ''
  const receipt = receiptNumber ? ` under number ${receiptNumber}` : ''
  const decision = reading.override
    ? `${status} by ${reading.override.by}`
    : `${words(status)}${receipt}`
  const text = `The customer sent ${index}, read on ${dateText(readOn)}, by ${channelText(channel)}: ${decision}${noted}.`
  return [{ at, text }]
}

function indexOf(dossier: ExplanationDossier, { reading }: ExplainedReading): string {
  return `index ${withUnit(dossier, reading)} (register ${reading.register})`
}

function outcomeSentence(dossier: ExplanationDossier, outcome: ReconciledReading): string {
  const { code, line, fileName } = outcome
  const found = line ? `: ${formatIndex(line.index)} of ${dateText(line.readOn)}` : ''
  return `In ${fileName} (${dossier.names.operator}) ${outcomeWords(code)}${found}.`
}

function disputeEvents(
  { names }: ExplanationDossier,
  { dispute }: ExplainedDispute,
): readonly Event[] {
  const number = dispute.number ?? dispute.id
  return dispute.steps.flatMap(({ state, at, dueOn }) => {
    switch (state) {
      case 'sent': {
        const due = dueOn ? `, answer due on ${dateText(dueOn)}` : ''
        const text = `Dispute ${number} was sent to ${names.operator}: ${dispute.proposedIndex} instead of ${dispute.disputedIndex ?? 'nothing'}${due}.`
        return [{ at, text }]
      }
      case 'answered': {
        const index = dispute.answer?.index ? `, index ${dispute.answer.index}` : ''
        const text = `${names.operator} answered dispute ${number}: ${words(dispute.answer?.result ?? 'answered')}${index}.`
        return [{ at, text }]
      }
      case 'escalated':
      case 'closed':
      case 'withdrawn':
        return [{ at, text: `Dispute ${number} was ${state}.` }]
      default:
        return []
    }
  })
}
