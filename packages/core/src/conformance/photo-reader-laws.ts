import type { PhotoCandidate, PhotoExpectation, PhotoReader, PhotoReading } from '../ports/index.ts'
import type { Law } from './law.ts'

/** A photo an adapter is tried on. */
export interface PhotoReaderPicture {
  readonly name: string
  readonly bytes: Uint8Array
  readonly expectation: PhotoExpectation
  /** What a person sees, written as a candidate's value. Without it nobody can tell: it has to be refused. */
  readonly shows?: string
}

/** A reader under test; the more pictures, the more its laws say. */
export interface PhotoReaderSubject {
  readonly reader: PhotoReader
  readonly pictures?: readonly PhotoReaderPicture[]
}

const expectation: PhotoExpectation = { integerDigits: 5, decimalDigits: 3 }

/** A grey picture of 160 by 120 pixels, as PNG. */
const blankPng = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAKAAAAB4CAIAAAD6wG44AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAx0lEQVR42u3RAQ0AAADCIOMb2x6ORziprosFgAVYgAVYgAVYgAELsAALsAALsAADFmABFmABFmABFmDAAizAAizAAizAgAVYgAVYgAVYgAELsAALsAALsAALMGABFmABFmABFmDAAizAAizAAizAgAVYgAVYgAVYgAUYsAALsAALsAALMGABFmABFmABFmABBizAAizAAizAAgxYgAVYgAVYgAUYsAALsAALsAALsAADFmABFmABFmABBizAAizAAizAAgxYzw2A+o760ySgtQAAAABJRU5ErkJggg==',
)
/** A JPEG of 64 by 64 pixels that ends a few bytes into its scan. */
const truncatedJpeg = fromBase64(
  '/9j/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////////////////////////////2wBDAaq0tPDS8P//////////////////////////////////////////////////////////////////////////////wAARCABAAEADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAlEAABAQcFAQEBAQAAAAAAAAABACExYZGxwfARQVGBoXHR4fH/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8Agg63TJlyu0M04FUwXfYcJg==',
)
const notMeters = {
  'no bytes': new Uint8Array(0),
  'bytes of text': new TextEncoder().encode('Index 01234, photo attached.'),
  'a truncated JPEG': truncatedJpeg,
  'a blank picture': blankPng,
}

/**
 * What every photo reader owes its caller. A wrong index on a bill costs more than a photo a person
 * has to look at, so most laws are about refusing.
 */
