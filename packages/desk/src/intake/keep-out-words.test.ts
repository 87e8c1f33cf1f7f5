import { describe, expect, it } from 'vitest'
import { keepOutWords } from './keep-out-words.ts'

const claimed = (...values: readonly string[]) => [
  {
    evidence: { identifiers: ['P1'], meters: [], registers: [undefined] },
    readings: values.map((value) => ({ value, register: '1.8.0' })),
  },
]

const valuesOf = (...values: readonly string[]) =>
  keepOutWords(claimed(...values)).claimed.flatMap(({ readings }) =>
    readings.map(({ value }) => value),
  )

describe('what was typed as an index', () => {
  it.each(['12345', '012 345,6 kWh', '12O45', '-1', '', '12.345', '123 m³'])(
    'stays as it is where it is one, or nearly: %j',
    (value) => {
      expect(valuesOf(value)).toEqual([value])
      expect(keepOutWords(claimed(value)).findings).toEqual([])
    },
  )

  it.each(['Ion Popescu', 'Ion 5', 'str. Lungă 77', '1'.repeat(33), 'Йон'])(
    'does not stay where it is words, or too long: %j',
    (value) => {
      expect(valuesOf(value)).toEqual(['?'])
      expect(keepOutWords(claimed(value)).findings).toEqual([
        {
          code: 'no_index_typed',
          severity: 'lock',
          detail: `«${value}» was typed as an index.`,
        },
      ])
    },
  )

  it('leaves the other readings of the form alone', () => {
    expect(valuesOf('12345', 'call me')).toEqual(['12345', '?'])
  })
})
