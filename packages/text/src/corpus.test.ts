import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTextExtractor } from './create-text-extractor.ts'

interface Line {
  readonly id: string
  readonly channel: string
  readonly text: string
  readonly subject?: string
  readonly expect: {
    readonly decision: string
    readonly customer?: string
    readonly readings: readonly {
      readonly value: string
      readonly register?: string
      readonly customer?: string
    }[]
  }
}

const load = (name: string): readonly Line[] =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

describe('the labelled messages', () => {
  const extractor = createTextExtractor()
  for (const line of load('messages.jsonl')) {
    const { subject } = line
    const extraction = extractor.extract(line.text, { ...(subject !== undefined && { subject }) })
    if (extraction.decision !== 'accept') continue
    it(`${line.id} is accepted with exactly the expected values`, () => {
      expect(line.expect.decision).toBe('accept')
      expect(extraction.customer).toBe(line.expect.customer)
      expect(extraction.readings.map((one) => [one.value, one.register])).toEqual(
        line.expect.readings.map((one) => [one.value, one.register]),
      )
    })
  }
})