export const photoReaderLaws: readonly Law<PhotoReaderSubject>[] = [
  {
    name: 'refuses what is not a photo of a meter, with a reason, and does not throw',
    async check({ reader }) {
      for (const [name, bytes] of Object.entries(notMeters)) {
        const reading = await reader.read({ bytes, expectation })
        demand(reading.decision === 'refused', `${name} was read as ${valuesOf(reading)}`)
      }
    },
  },
  {
    name: 'says in words why it decided as it did, and reads only with a candidate',
    async check(subject) {
      await eachReading(subject, (reading, name) => {
        demand(
          reading.reasons.length > 0 && reading.reasons.every((reason) => /\p{L}/u.test(reason)),
          `${name}: no reason given`,
        )
        demand(
          reading.decision === 'refused' || reading.candidates.length > 0,
          `${name}: read, but without a candidate`,
        )
      })
    },
  },
  {
    name: 'accepts no value but the one the picture shows',
    async check({ reader, pictures = [] }) {
      for (const { name, shows, ...photo } of pictures) {
        const reading = await reader.read(photo)
        if (reading.decision === 'refused') continue
        const read = reading.candidates[0]?.value
        demand(shows !== undefined, `${name} cannot be read, but was read as ${read}`)
        demand(
          read === shows || read === shows.split('.')[0],
          `${name} shows ${shows}, but was read as ${read}`,
        )
      }
    },
  },
  {
    name: 'gives confidences from 0 to 1, best candidate first',
    async check(subject) {
      await eachReading(subject, ({ candidates }, name) => {
        for (const candidate of candidates) {
          for (const { confidence } of [candidate, ...candidate.digits]) {
            demand(confidence >= 0 && confidence <= 1, `${name}: a confidence of ${confidence}`)
          }
        }
        const [first, ...others] = candidates.map((candidate) => candidate.confidence)
        demand(
          others.every((other) => other <= (first ?? 0)),
          `${name}: the first candidate is not the most confident`,
        )
      })
    },
  },
  {
    name: 'gives as many digits as the meter has, each with its own confidence',
    async check(subject) {
      await eachReading(subject, ({ candidates }, name, meter) => {
        for (const candidate of candidates) demandDigits(candidate, meter, name)
      })
    },
  },
  {
    name: 'gives boxes inside the upright picture',
    async check(subject) {
      await eachReading(subject, ({ candidates, quality }, name) => {
        for (const { box } of candidates) {
          demand(
            box.x >= 0 &&
              box.y >= 0 &&
              box.width > 0 &&
              box.height > 0 &&
              box.x + box.width <= quality.width &&
              box.y + box.height <= quality.height,
            `${name}: the box ${JSON.stringify(box)} leaves the picture`,
          )
        }
      })
    },
  },
  {
    name: 'takes the known range as a veto that changes no digit',
    async check({ reader, pictures = [] }) {
      for (const { name, bytes, expectation: meter } of pictures) {
        const free = await reader.read({ bytes, expectation: meter })
        if (free.decision === 'refused') continue
        const whole = Number(free.candidates[0]?.value.split('.')[0])
        const above = { ...meter, lastIndex: whole + 1, maximumIndex: whole + 100 }
        const bound = await reader.read({ bytes, expectation: above })
        demand(
          bound.decision === 'refused',
          `${name}: ${valuesOf(bound)} was accepted below the last index ${whole + 1}`,
        )
        const known = new Set(free.candidates.map((candidate) => candidate.value))
        demand(
          bound.candidates.every((candidate) => known.has(candidate.value)),
          `${name}: the last index put ${valuesOf(bound)} in place of ${valuesOf(free)}`,
        )
      }
    },
  },
  {
    name: 'reads the same bytes the same way every time',
    async check({ reader, pictures = [] }) {
      for (const photo of [{ bytes: blankPng, expectation }, ...pictures]) {
        const once = JSON.stringify(await reader.read(photo))
        const again = JSON.stringify(await reader.read(photo))
        demand(once === again, `first ${once}, then ${again}`)
      }
    },
  },
  {
    name: 'stops with the reason of an aborted signal, before and while reading',
    async check({ reader, pictures = [] }) {
      const bytes = pictures[0]?.bytes ?? blankPng
      const reason = new Error('The caller no longer wants it.')
      const before = reader.read({ bytes, expectation, signal: AbortSignal.abort(reason) })
      demand((await outcomeOf(before)) === reason, 'a signal aborted beforehand was not honoured')
      const controller = new AbortController()
      const meanwhile = outcomeOf(reader.read({ bytes, expectation, signal: controller.signal }))
      controller.abort(reason)
      demand((await meanwhile) === reason, 'a signal aborted while reading was not honoured')
    },
  },
]

async function eachReading(
  { reader, pictures = [] }: PhotoReaderSubject,
  check: (reading: PhotoReading, name: string, meter: PhotoExpectation) => void,
): Promise<void> {
  for (const [name, bytes] of Object.entries(notMeters)) {
    check(await reader.read({ bytes, expectation }), name, expectation)
  }
  for (const { name, ...photo } of pictures) {
    check(await reader.read(photo), name, photo.expectation)
  }
}

function demandDigits(
  { value, digits }: PhotoCandidate,
  { integerDigits, decimalDigits = 0 }: PhotoExpectation,
  name: string,
): void {
  const [whole = '', decimals, ...rest] = value.split('.')
  demand(
    /^\d+(\.\d+)?$/.test(value) && rest.length === 0 && whole.length === integerDigits,
    `${name}: ${value} has not the ${integerDigits} integer digits of the meter`,
  )
  demand(
    decimals === undefined || decimals.length <= decimalDigits,
    `${name}: ${value} has more than the ${decimalDigits} decimals of the meter`,
  )
  demand(
    digits.map((digit) => digit.char).join('') === value.replace('.', ''),
    `${name}: the digits of ${value} do not spell it`,
  )
}

function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
}

function valuesOf({ candidates }: PhotoReading): string {
  return candidates.map((candidate) => candidate.value).join(' or ') || 'nothing'
}

function demand(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new Error(`A photo reader broke a law: ${fault}.`)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
