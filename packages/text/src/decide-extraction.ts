import type { CivilDate, TextContext, TextExtraction, TextReading } from '@selfread/core'
import { assignIdentifiers } from './assign-identifiers.ts'
import { collectIdentifiers } from './collect-identifiers.ts'
import { type CandidateReading, collectReadings } from './collect-readings.ts'
import type { LabelledNumber } from './label-numbers.ts'
import type { Message } from './read-message.ts'

/** Decides what a read message says: accept, review with candidates, or nothing sent in. */
export function decideExtraction(message: Message, context: TextContext): TextExtraction {
  const identifiers = collectIdentifiers(message)
  const candidates = collectReadings(message)
  const doubts = [...new Set(candidates.flatMap((one) => one.doubts))]
  const assigned = assignIdentifiers(candidates, identifiers)
  doubts.push(...assigned.doubts)
  const dated = readingDate(message, context)
  if (candidates.length > 0) doubts.push(...dated.doubts)
  const readings = foldEqual(
    assigned.readings.map((reading) =>
      dated.date === undefined ? reading : { ...reading, date: dated.date },
    ),
  )
  if (readings.length > 0) {
    doubts.push(...signDoubts(message, candidates), ...conflictDoubts(readings))
  }
  if (message.source.isCut) doubts.push('the text is longer than 64 kB and was not read to its end')
  if (message.source.hasDirectionOverride)
    doubts.push('hidden characters turn the writing direction')

  const base = {
    identifiers: identifiers.map(({ kind, value, span }) => ({ kind, value, span })),
    ...(assigned.customer !== undefined && { customer: assigned.customer }),
    ...(message.language !== undefined && { language: message.language }),
  }
  if (readings.length > 0) {
    if (message.signs.has('out_of_office') && candidates.every((one) => one.doubts.length > 0)) {
      return {
        ...base,
        decision: 'not_reading',
        readings: [],
        reasons: ['an automatic or absence answer'],
      }
    }
    if (message.signs.has('out_of_office')) doubts.push('it reads like an absence answer')
    return doubts.length > 0
      ? { ...base, decision: 'review', readings, reasons: doubts }
      : {
          ...base,
          decision: 'accept',
          readings,
          reasons: ['each number is named by the words around it'],
        }
  }
  return { ...base, readings: [], ...withoutReading(message, context, doubts) }
}

function withoutReading(
  message: Message,
  context: TextContext,
  doubts: readonly string[],
): Pick<TextExtraction, 'decision' | 'reasons'> {
  const { signs } = message
  if (signs.has('out_of_office'))
    return { decision: 'not_reading', reasons: ['an automatic or absence answer'] }
  const rejected = message.labelling.numbers.some((one) => one.isNegated)
  if (rejected)
    return { decision: 'review', reasons: ['a value is taken back and no other one given'] }
  if (context.hasPhoto) return { decision: 'review', reasons: ['the reading must be in the photo'] }
  if (message.asks) return { decision: 'not_reading', reasons: ['a question'] }
  if (signs.has('photo')) return { decision: 'review', reasons: ['the reading must be in a photo'] }
  if (signs.has('same'))
    return { decision: 'review', reasons: ['it says that nothing changed, without a number'] }
  if (doubts.length > 0) return { decision: 'review', reasons: doubts }
  const numbers = message.labelling.numbers.filter((one) => one.position < message.signatureAt)
  const names = numbers.some((one) =>
    ['client', 'subscriber', 'place', 'meter', 'previous', 'consumption'].includes(one.role),
  )
  if (message.speaksOfReading || names)
    return { decision: 'review', reasons: ['no index was found in it'] }
  const isUnexplained = numbers.some((one) => one.role === 'unlabelled' && isLongCode(one))
  if (isUnexplained) return { decision: 'review', reasons: ['numbers that nothing explains'] }
  if (signs.has('thanks')) return { decision: 'not_reading', reasons: ['only thanks'] }
  return { decision: 'not_reading', reasons: ['nothing in it is a reading'] }
}

function isLongCode({ item }: LabelledNumber): boolean {
  if (item.kind === 'number') return item.digits.length >= 3
  return item.claim.kind === 'code' || item.claim.kind === 'homoglyph'
}

