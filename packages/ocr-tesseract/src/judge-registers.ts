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
  const candidates = rankedCandidates(readings, expectation)
  const refuse = (reason: string): Judgement => ({
    decision: 'refused',
    candidates,
    reasons: [reason],
  })
  const [first, ...others] = candidates
  if (first === undefined) {
    return refuse(
      `No row of ${expectation.integerDigits} digits was found that can be the register: it may be blurred, cut, hidden or of a kind this reader does not know.`,
    )
  }
  const { value, confidence } = first
  if (confidence < minimumConfidence) {
    return refuse(
      `The likeliest value is ${value}, at ${percent(confidence)}: too unsure, either because its digits are read differently from layout to layout or because it may be a printed number such as the serial.`,
    )
  }
  const rival = others.find(
    (other) =>
      integerOf(other) !== integerOf(first) &&
      other.confidence >=
        (vetoOf(other, expectation) === undefined ? minimumConfidence / 2 : minimumConfidence),
  )
  if (rival !== undefined) {
    return refuse(`Two numbers fit the register: ${value} and ${rival.value}.`)
  }
  const veto = vetoOf(first, expectation)
  if (veto !== undefined) return refuse(veto)
  return {
    decision: 'read',
    candidates,
    reasons: [`The layouts of the digits agree on ${value}, at ${percent(confidence)}.`],
  }
}

/** Best first, each value once, pieces of the serial left out: Tesseract reads nothing better. */
function rankedCandidates(
  readings: readonly RegisterReading[],
  expectation: PhotoExpectation,
): PhotoCandidate[] {
  const ranked = readings
    .filter(({ candidate }) => !isSerial(candidate, expectation))
    .map((reading) => weighed(reading, expectation))
    .sort((a, b) => b.confidence - a.confidence || b.value.length - a.value.length)
  return ranked.filter(
    (candidate, at) => ranked.findIndex((other) => other.value === candidate.value) === at,
  )
}

/** A number that nothing tells from the print around it is read right, but is seldom the register. */
function weighed(reading: RegisterReading, expectation: PhotoExpectation): PhotoCandidate {
  const { candidate } = reading
  if (isMarked(reading) || isSupported(candidate, expectation)) return candidate
  return { ...candidate, confidence: candidate.confidence * 0.4 }
}

/** Whether the picture itself tells the register from print such as "3200 imp/kWh". */
function isMarked({ split, polarity }: RegisterReading): boolean {
  return split === 'colour' || (split === 'gap' && polarity === 'light')
}

function integerOf({ value }: PhotoCandidate): string {
  return value.split('.')[0] as string
}

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
  const index = Number(integerOf(candidate))
  return index >= lastIndex && index <= highest
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
