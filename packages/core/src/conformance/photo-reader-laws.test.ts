import { describe, expect, it } from 'vitest'
import type { PhotoCandidate, PhotoReader, PhotoReading } from '../ports/index.ts'
import { type PhotoReaderPicture, photoReaderLaws } from './photo-reader-laws.ts'

/** The pictures of these tests are strings: `meter 01234` shows 01234, anything else nothing. */
const pictures: readonly PhotoReaderPicture[] = [
  picture('meter 01234.567', '01234.567'),
  picture('meter 00042', '00042'),
  picture('meter blurred'),
]

function picture(text: string, shows?: string): PhotoReaderPicture {
  return {
    name: text,
    bytes: new TextEncoder().encode(text),
    expectation: { integerDigits: 5, decimalDigits: 3 },
    ...(shows === undefined ? {} : { shows }),
  }
}

type Read = PhotoReader['read']

const refused: PhotoReading = {
  decision: 'refused',
  candidates: [],
  orientation: 0,
  quality: { width: 100, height: 100, sharpness: 1 },
  reasons: ['Nothing is seen.'],
}

function candidateOf(value: string): PhotoCandidate {
  return {
    value,
    confidence: 0.9,
    digits: [...value.replace('.', '')].map((char) => ({
      char,
      confidence: 0.98,
      isTurning: false,
    })),
    box: { x: 0, y: 0, width: 50, height: 10 },
  }
}

const sound: Read = async ({ bytes, expectation, signal }) => {
  signal?.throwIfAborted()
  await Promise.resolve()
  signal?.throwIfAborted()
  const value = /^meter ([\d.]+)$/.exec(new TextDecoder().decode(bytes))?.[1]
  if (value === undefined) return refused
  const { lastIndex = 0, maximumIndex = Number.POSITIVE_INFINITY } = expectation
  const fits = Number(value) >= lastIndex && Number(value) <= maximumIndex
  return {
    ...refused,
    decision: fits ? 'read' : 'refused',
    candidates: [candidateOf(value)],
    reasons: [fits ? 'Clear.' : 'Out of range.'],
  }
}

/** A reader that answers as the sound one does, but for one fault. */
function flawed(change: (reading: PhotoReading) => PhotoReading): Read {
  return async (photo) => change(await sound(photo))
}

function withCandidate(change: (candidate: PhotoCandidate) => PhotoCandidate): Read {
  return flawed((reading) => ({ ...reading, candidates: reading.candidates.map(change) }))
}

async function brokenBy(read: Read): Promise<string[]> {
  const reader: PhotoReader = { specificationVersion: 1, read, close: async () => {} }
  const broken: string[] = []
  for (const law of photoReaderLaws) {
    await law.check({ reader, pictures }).catch(() => broken.push(law.name))
  }
  return broken
}

let turn = 0
const flaws: Record<string, { readonly read: Read; readonly breaks: string }> = {
  'throws on what it cannot decode': {
    read: async (photo) => {
      if (photo.bytes.length === 0) throw new Error('no bytes')
      return sound(photo)
    },
    breaks: 'refuses what is not a photo',
  },
  'reads a blank picture': {
    read: async (photo) => {
      const reading = await sound(photo)
      return photo.bytes[0] === 0x89
        ? { ...reading, decision: 'read', candidates: [candidateOf('00000')] }
        : reading
    },
    breaks: 'refuses what is not a photo',
  },
  'keeps its reasons to itself': {
    read: flawed((reading) => ({ ...reading, reasons: [] })),
    breaks: 'says in words why',
  },
  'reads without a candidate': {
    read: flawed((reading) => ({ ...reading, candidates: [] })),
    breaks: 'says in words why',
  },
  'is one off': {
    read: withCandidate((candidate) => candidateOf(candidate.value.replace(/2/, '3'))),
    breaks: 'accepts no value but',
  },
  'guesses at a blurred register': {
    read: async (photo) => {
      const reading = await sound(photo)
      return new TextDecoder().decode(photo.bytes).endsWith('blurred')
        ? { ...reading, decision: 'read', candidates: [candidateOf('01999')] }
        : reading
    },
    breaks: 'accepts no value but',
  },
  'counts confidence in per cent': {
    read: withCandidate((candidate) => ({ ...candidate, confidence: 90 })),
    breaks: 'gives confidences from 0 to 1',
  },
  'puts the worst first': {
    read: flawed((reading) => ({
      ...reading,
      candidates: reading.candidates.flatMap((one) => [{ ...one, confidence: 0.2 }, one]),
    })),
    breaks: 'gives confidences from 0 to 1',
  },
  'takes a decimal for a digit before the dot': {
    read: withCandidate((candidate) => candidateOf(candidate.value.replace(/\.(\d)/, '$1.'))),
    breaks: 'gives as many digits',
  },
  'drops leading zeros': {
    read: withCandidate((candidate) => candidateOf(candidate.value.replace(/^0+/, ''))),
    breaks: 'gives as many digits',
  },
  'leaves digits without confidence': {
    read: withCandidate((candidate) => ({ ...candidate, digits: [] })),
    breaks: 'gives as many digits',
  },
  'measures the box in another picture': {
    read: withCandidate((candidate) => ({
      ...candidate,
      box: { x: 90, y: 0, width: 50, height: 10 },
    })),
    breaks: 'gives boxes inside',
  },
  'ignores the last index': {
    read: ({ expectation: { integerDigits, decimalDigits = 0 }, ...photo }) =>
      sound({ ...photo, expectation: { integerDigits, decimalDigits } }),
    breaks: 'takes the known range as a veto',
  },
  'makes digits up to fit the last index': {
    read: async (photo) => {
      const reading = await sound(photo)
      const { lastIndex } = photo.expectation
      return lastIndex === undefined
        ? reading
        : { ...reading, candidates: [candidateOf(String(lastIndex).padStart(5, '0'))] }
    },
    breaks: 'takes the known range as a veto',
  },
  'answers differently each time': {
    read: async (photo) => ({ ...(await sound(photo)), reasons: [`Attempt ${++turn}`] }),
    breaks: 'reads the same bytes the same way',
  },
  'does not look at the signal': {
    read: ({ bytes, expectation }) => sound({ bytes, expectation }),
    breaks: 'stops with the reason',
  },
  'looks at the signal only when it starts': {
    read: ({ bytes, expectation, signal }) => {
      signal?.throwIfAborted()
      return sound({ bytes, expectation })
    },
    breaks: 'stops with the reason',
  },
}

describe('the laws of photo readers', () => {
  it('hold for a sound reader', async () => {
    expect(await brokenBy(sound)).toEqual([])
  })

  it.each(Object.entries(flaws))('catch a reader that %s', async (_, { read, breaks }) => {
    expect(await brokenBy(read)).toContainEqual(expect.stringContaining(breaks))
  })
})
