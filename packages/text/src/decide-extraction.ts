import type { TextContext, TextExtraction, TextReading } from '@selfread/core'
import { conflictsAmong, doubtsOf, isClear, isWholeMessageRead } from './accept-conditions.ts'
import { assignIdentifiers } from './assign-identifiers.ts'
import { collectIdentifiers } from './collect-identifiers.ts'
import { type CandidateReading, collectReadings } from './collect-readings.ts'
import type { LabelledNumber, NumberRole } from './label/labelled-number.ts'
import type { Message } from './read-message.ts'
import { readingDate } from './reading-date.ts'

/** Decides what a read message says: accept, review with candidates, or nothing sent in. */
export function decideExtraction(message: Message, context: TextContext): TextExtraction {
  const identifiers = collectIdentifiers(message)
  const candidates = collectReadings(message)
  const assigned = assignIdentifiers(candidates, identifiers)
  const dated = readingDate(message, context)
  const { date } = dated
  const readings = foldEqual(
    assigned.readings.map((reading) => (date === undefined ? reading : { ...reading, date })),
  )
  const base = {
    identifiers: identifiers.map(({ kind, value, span }) => ({ kind, value, span })),
    ...(assigned.customer !== undefined && { customer: assigned.customer }),
    ...(message.language !== undefined && { language: message.language }),
  }
  if (readings.length === 0) {
    const doubts = [...assigned.doubts, ...[isWholeMessageRead(message) ?? []].flat()]
    return { ...base, readings, ...withoutReading(message, context, doubts) }
  }

  const isAbsence =
    message.signs.has('out_of_office') && !candidates.some((one) => isClear(message, one))
  if (isAbsence) return { ...base, decision: 'not_reading', readings: [], reasons: [absence] }
  if (isQuestionOfBill(message, candidates))
    return { ...base, decision: 'not_reading', readings: [], reasons: ['a question about a bill'] }
  const doubts = [
    ...doubtsOf(message, candidates),
    ...assigned.doubts,
    ...dated.doubts,
    ...conflictsAmong(readings),
  ]
  return doubts.length > 0
    ? { ...base, decision: 'review', readings, reasons: doubts }
    : { ...base, decision: 'accept', readings, reasons: [named] }
}

/** `Pourquoi 345 kWh sur ma facture ?`: no meter is spoken of, and no number is given as an index. */
function isQuestionOfBill(message: Message, candidates: readonly CandidateReading[]): boolean {
  const { asks, speaksOfMoney, speaksOfReading } = message
  const isNamed = candidates.some((one) => one.number.role !== 'unlabelled')
  return asks && speaksOfMoney && !speaksOfReading && !isNamed
}

const named = 'each number is named by the words around it'
const absence = 'an automatic or absence answer'

function withoutReading(
  message: Message,
  context: TextContext,
  doubts: readonly string[],
): Pick<TextExtraction, 'decision' | 'reasons'> {
  const { signs, labelling } = message
  const nothing = (reason: string) => ({ decision: 'not_reading' as const, reasons: [reason] })
  const unsure = (...reasons: string[]) => ({ decision: 'review' as const, reasons })
  if (signs.has('out_of_office')) return nothing(absence)
  if (labelling.numbers.some((one) => one.isNegated))
    return unsure('a value is taken back and no other one given')
  if (context.hasPhoto) return unsure('the reading must be in the photo')
  if (message.asks) return nothing('a question')
  if (signs.has('photo')) return unsure('the reading must be in a photo')
  if (signs.has('same')) return unsure('it says that nothing changed, without a number')
  if (doubts.length > 0) return unsure(...doubts)
  const numbers = labelling.numbers.filter((one) => one.position < message.signatureAt)
  if (signs.has('promise') && !numbers.some(isUnexplained))
    return nothing('a reading is promised for later')
  if (signs.has('request')) return unsure('it asks for a reading')
  const names = numbers.some((one) => placeRoles.has(one.role))
  if (message.speaksOfReading || names) return unsure('no index was found in it')
  if (numbers.some(isUnexplained)) return unsure('numbers that nothing explains')
  return nothing(signs.has('thanks') ? 'only thanks' : 'nothing in it is a reading')
}

/** Who names one of these is about to send something in. */
const placeRoles: ReadonlySet<NumberRole> = new Set([
  'client',
  'subscriber',
  'place',
  'meter',
  'previous',
  'consumption',
])

function isUnexplained({ item, role }: LabelledNumber): boolean {
  if (role !== 'unlabelled') return false
  if (item.kind === 'number') return item.digits.length >= 3
  return item.claim.kind === 'code' || item.claim.kind === 'homoglyph'
}

/** A value said twice in the same words is one reading. */
function foldEqual(readings: readonly TextReading[]): readonly TextReading[] {
  const seen = new Set<string>()
  return readings.filter((reading) => {
    const key = [
      reading.value,
      reading.customer,
      reading.meter,
      reading.utility,
      reading.register,
    ].join('|')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
