import type { Dispute, Instant, OutboxMessage, PlaceState } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { operatorOf } from '../operators.ts'
import { customerSubject } from '../person/customer-subject.ts'
import { queueMail } from './mail-message.ts'
import { operatorLetterTexts } from './operator-letter-texts.ts'
import { placeNumber } from './place-names.ts'

/** The letter by which a dispute goes to the operator. */
export function disputeMail(
  context: DeskContext,
  input: { readonly dispute: Dispute; readonly state: PlaceState; readonly at: Instant },
): OutboxMessage | undefined {
  const { dispute, state, at } = input
  const operator = operatorOf(context, state.place.operator)
  if (operator.email === undefined) return undefined
  const number = dispute.number ?? dispute.id
  const dueOn = dispute.steps.at(-1)?.dueOn
  const texts = operatorLetterTexts(operator.language)
  const { labels } = texts
  return queueMail(context, {
    kind: 'dispute',
    about: [dispute.id],
    subjectOfData: customerSubject(state.contract.customerId),
    at,
    to: { address: operator.email, name: operator.name },
    subject: texts.disputeSubject(number, placeNumber(state)),
    text: [
      texts.to(operator.name),
      [
        `${labels.dispute}: ${number}`,
        `${labels.place}: ${placeNumber(state)}`,
        `${labels.register}: ${dispute.register}`,
        `${labels.readOn}: ${dispute.eventOn}`,
        `${labels.disputedIndex}: ${dispute.disputedIndex ?? '-'}`,
        `${labels.proposedIndex}: ${dispute.proposedIndex}`,
        ...(dueOn ? [`${labels.dueOn}: ${dueOn}`] : []),
      ].join('\n'),
      [
        texts.evidence,
        ...dispute.evidence.map((it) => `- ${it.reference}: ${it.description}`),
      ].join('\n'),
      texts.closing(context.supplier.name),
    ].join('\n\n'),
  })
}
