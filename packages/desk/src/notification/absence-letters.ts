import type { Instant, OutboxMessage, PlaceState, Reading } from '@selfread/core'
import { formatIndex } from '@selfread/core'
import type { DeskContext, OperatorSettings } from '../desk-context.ts'
import { customerSubject } from '../person/customer-subject.ts'
import type { PlaceOutcome } from '../reconciliation/reconciliation-report.ts'
import { letterTexts } from './letter-texts.ts'
import { queueMail } from './mail-message.ts'
import { operatorLetterTexts } from './operator-letter-texts.ts'
import { outcomeText } from './outcome-texts.ts'
import { placeNumber, registerName } from './place-names.ts'

/** A customer's reading that the operator did not use. */
export interface Absence {
  readonly outcome: PlaceOutcome
  readonly reading: Reading
  readonly state: PlaceState
}

interface About {
  readonly operator: OperatorSettings
  readonly file: { readonly name: string }
  readonly fileSha256: string
  readonly at: Instant
}

/** Tells the consumer, in their language, what the operator made of their reading. */
export function consumerAbsenceMail(
  context: DeskContext,
  { absence, fileSha256, at }: About & { readonly absence: Absence },
): OutboxMessage | undefined {
  const { outcome, reading, state } = absence
  const [address] = state.customer?.emails ?? []
  if (address === undefined) return undefined
  const language = state.customer?.language ?? 'en'
  const texts = letterTexts(language)
  const { labels } = texts
  const lines = [
    `${labels.place}: ${placeNumber(state)}`,
    `${labels.meter}: ${reading.meterSerial}`,
    `${labels.register}: ${registerName(state, reading, language)}`,
    `${labels.value}: ${reading.value.text}`,
    `${labels.date}: ${reading.readOn}`,
    `${labels.receipt}: ${reading.receiptNumber ?? ''}`,
    `${labels.outcome}: ${outcomeText(outcome.code, language)}`,
    ...(outcome.line && outcome.code !== 'missing_register'
      ? [`${labels.operatorValue}: ${formatIndex(outcome.line.index)} (${outcome.line.readOn})`]
      : []),
  ]
  return queueMail(context, {
    kind: 'absence_consumer',
    about: [fileSha256, reading.id],
    subjectOfData: customerSubject(state.contract.customerId),
    at,
    to: { address },
    subject: texts.absenceSubject(reading.receiptNumber ?? ''),
    text: [
      texts.greeting(state.customer?.name ?? ''),
      texts.absenceIntro,
      lines.join('\n'),
      texts.absenceNext,
      texts.closing(context.supplier.name),
    ].join('\n\n'),
  })
}

/** Tells the operator, once per file, which readings are missing from it. */
export function operatorAbsenceMail(
  context: DeskContext,
  input: About & { readonly absences: readonly Absence[] },
): OutboxMessage | undefined {
  const { operator, file, fileSha256, at, absences } = input
  if (operator.email === undefined || absences.length === 0) return undefined
  const rows = absences.map(({ outcome, reading, state }) =>
    [
      placeNumber(state),
      reading.meterSerial,
      reading.register,
      reading.readOn,
      reading.value.text,
      reading.receiptNumber ?? '',
      outcome.code,
      outcome.line ? formatIndex(outcome.line.index) : '-',
    ].join(' ; '),
  )
  const texts = operatorLetterTexts(operator.language)
  return queueMail(context, {
    kind: 'absence_operator',
    about: [fileSha256],
    subjectOfData: `operator:${operator.id}`,
    at,
    to: { address: operator.email, name: operator.name },
    subject: texts.absenceSubject(file.name, absences.length),
    text: [
      texts.to(operator.name),
      texts.absenceIntro(file.name, fileSha256),
      [texts.absenceHeader, ...rows].join('\n'),
      texts.closing(context.supplier.name),
    ].join('\n\n'),
  })
}
