import { readFileSync } from 'node:fs'
import type { Channel, TextContext, TextExtraction, TextExtractor } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { createTextExtractor } from './create-text-extractor.ts'
import { exampleProfiles } from './profiles/example-profiles.ts'

interface ExpectedReading {
  readonly value: string
  readonly register?: string
  readonly utility?: string
  readonly meter?: string
  readonly customer?: string
}

interface Line {
  readonly id: string
  readonly channel: string
  readonly text: string
  readonly subject?: string
  readonly operator_format?: string
  readonly expect: {
    readonly decision: TextExtraction['decision']
    readonly customer?: string
    readonly date?: string
    readonly readings: readonly ExpectedReading[]
  }
}

const load = (name: string): readonly Line[] =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** The profile of the operator whose form a line names. */
const profileOf: { readonly [format: string]: string } = {
  'cod autocitire 7 cifre, index, # , 1=confirm': 'keyed-by-phone',
  'cod abonat, adresa, index': 'water-by-words',
  'account known from phone binding': 'bound-phone',
  '000000 11111 22222 (only m3, any order)': 'account-water',
  '7104: 10 digits account, up to 5 digits': 'account-gas',
  'meter shows 0111,02': 'letters-and-value',
}

const channelOf = (line: Line): Channel =>
  line.channel === 'viber'
    ? 'messenger'
    : line.channel === 'form'
      ? 'web_app'
      : (line.channel as Channel)

const extractors = new Map<string | undefined, TextExtractor>([[undefined, createTextExtractor()]])
for (const [id, profile] of Object.entries(exampleProfiles)) {
  extractors.set(id, createTextExtractor({ profile }))
}

function extract(line: Line, profileId?: string): TextExtraction {
  const context: TextContext = {
    channel: channelOf(line),
    ...(line.subject !== undefined && { subject: line.subject }),
  }
  const extractor = extractors.get(profileId)
  if (extractor === undefined) throw new Error(`no profile ${profileId}`)
  return extractor.extract(line.text, context)
}

const told = (readings: readonly ExpectedReading[]) =>
  readings.map(({ value, register, customer }) => ({ value, register, customer }))

function isAsExpected(line: Line, extraction: TextExtraction): boolean {
  const { expect: wanted } = line
  if (extraction.decision !== wanted.decision) return false
  if (wanted.decision !== 'accept') return true
  return (
    JSON.stringify(told(extraction.readings)) === JSON.stringify(told(wanted.readings)) &&
    extraction.customer === wanted.customer &&
    wanted.readings.every(
      (one, at) => one.meter === undefined || extraction.readings[at]?.meter === one.meter,
    ) &&
    (wanted.date === undefined || extraction.readings.every((one) => one.date === wanted.date))
  )
}

const corpora = {
  'messages.jsonl': load('messages.jsonl'),
  'own-messages.jsonl': load('own-messages.jsonl'),
}

for (const [name, lines] of Object.entries(corpora)) {
  describe(name, () => {
    it('gives no value that a person would not have read', () => {
      const wrong = lines.flatMap((line) =>
        [undefined, profileOf[line.operator_format ?? '']].flatMap((profileId) => {
          const extraction = extract(line, profileId)
          if (extraction.decision !== 'accept' || isAsExpected(line, extraction)) return []
          return [
            {
              id: line.id,
              profileId,
              got: told(extraction.readings),
              customer: extraction.customer,
            },
          ]
        }),
      )
      expect(wrong).toEqual([])
    })

    it('shows each value where it stands', () => {
      for (const line of lines) {
        for (const { value, span } of extract(line).readings) {
          const isOfSubject = span.end === 0
          const slice = isOfSubject ? (line.subject ?? '') : line.text.slice(span.start, span.end)
          expect(slice.length, line.id).toBeGreaterThanOrEqual(value.length)
        }
      }
    })
  })
}

describe('coverage', () => {
  it('leaves to profiles only what has no one meaning without them', () => {
    const missed = corpora['messages.jsonl'].filter((line) => !isAsExpected(line, extract(line)))
    // Bare numbers in a row: who wrote them for whom decides what they mean.
    expect(missed.map((line) => line.id)).toEqual([
      'ru-07',
      'ru-13',
      'ru-17',
      'uk-01',
      'uk-03',
      'uk-05',
      'pl-01',
    ])
  })

  it('reads every line with the profile of the operator it names', () => {
    const missed = corpora['messages.jsonl'].filter(
      (line) => !isAsExpected(line, extract(line, profileOf[line.operator_format ?? ''])),
    )
    expect(missed.map((line) => line.id)).toEqual(['ru-07', 'ru-13', 'uk-05'])
    for (const line of missed)
      expect(isAsExpected(line, extract(line, 'account-day-night'))).toBe(true)
  })

  it('reads every message of the own corpus as expected', () => {
    const missed = corpora['own-messages.jsonl'].filter(
      (line) => !isAsExpected(line, extract(line)),
    )
    expect(missed.map((line) => line.id)).toEqual([])
    expect(corpora['own-messages.jsonl'].length).toBeGreaterThanOrEqual(150)
  })
})

describe('utilities', () => {
  const wrong = (lines: readonly Line[]) =>
    lines.filter((line) => {
      const { decision, readings } = extract(line)
      if (line.expect.decision !== 'accept' || decision !== 'accept') return false
      return line.expect.readings.some(
        (one, at) => one.utility !== undefined && readings[at]?.utility !== one.utility,
      )
    })

  it('are named where words, units or registers show them', () => {
    expect(wrong(corpora['own-messages.jsonl']).map((line) => line.id)).toEqual([])
    // These operators supply one utility, and the texts do not say which.
    expect(wrong(corpora['messages.jsonl']).map((line) => line.id)).toEqual([
      'ro-13',
      'it-01',
      'bg-03',
    ])
  })

  it('are not spread over a volume from a line about electricity', () => {
    const text = 'POD RO001E123456789 - index 041687 kWh\nPOD DEG61443482 - index 27321 mc'
    const { decision, readings } = createTextExtractor().extract(text)
    expect([decision, ...readings.map((one) => one.utility)]).toEqual([
      'accept',
      'electricity',
      undefined,
    ])
  })
})

describe('secrets', () => {
  it('never gives out a personal number or a password', () => {
    const all = corpora['messages.jsonl'].map((line) => JSON.stringify(extract(line))).join('\n')
    expect(all).not.toContain('8001010000')
    const extraction = createTextExtractor().extract(
      'CNP 1800101221144, parola 987654, PIN: 4321, index 12345',
    )
    expect(extraction.readings.map((one) => one.value)).toEqual(['12345'])
    expect(extraction.identifiers).toEqual([])
  })
})
