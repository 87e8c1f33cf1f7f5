import { describe, expect, it } from 'vitest'
import { codeOf, line, outcomeOf, reconcile } from '../testing/reconciled-lines.ts'

describe('lines that compete', () => {
  it('are decided by what they say, then by day, then by value, then by position', () => {
    const inOrder = [
      line(),
      line({ index: '12346' }),
      line({ readOn: '2026-11-23', index: '12346' }),
      line({ index: '12348' }),
      line({ index: '12300' }),
      // Farther by day, nearer by value.
      line({ readOn: '2026-11-23', index: '12348' }),
      line({ readOn: '2026-11-25' }),
      line({ readOn: '2026-11-18' }),
      line({ type: 'operator', readOn: '2026-11-25', index: '12400' }),
      // Alike but for their position: what they say is in no order.
      line({ type: 'estimated', index: '12400', note: 'second' }),
      line({ type: 'estimated', index: '12400', note: 'first' }),
      line({ type: 'estimated', index: '12400', note: 'third' }),
      line({ meterSerial: '99999' }),
      line({ register: '2.8.0' }),
    ]
    const tolerance = {
      value: { kind: 'absolute', units: '2' },
      time: { kind: 'days', days: 1 },
    } as const
    // The weaker a line, the earlier it stands in the file; only lines that are alike stand in order.
    const lines = inOrder.map((line, place) => ({
      line,
      at: { file: 'november.csv', line: line.note === undefined ? 100 - place : place },
    }))
    for (const [place, expected] of inOrder.entries()) {
      const outcome = outcomeOf([], { lines: lines.slice(place).toReversed(), tolerance })
      const decided = expected.register === '2.8.0' ? undefined : expected
      expect(outcome.line).toBe(decided)
    }
  })

  it('are decided by file where several files come together', () => {
    const at = (file: string, number: number) => ({ line: line(), at: { file, line: number } })
    const lines = [at('b.csv', 2), at('a.csv', 3), at('a.csv', 4)]
    expect(outcomeOf([], { lines })).toMatchObject({ at: { file: 'a.csv', line: 3 } })
    expect(outcomeOf([], { lines: lines.toReversed() })).toMatchObject({
      at: { file: 'a.csv', line: 3 },
    })
  })
})

describe('cancellations', () => {
  const cancelled = { isCancellation: true } as const

  it('withdraw the identical line before them', () => {
    expect(codeOf([line(), line(cancelled)])).toBe('missing_place')
    expect(codeOf([line(), line({ ...cancelled, index: '12345.0', meterSerial: '00123 ' })])).toBe(
      'missing_place',
    )
  })

  it('withdraw one line each', () => {
    expect(codeOf([line(), line(), line(cancelled)])).toBe('matched')
    expect(codeOf([line(), line(cancelled), line(cancelled)])).toBe('missing_place')
  })

  it('withdraw nothing after them, and nothing else', () => {
    expect(codeOf([line(cancelled), line()])).toBe('matched')
    expect(codeOf([line(), line(cancelled), line()])).toBe('matched')
    expect(codeOf([line(), line({ ...cancelled, index: '12346' })])).toBe('matched')
    expect(codeOf([line(), line({ ...cancelled, readOn: '2026-11-23' })])).toBe('matched')
    expect(codeOf([line(), line({ ...cancelled, meterSerial: '123' })])).toBe('matched')
  })

  it('withdraw a line of their own type before another', () => {
    const lines = [line(), line({ type: 'estimated' })]
    expect(codeOf([...lines, line({ ...cancelled, type: 'customer' })])).toBe(
      'replaced_by_estimate',
    )
    expect(codeOf([...lines, line({ ...cancelled, type: 'estimated' })])).toBe('matched')
    expect(codeOf([...lines.toReversed(), line({ ...cancelled, type: 'operator' })])).toBe(
      'replaced_by_estimate',
    )
  })

  it('make way for the corrected line', () => {
    const corrected = line({ index: '12400' })
    expect(codeOf([line(), line(cancelled), corrected])).toBe('different_value')
    expect(codeOf([corrected, line({ ...cancelled, index: '12400' }), line()])).toBe('matched')
  })
})

describe('lines about places that nobody read', () => {
  it('are listed in file order, with their position', () => {
    const stranger = (value: string) => line({ place: { scheme: 'pod', value } })
    const lines = [
      stranger('RO9'),
      line(),
      stranger('RO7'),
      stranger('RO8'),
      { ...stranger('RO7'), isCancellation: true },
    ]
    expect(reconcile(lines).unknownPlaces).toEqual([
      { line: stranger('RO9'), at: { file: 'november.csv', line: 2 } },
      { line: stranger('RO8'), at: { file: 'november.csv', line: 5 } },
    ])
  })
})
