import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inFile, line, POD, reading, reconcile } from '../testing/reconciled-lines.ts'
import { addDays } from '../time/index.ts'
import type { SentReading } from './sent-reading.ts'

describe('reconciliation', () => {
  const near = fc.record({
    place: fc.constantFrom(
      POD,
      POD,
      { scheme: 'pod', value: 'RO2' },
      { scheme: 'pod', value: 'RO3' },
    ),
    meterSerial: fc.constantFrom('00123', '00123', '123', 'NEW', 'B', '99999'),
    register: fc.constantFrom('1.8.0', '1.8.0', 'T1', '2.8.0'),
    index: fc.constantFrom('12345', '12345.0', '12346', '12344', '12400'),
    readOn: fc.constantFrom(-8, -1, 0, 1, 2).map((days) => addDays('2026-11-22', days)),
    type: fc.constantFrom(
      'operator' as const,
      'customer' as const,
      'estimated' as const,
      'calculated' as const,
      'exchange' as const,
    ),
  })
  const tolerance = {
    value: { kind: 'absolute', units: '1' },
    time: { kind: 'days', days: 1 },
  } as const
  const sent: readonly SentReading[] = [
    { ...reading, otherSerials: ['NEW'], registerAliases: ['T1'] },
    { ...reading, readingId: 'reading-2', register: '2.8.0' },
    { ...reading, readingId: 'reading-3', isAfterCutoff: true },
    {
      ...reading,
      readingId: 'reading-4',
      meterSerial: 'B',
      placeIdentifiers: [{ scheme: 'pod', value: 'RO2' }],
    },
  ]
  const settings = { sent, notSent: [{ ...reading, readingId: 'reading-5' }], tolerance }

  it('does not depend on the order in which lines are looked at', () => {
    // One line number for all: rows that hold several lines are told apart as well.
    const positions = fc.constantFrom('one line a row', 'one row')
    const files = fc
      .record({ lines: fc.array(near.map(line), { maxLength: 30, size: 'max' }), positions })
      .chain(({ lines, positions }) => {
        const positioned = inFile(...lines).map(({ line, at }) => ({
          line,
          at: positions === 'one row' ? { ...at, line: 1 } : at,
        }))
        const shuffled = fc.shuffledSubarray(positioned, { minLength: positioned.length })
        return fc.record({ positioned: fc.constant(positioned), shuffled })
      })
    fc.assert(
      fc.property(files, ({ positioned, shuffled }) => {
        const [a, b] = [positioned, shuffled].map((lines) => reconcile([], { ...settings, lines }))
        expect(a?.outcomes).toEqual(b?.outcomes)
        expect(a?.unknownPlaces.length).toBe(b?.unknownPlaces.length)
      }),
      { numRuns: 300 },
    )
  })

  it('gives each reading one outcome, in order', () => {
    fc.assert(
      fc.property(fc.array(near.map(line), { maxLength: 30, size: 'max' }), (lines) => {
        const { outcomes, unknownPlaces } = reconcile(lines, settings)
        expect(outcomes.map(({ readingId }) => readingId)).toEqual([
          'reading-1',
          'reading-2',
          'reading-3',
          'reading-4',
          'reading-5',
        ])
        expect(unknownPlaces.length).toBe(lines.filter(({ place }) => place.value === 'RO3').length)
      }),
    )
  })

  it('is not changed by lines that are cancelled at once', () => {
    fc.assert(
      fc.property(
        fc.array(near.map(line), { maxLength: 15 }),
        fc.array(near.map(line), { maxLength: 5 }),
        (lines, mistakes) => {
          const positioned = inFile(...lines)
          const withMistakes = [
            ...positioned,
            ...inFile(...mistakes.flatMap((it) => [it, { ...it, isCancellation: true }])),
          ]
          expect(reconcile([], { ...settings, lines: withMistakes })).toEqual(
            reconcile([], { ...settings, lines: positioned }),
          )
        },
      ),
    )
  })
})
