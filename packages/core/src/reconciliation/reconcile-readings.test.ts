import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimalIndex } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import { addDays } from '../time/index.ts'
import { reconcileReadings } from './reconcile-readings.ts'
import type { PositionedLine, ReconciliationTolerance, SentReading } from './sent-reading.ts'

const EXACT: ReconciliationTolerance = { value: { kind: 'exact' }, time: { kind: 'days', days: 0 } }
const POD = { scheme: 'pod', value: 'RO001E100000001' }

const reading: SentReading = {
  readingId: 'reading-1',
  placeIdentifiers: [{ scheme: 'account', value: '7003720835' }, POD],
  meterSerial: '00123',
  register: '1.8.0',
  index: index('12345'),
  readOn: '2026-11-22',
}

function index(text: string) {
  const value = parseDecimalIndex(text)
  if (value === undefined) throw new Error(text)
  return value
}

/** A line that matches the reading, but for what is said. */
function line({ index: text = '12345', ...change }: LineChange = {}): OperatorLine {
  return {
    place: POD,
    meterSerial: '00123',
    register: '1.8.0',
    readOn: '2026-11-22',
    type: 'customer',
    ...change,
    index: index(text),
  }
}

type LineChange = Partial<Omit<OperatorLine, 'index'>> & { readonly index?: string }

function inFile(...lines: readonly OperatorLine[]): readonly PositionedLine[] {
  return lines.map((line, place) => ({ line, at: { file: 'november.csv', line: place + 2 } }))
}

function reconcile(
  lines: readonly OperatorLine[],
  change: Partial<Parameters<typeof reconcileReadings>[0]> = {},
) {
  return reconcileReadings({
    sent: [reading],
    lines: inFile(...lines),
    tolerance: EXACT,
    windowDays: 7,
    ...change,
  })
}

function outcomeOf(...args: Parameters<typeof reconcile>) {
  const [outcome] = reconcile(...args).outcomes
  if (outcome === undefined) throw new Error('no outcome')
  return outcome
}

function codeOf(...args: Parameters<typeof reconcile>) {
  return outcomeOf(...args).code
}

