import type { PhotoCandidate, PhotoDigit, PixelBox } from '@selfread/core'
import type { WorkingPicture } from './decode-photo.ts'
import type { Mark } from './find-marks.ts'
import type { PossibleRegister } from './locate-registers.ts'
import type { Line, Recognise } from './recogniser-pool.ts'
import { renderStrip, type StripStyle } from './render-strip.ts'

/** A register as several layouts of the same digits were read. */
export interface RegisterReading {
  readonly candidate: PhotoCandidate
  readonly split: PossibleRegister['split']
  readonly polarity: PossibleRegister['polarity']
}

const styles: readonly StripStyle[] = [
  { digitHeight: 40, spacing: 0.95, rim: 0.06, tone: 'grey' },
  { digitHeight: 30, spacing: 0.8, rim: 0.06, tone: 'grey' },
  { digitHeight: 48, spacing: 0.8, rim: 0.04, tone: 'black' },
  { digitHeight: 32, spacing: 1.1, rim: 0.1, tone: 'black' },
  { digitHeight: 36, spacing: 0.75, rim: 0.03, tone: 'grey' },
]

/**
 * Reads one register in every layout. Decimals are added only where every layout agrees on them: a
 * wheel between two digits makes them differ.
 */
export async function readRegister(
  picture: WorkingPicture,
  register: PossibleRegister,
  recognise: Recognise,
): Promise<RegisterReading | undefined> {
  const { integerMarks, decimalMarks, polarity, split } = register
  const whole = await vote(picture, integerMarks, polarity, recognise)
  if (whole === undefined) return undefined
  const marks = [...integerMarks, ...decimalMarks]
  const long =
    decimalMarks.length > 0 && whole.confidence >= trusted
      ? await vote(picture, marks, polarity, recognise)
      : undefined
  const hasDecimals =
    long !== undefined && long.confidence >= trusted && long.digits.startsWith(whole.digits)
  const read = hasDecimals ? long : whole
  const decimals = read.digits.slice(integerMarks.length)
  return {
    split,
    polarity,
    candidate: {
      value: decimals === '' ? read.digits : `${whole.digits}.${decimals}`,
      confidence: Math.min(whole.confidence, read.confidence),
      digits: read.places,
      box: boxOf(hasDecimals ? marks : integerMarks, picture),
    },
  }
}

/** From here on all layouts agree. */
const trusted = 0.9

interface Vote {
  readonly digits: string
  readonly confidence: number
  readonly places: readonly PhotoDigit[]
}

async function vote(
  picture: WorkingPicture,
  marks: readonly Mark[],
  polarity: PossibleRegister['polarity'],
  recognise: Recognise,
): Promise<Vote | undefined> {
  const lines: Line[] = []
  for (const style of styles)
    lines.push(await recognise(renderStrip(picture, marks, polarity, style)))
  const complete = lines.filter((line) => line.digits.length === marks.length)
  const digits = mostFrequent(complete.map((line) => line.digits))
  if (digits === undefined) return undefined
  const agreeing = complete.filter((line) => line.digits === digits)
  const confidence = calibrated({
    agreement: agreeing.length / styles.length,
    disagreement: (complete.length - agreeing.length) / styles.length,
    certainty: agreeing.reduce((sum, line) => sum + line.confidence, 0) / agreeing.length,
  })
  const places = [...digits].map((char, at) => ({
    char,
    confidence:
      (confidence ** (1 / digits.length) *
        complete.filter((line) => line.digits[at] === char).length) /
      complete.length,
    isTurning: false,
  }))
  return { digits, confidence, places }
}

/**
 * How often a string read like this is right. The steps come from counting, not from a model: see
 * the package's README for the photos they were counted on.
 */
function calibrated(seen: {
  readonly agreement: number
  readonly disagreement: number
  readonly certainty: number
}): number {
  if (seen.agreement === 1 && seen.certainty >= 0.85) return 0.95
  if (seen.agreement >= 0.8 && seen.disagreement === 0 && seen.certainty >= 0.85) return 0.9
  if (seen.agreement >= 0.8) return 0.6
  return 0.4 * seen.agreement
}

function mostFrequent(strings: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const string of strings) counts.set(string, (counts.get(string) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0]
}

/** In pixels of the photo, not of the picture worked on. */
function boxOf(marks: readonly Mark[], { scale, width, height }: WorkingPicture): PixelBox {
  const left = Math.max(0, Math.min(...marks.map((mark) => mark.x)) - 2)
  const top = Math.max(0, Math.min(...marks.map((mark) => mark.y)) - 2)
  const right = Math.min(width, Math.max(...marks.map((mark) => mark.x + mark.width)) + 2)
  const bottom = Math.min(height, Math.max(...marks.map((mark) => mark.y + mark.height)) + 2)
  return {
    x: Math.floor(left / scale),
    y: Math.floor(top / scale),
    width: Math.floor((right - left) / scale),
    height: Math.floor((bottom - top) / scale),
  }
}
