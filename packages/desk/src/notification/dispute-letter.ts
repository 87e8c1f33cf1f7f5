import type { Dispute, Instant, OutboxMessage, PlaceState } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { queueMail } from './mail-message.ts'
import { placeNumber } from './place-names.ts'

/** The letter by which a dispute goes to the operator. */
export function disputeMail(
  context: DeskContext,
  input: { readonly dispute: Dispute; readonly state: PlaceState; readonly at: Instant },
): OutboxMessage | undefined {
  const { dispute, state, at } = input
  const operator = context.operators.find(({ id }) => id === state.place.operator)
  if (operator?.email === undefined) return undefined
  const number = dispute.number ?? dispute.id
  const dueOn = dispute.steps.at(-1)?.dueOn
  return queueMail(context, {
    about: ['dispute', dispute.id],
    subjectOfData: state.contract.customerId,
    at,
    to: { address: operator.email, name: operator.name },
    subject: `Contestație ${number}: ${placeNumber(state)}`,
    text: [
      `Către ${operator.name}`,
      [
        `Contestația nr. ${number}`,
        `Loc de consum: ${placeNumber(state)}`,
        `Cadran: ${dispute.register}`,
        `Data citirii: ${dispute.eventOn}`,
        `Index contestat: ${dispute.disputedIndex ?? '-'}`,
        `Index propus: ${dispute.proposedIndex}`,
        ...(dueOn ? [`Termen de răspuns: ${dueOn}`] : []),
      ].join('\n'),
      ['Dovezi:', ...dispute.evidence.map((it) => `- ${it.reference}: ${it.description}`)].join(
        '\n',
      ),
      `Cu stimă,\n${context.supplier.name}`,
    ].join('\n\n'),
  })
}