describe('a reading in the operator’s file', () => {
  it('is matched by the same value on the same day, whoever read it', () => {
    expect(outcomeOf([line()])).toEqual({
      readingId: 'reading-1',
      code: 'matched',
      line: line(),
      at: { file: 'november.csv', line: 2 },
      daysApart: 0,
      unitsApart: 0,
    })
    expect(codeOf([line({ type: 'operator' })])).toBe('matched')
    expect(codeOf([line({ type: 'exchange' })])).toBe('matched')
  })

  it('is matched however the value is written', () => {
    expect(codeOf([line({ index: '0012345,000' })])).toBe('matched')
    expect(outcomeOf([line({ index: '12345.001' })])).toMatchObject({
      code: 'different_value',
      unitsApart: 1,
    })
    expect(outcomeOf([line({ index: '12400.000' })])).toMatchObject({ unitsApart: 55 })
    expect(outcomeOf([line({ index: '12344.9' })])).toMatchObject({ unitsApart: -1 })
    const fine = { ...reading, index: index('12345.5') }
    expect(outcomeOf([line()], { sent: [fine] })).toMatchObject({ unitsApart: -5 })
  })

  it('is matched within a tolerance of value, of days, or of both', () => {
    const tolerance = {
      value: { kind: 'absolute', units: '1' },
      time: { kind: 'days', days: 1 },
    } as const
    expect(codeOf([line({ index: '12346' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ readOn: '2026-11-21' })], { tolerance })).toBe('matched_within_tolerance')
    expect(
      outcomeOf([line({ readOn: '2026-11-23', index: '12344' })], { tolerance }),
    ).toMatchObject({ code: 'matched_within_tolerance', daysApart: 1, unitsApart: -1 })
    expect(codeOf([line({ index: '12346.001' })], { tolerance })).toBe('different_value')
    expect(codeOf([line({ readOn: '2026-11-24', index: '12346' })], { tolerance })).toBe(
      'other_date',
    )
  })

  it('takes a percentage of the index, exactly', () => {
    const tolerance = {
      value: { kind: 'percent', percent: '0.01' },
      time: { kind: 'days', days: 0 },
    } as const
    expect(codeOf([line({ index: '12346.2345' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ index: '12346.2346' })], { tolerance })).toBe('different_value')
    expect(codeOf([line({ index: '12343.7655' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ index: '12343.7654' })], { tolerance })).toBe('different_value')
  })

  it('has another value or another date', () => {
    expect(outcomeOf([line({ index: '12445' })])).toMatchObject({
      code: 'different_value',
      daysApart: 0,
      unitsApart: 100,
    })
    expect(outcomeOf([line({ readOn: '2026-11-29' })])).toMatchObject({
      code: 'other_date',
      daysApart: 7,
      unitsApart: 0,
    })
    expect(outcomeOf([line({ readOn: '2026-11-15' })])).toMatchObject({ daysApart: -7 })
  })

  it('is replaced by an operator’s index or an estimate', () => {
    expect(codeOf([line({ type: 'operator', index: '12400' })])).toBe('replaced_by_operator_read')
    expect(codeOf([line({ type: 'exchange', index: '12400' })])).toBe('replaced_by_operator_read')
    expect(codeOf([line({ type: 'estimated', index: '12400' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'calculated', index: '12400' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'estimated' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'calculated' })])).toBe('replaced_by_estimate')
  })

  it('is replaced by an index of the meter that came in its meter’s place', () => {
    const sent = [{ ...reading, otherSerials: ['NEW-7'] }]
    const onNew = (type: OperatorLine['type']) => line({ type, meterSerial: 'new-7', index: '3' })
    expect(outcomeOf([onNew('operator')], { sent })).toEqual({
      readingId: 'reading-1',
      code: 'replaced_by_operator_read',
      line: onNew('operator'),
      at: { file: 'november.csv', line: 2 },
      daysApart: 0,
    })
    expect(codeOf([onNew('exchange')], { sent })).toBe('replaced_by_operator_read')
    expect(codeOf([onNew('estimated')], { sent })).toBe('replaced_by_estimate')
    expect(codeOf([onNew('customer')], { sent })).toBe('missing_register')
    expect(codeOf([onNew('operator')])).toBe('unknown_meter')
  })

  it('is missing with its register, with its place, or with its period', () => {
    expect(outcomeOf([line({ register: '2.8.0' })])).toEqual({
      readingId: 'reading-1',
      code: 'missing_register',
    })
    expect(outcomeOf([])).toEqual({ readingId: 'reading-1', code: 'missing_place' })
    expect(codeOf([line({ readOn: '2026-11-30' })])).toBe('missing_place')
    expect(codeOf([line({ place: { scheme: 'pod', value: 'RO001E100000002' } })])).toBe(
      'missing_place',
    )
  })

  it('stands beside a meter that never hung there', () => {
    expect(outcomeOf([line({ meterSerial: '99999' })])).toMatchObject({
      code: 'unknown_meter',
      line: { meterSerial: '99999' },
      daysApart: 0,
    })
    // The other register says nothing of this one; the meter that nobody knows does.
    expect(codeOf([line({ meterSerial: '99999' }), line({ register: '2.8.0' })])).toBe(
      'unknown_meter',
    )
    expect(codeOf([line({ meterSerial: '99999', register: '2.8.0' })])).toBe('missing_register')
  })

  it('is found by any identifier, alias or form of the serial number', () => {
    const account = { scheme: 'account', value: ' 7003720835' }
    expect(codeOf([line({ place: account })])).toBe('matched')
    expect(codeOf([line({ place: { ...account, scheme: 'clc' } })])).toBe('missing_place')
    const sent = [{ ...reading, registerAliases: ['T1', '1-0:1.8.0'] }]
    expect(codeOf([line({ register: 't1 ' })], { sent })).toBe('matched')
    expect(codeOf([line({ meterSerial: '123' })])).toBe('matched')
    expect(codeOf([line({ meterSerial: '000123' })])).toBe('matched')
    expect(codeOf([line({ meterSerial: '1230' })])).toBe('unknown_meter')
    const { meterSerial: _, ...withoutSerial } = line()
    expect(codeOf([withoutSerial])).toBe('matched')
  })

  it('keeps meters apart that differ in leading zeros only', () => {
    const sent = [reading, { ...reading, readingId: 'reading-2', meterSerial: '0123' }]
    const codes = (serial: string) =>
      reconcile([line({ meterSerial: serial })], { sent }).outcomes.map(({ code }) => code)
    expect(codes('00123')).toEqual(['matched', 'missing_register'])
    expect(codes('0123')).toEqual(['missing_register', 'matched'])
  })

  it('is not confused by a second meter of the place', () => {
    const other = { ...reading, readingId: 'reading-2', meterSerial: 'B', index: index('7') }
    const lines = [line({ meterSerial: 'B', index: '7' })]
    expect(reconcile(lines, { sent: [reading, other] }).outcomes).toMatchObject([
      { readingId: 'reading-1', code: 'missing_register' },
      { readingId: 'reading-2', code: 'matched' },
    ])
    expect(reconcile(lines, { notSent: [other] }).outcomes).toMatchObject([
      { readingId: 'reading-1', code: 'missing_register' },
      { readingId: 'reading-2', code: 'not_sent' },
    ])
  })

  it('is not answered by what the operator has of a second meter of the place', () => {
    const other = { ...reading, readingId: 'reading-2', meterSerial: 'B', otherSerials: ['OLD-B'] }
    for (const meterSerial of ['B', 'OLD-B']) {
      const lines = [line({ meterSerial, type: 'operator', index: '7' })]
      expect(codeOf(lines, { sent: [reading, other] })).toBe('missing_register')
    }
  })

  it('is of another meter where zeros are missing inside its serial number', () => {
    expect(codeOf([line({ meterSerial: '1023' })])).toBe('unknown_meter')
    expect(
      codeOf([line({ meterSerial: '1023' })], { sent: [{ ...reading, meterSerial: '10023' }] }),
    ).toBe('unknown_meter')
  })

  it('is as far from a line as a safe integer can say', () => {
    const fine = { ...reading, index: index('0.000000000000001') }
    const outcome = outcomeOf([line({ index: '999999999999999' })], { sent: [fine] })
    expect(outcome.code).toBe('different_value')
    expect(outcome).not.toHaveProperty('unitsApart')
  })

  it('cannot be demanded after the cutoff, but may be used', () => {
    const sent = [{ ...reading, isAfterCutoff: true }]
    expect(codeOf([], { sent })).toBe('after_cutoff')
    expect(outcomeOf([line({ type: 'estimated', index: '12400' })], { sent })).toMatchObject({
      code: 'after_cutoff',
      line: { type: 'estimated' },
      unitsApart: 55,
    })
    expect(codeOf([line()], { sent })).toBe('matched')
    const tolerance = {
      value: { kind: 'absolute', units: '1' },
      time: { kind: 'days', days: 0 },
    } as const
    expect(codeOf([line({ index: '12346' })], { sent, tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ readOn: '2026-11-25' })], { sent })).toBe('other_date')
  })

  it('cannot be in the file where it was not sent', () => {
    const notSent = [{ readingId: 'reading-2', placeIdentifiers: [POD] }]
    expect(reconcile([line()], { sent: [], notSent })).toEqual({
      outcomes: [{ readingId: 'reading-2', code: 'not_sent' }],
      unknownPlaces: [],
    })
  })
})

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