function signDoubts(message: Message, candidates: readonly CandidateReading[]): string[] {
  const { signs } = message
  const doubts: string[] = []
  if (message.labelling.numbers.some((one) => one.isNegated))
    doubts.push('it says that a value is not the right one')
  if (signs.has('correction')) doubts.push('it corrects an earlier reading')
  if (signs.has('same')) doubts.push('it says that nothing changed')
  if (signs.has('contract_end')) doubts.push('a contract or a meter begins or ends')
  if (signs.has('transliterated')) doubts.push('it is written in Latin letters by ear')
  if (signs.has('unsure')) doubts.push('the writer is not sure')
  if (signs.has('echo')) doubts.push('it reads like a confirmation sent back')
  if (
    message.labelling.hasOpenRegister &&
    candidates.some((one) => one.reading.register !== undefined)
  )
    doubts.push('a register is named without a value')
  if (message.speaksOfBill) doubts.push('a number from a bill stands beside it')
  if (hasAlternative(message)) doubts.push('two values are offered')
  if (isAskedAbout(message, candidates)) doubts.push('the value stands in a question')
  return doubts
}

/** `12345 or 12346`. */
function hasAlternative(message: Message): boolean {
  const isNumber = (at: number) => message.items[at]?.kind === 'number'
  return message.items.some(
    (item, at) =>
      item.kind === 'phrase' &&
      item.meanings.some((one) => one.kind === 'sign' && one.sign === 'alternative') &&
      [1, 2, 3].some((step) => isNumber(at - step)) &&
      [1, 2, 3].some((step) => isNumber(at + step)),
  )
}

/** A question mark ends the sentence that holds a value. */
function isAskedAbout(message: Message, candidates: readonly CandidateReading[]): boolean {
  return candidates.some((candidate) => {
    for (
      let at = candidate.position + 1;
      at < message.items.length && at < candidate.position + 60;
      at += 1
    ) {
      const item = message.items[at]
      if (item?.kind === 'line') return false
      if (item?.kind !== 'mark') continue
      if (item.text === '?') return true
      if (item.text === '!' || (item.text === '.' && message.items[at - 1]?.kind !== 'word'))
        return false
    }
    return false
  })
}

function conflictDoubts(readings: readonly TextReading[]): string[] {
  const seen = new Map<string, string>()
  for (const reading of readings) {
    const key = [reading.customer, reading.meter, reading.utility, reading.register].join('|')
    if (seen.has(key)) return ['several values and nothing that tells them apart']
    seen.set(key, reading.value)
  }
  const hasTotal = readings.some((one) => one.register === 'total')
  if (hasTotal && readings.some((one) => one.register !== 'total')) {
    return ['a sum of the registers stands among the values']
  }
  const withRegister = readings.find((one) => one.register !== undefined)
  const isMixed = readings.some(
    (one) =>
      one.register === undefined &&
      withRegister !== undefined &&
      (one.utility === undefined ||
        withRegister.utility === undefined ||
        one.utility === withRegister.utility),
  )
  return isMixed ? ['one value names its register and another does not'] : []
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

function readingDate(
  message: Message,
  context: TextContext,
): { date?: CivilDate; doubts: string[] } {
  const dates = message.labelling.dates.filter(
    (one) => one.position < message.signatureAt && one.role !== 'other' && one.date !== undefined,
  )
  const labelled = dates.filter((one) => one.role === 'reading')
  const pool = labelled.length > 0 ? labelled : dates
  const distinct = new Set(pool.map((one) => one.date))
  const [first] = pool
  if (first?.date === undefined) return { doubts: [] }
  if (distinct.size > 1) return { doubts: ['several dates'] }
  const { sentOn } = context
  let { date, otherDate } = first
  if (sentOn !== undefined && otherDate !== undefined) {
    if (date > sentOn && otherDate <= sentOn) [date, otherDate] = [otherDate, undefined]
    else if (otherDate > sentOn && date <= sentOn) otherDate = undefined
  }
  if (otherDate !== undefined)
    return { date, doubts: [`${date} or ${otherDate}: day and month can be told either way`] }
  if (sentOn !== undefined && date > sentOn) return { date, doubts: [`${date} lies in the future`] }
  return { date, doubts: [] }
}
