import type { PhotoCandidate, PhotoExpectation, PhotoReading } from '@selfread/core'
import type { RegisterReading } from './read-register.ts'

/** What is decided on the registers of one photo, and why. */
export type Judgement = Pick<PhotoReading, 'decision' | 'candidates' | 'reasons'>

/**
 * Accepts one value or none. What is known of the meter vetoes a value or tells the register from a
 * printed number; it changes no digit.
 */
export function judgeRegisters(
  readings: readonly RegisterReading[],
  expectation: PhotoExpectation,
  minimumConfidence: number,
): Judgement {
  const best = distinct(readings)
  const candidates = best.map((reading) => reading.candidate)
  const refuse = (reason: string): Judgement => ({
    decision: 'refused',
    candidates,
    reasons: [reason],
  })
  const [first, ...others] = best.filter(({ candidate }) => !isSerial(candidate, expectation))
  if (first === undefined) {
    return refuse(
      `No row of ${expectation.integerDigits} digits was found that can be the register: it may be blurred, cut, hidden or of a kind this reader does not know.`,
    )
  }
  const { value, confidence } = first.candidate
  if (confidence < minimumConfidence) {
    return refuse(
      `The layouts do not agree on the digits: ${value} is the likeliest, at ${percent(confidence)}.`,
    )
  }
  const rival = others.find(
    (other) =>
      other.candidate.confidence >= minimumConfidence / 2 &&
      (isMarked(other) || !isMarked(first)) &&
      integerOf(other.candidate) !== integerOf(first.candidate),
  )
  if (rival !== undefined) {
    return refuse(`Two numbers fit the register: ${value} and ${rival.candidate.value}.`)
  }
  const veto = vetoOf(first.candidate, expectation)
  if (veto !== undefined) return refuse(veto)
  if (!isMarked(first) && !isSupported(first.candidate, expectation)) {
    return refuse(
      `${value} may be a printed number such as the serial: nothing sets it apart as the register.`,
    )
  }
  return {
    decision: 'read',
    candidates,
    reasons: [`The layouts of the digits agree on ${value}, at ${percent(confidence)}.`],
  }
}

/** Whether the picture itself tells the register from print such as "3200 imp/kWh". */
function isMarked({ split, polarity }: RegisterReading): boolean {
  return split === 'colour' || (split === 'gap' && polarity === 'light')
}

function distinct(readings: readonly RegisterReading[]): RegisterReading[] {
  const kept: RegisterReading[] = []
  const sorted = [...readings].sort(
    (a, b) =>
      Number(isMarked(b)) - Number(isMarked(a)) ||
      b.candidate.confidence - a.candidate.confidence ||
      b.candidate.value.length - a.candidate.value.length,
  )
  for (const reading of sorted) {
    if (!kept.some(({ candidate }) => candidate.value === reading.candidate.value))
      kept.push(reading)
  }
  return kept
}

function integerOf({ value }: PhotoCandidate): string {
  return value.split('.')[0] as string
}

/** The serial, or a piece of it, is what Tesseract reads best on a plate. */
function isSerial(candidate: PhotoCandidate, { serialNumber }: PhotoExpectation): boolean {
  return serialNumber?.replace(/\D/g, '').includes(candidate.value.replace('.', '')) ?? false
}

function vetoOf(candidate: PhotoCandidate, expectation: PhotoExpectation): string | undefined {
  const { lastIndex, maximumIndex } = expectation
  const index = Number(integerOf(candidate))
  if (lastIndex !== undefined && index < lastIndex) {
    return `${candidate.value} is below the last index ${lastIndex}.`
  }
  if (maximumIndex !== undefined && index > maximumIndex) {
    return `${candidate.value} is above the highest plausible index ${maximumIndex}.`
  }
  return undefined
}

/** A known range narrow enough that a printed number would fall into it by chance once in twenty times. */
function isSupported(candidate: PhotoCandidate, expectation: PhotoExpectation): boolean {
  const { lastIndex, maximumIndex, integerDigits } = expectation
  if (lastIndex === undefined) return false
  const narrow = 10 ** integerDigits / 20
  const highest = Math.min(maximumIndex ?? Number.POSITIVE_INFINITY, lastIndex + narrow)
  return Number(integerOf(candidate)) <= highest
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
