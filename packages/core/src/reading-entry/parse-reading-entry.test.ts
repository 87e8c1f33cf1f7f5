import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedRanges, assessMeterReading } from '../assessment/index.ts'
import { bookOf, bounds, index, ruleRow } from '../testing/assessment-context.ts'
import { meterReadingOf } from './meter-reading-of.ts'
import { parseReadingEntry, type ReadingEntry } from './parse-reading-entry.ts'

const past = (readOn: string, units: number) => ({
  index: index(units),
  readOn,
  isEstimated: false,
  isSelfRead: true,
})
const entry: ReadingEntry = {
  readOn: '2026-11-22',
  today: '2026-11-22',
  installation: {
    meter: {
      serialNumber: '0012345',
      registers: [
        { id: 'T1', direction: 'import', unit: 'kWh', integerDigits: 5, decimalDigits: 0 },
        { id: 'T2', direction: 'import', unit: 'kWh', integerDigits: 5, decimalDigits: 0 },
      ],
    },
    installedOn: '2019-05-01',
    entryIndices: [],
    multipliers: [],
  },
  registers: [
    { register: 'T1', history: [past('2026-09-22', 11_700), past('2026-10-22', 12_000)] },
    {
      register: 'T2',
      history: [past('2026-10-22', 3_000)],
      agreed: { unitsPerDay: { units: 5, days: 1 }, source: 'annex 7 version 1' },
    },
  ],
  indices: [
    { register: 'T1', text: '12310' },
    { register: 'T2', text: '03155' },
  ],
}
const full: ReadingEntry = {
  ...entry,
  isKnownPoint: true,
  statedSerial: '0012345',
  isSeasonal: false,
  capacity: { kilowatts: '11', qmax: '2.5' },
  connection: { disconnectedOn: '2026-11-01' },
  contract: { startsOn: '2020-01-01', endsOn: '2027-01-01' },
  verificationValidUntil: '2029-12-31',
  registers: entry.registers.map((it) => ({
    ...it,
    history: it.history.map((one) => ({ ...one, meterSerial: '0012345', multiplier: '1' })),
    profile: { unitsPerDay: { units: 3_000, days: 365 }, source: 'class H0' },
  })),
}
const problems = (more: object) => {
  const parsed = parseReadingEntry({ ...entry, ...more })
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('a reading that an integrator hands in', () => {
  it('is taken as it is where it is right', () => {
    expect(parseReadingEntry(entry)).toEqual({ ok: true, value: entry })
    expect(parseReadingEntry(full)).toEqual({ ok: true, value: full })
  })

  it('leaves it to the assessment what was entered', () => {
    expect(
      problems({
        indices: [
          { register: 'T9', text: '' },
          { register: 'T1', text: '12a' },
        ],
      }),
    ).toEqual([])
  })

  it('is told by path what is wrong with it', () => {
    expect(problems({ readOn: '2026-02-30' })).toEqual([
      'readOn: expected a day such as 2026-11-24',
    ])
    expect(problems({ today: 5 })).toEqual(['today: expected string'])
    expect(problems({ capacity: { kilowatts: '11 kW' } })).toEqual([
      'capacity.kilowatts: expected decimal text such as "2.5"',
    ])
    expect(problems({ capacity: { qmax: 2.5 } })).toEqual(['capacity.qmax: expected string'])
    expect(problems({ contract: { endsOn: '2027-01-01' } })).toEqual([
      'contract.startsOn: expected string',
    ])
    expect(problems({ connection: { disconnectedOn: 'never' } })).toEqual([
      'connection.disconnectedOn: expected a day such as 2026-11-24',
    ])
    expect(problems({ verificationValidUntil: '2029' })).toHaveLength(1)
    expect(problems({ isKnownPoint: 'yes', isSeasonal: 0, statedSerial: '' })).toEqual([
      'isKnownPoint: expected boolean',
      'statedSerial: expected at least 1 characters',
      'isSeasonal: expected boolean',
    ])
    expect(problems({ indices: [{ register: 'T1', text: '1'.repeat(201) }] })).toEqual([
      'indices.0.text: expected at most 200 characters',
    ])
    expect(problems({ window: {} })).toEqual([': expected no window'])
  })

  it('has a meter as it may be installed', () => {
    const { installation } = entry
    expect(
      problems({
        installation: { ...installation, installedOn: '2019', multipliers: [{}] },
        registers: [],
      }),
    ).toEqual([
      'installation.installedOn: expected a day such as 2026-11-24',
      'installation.multipliers.0.validFrom: expected string',
      'installation.multipliers.0.factor: expected string',
    ])
    expect(problems({ installation: 7, registers: [] })).toEqual(['installation: expected object'])
  })

  it('has histories of valid indices, earliest first', () => {
    const withHistory = (history: unknown, more = {}) =>
      problems({ registers: [{ register: 'T1', history, ...more }] })
    expect(withHistory([past('2026-10-22', 1), past('2026-10-21', 2)])).toEqual([
      'registers.0.history.1.readOn: expected a day on or after that of the one before',
    ])
    expect(withHistory([past('2026-10-22', 1), past('2026-10-22', 2)])).toEqual([])
    expect(withHistory([{ ...past('2026-10-22', 1), multiplier: 'x' }])).toEqual([
      'registers.0.history.0.multiplier: expected decimal text such as "2.5"',
    ])
    expect(
      withHistory([{ ...past('2026-10-22', 1), index: { text: '2', units: 1, decimals: 0 } }]),
    ).toEqual(['registers.0.history.0.index.text: expected the digits that units and decimals say'])
    expect(withHistory(Array(1_001).fill(past('2026-10-22', 1)))).toEqual([
      'registers.0.history: expected at most 1000 entries',
    ])
    const expected = { unitsPerDay: { units: -1, days: 0 }, source: '' }
    expect(withHistory([], { agreed: expected })).toEqual([
      'registers.0.agreed.unitsPerDay.units: expected at least 0',
      'registers.0.agreed.unitsPerDay.days: expected at least 1',
      'registers.0.agreed.source: expected at least 1 characters',
    ])
  })

  it('has registers of the meter, each once', () => {
    const registers = [
      { register: 'T1', history: [] },
      { register: 'T1', history: [] },
      { register: 'T3', history: [] },
    ]
    expect(problems({ registers })).toEqual([
      'registers.1.register: expected a register of the meter, once',
      'registers.2.register: expected a register of the meter, once',
    ])
    expect(problems({ registers: Array(101).fill(registers[0]) })[0]).toBe(
      'registers: expected at most 100 entries',
    )
    expect(problems({ indices: Array(101).fill(entry.indices[0]) })).toEqual([
      'indices: expected at most 100 entries',
    ])
  })

  it('is never answered with an error (law)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(full)), (value, name) => {
        expect(() => parseReadingEntry(value)).not.toThrow()
        expect(() => parseReadingEntry({ ...full, [name]: value })).not.toThrow()
      }),
    )
  })
})

describe('what is assessed of it', () => {
  const book = bookOf(
    ruleRow('reading_window', { kind: 'days', fromDay: 20, toDay: 26 }),
    ruleRow('assessment_bounds', bounds),
  )
  it('has the window of the day, and of each register the past and what to expect', () => {
    const reading = meterReadingOf({ entry, book, scope: {} })
    expect(reading.window).toMatchObject({ opensOn: '2026-11-20', submitUntil: '2026-11-26' })
    expect(reading.registers).toMatchObject([
      {
        register: { id: 'T1' },
        previous: { index: { units: 12_000 }, meterSerial: '0012345' },
        expected: { unitsPerDay: { units: 300, days: 30 } },
      },
      { register: { id: 'T2' }, expected: { source: 'annex 7 version 1' } },
    ])
    expect(assessMeterReading(reading)).toMatchObject({ decision: 'accept', missing: [] })
    expect(allowedRanges(reading).map(({ range }) => range.highest.text)).toEqual([
      '12670',
      '03360',
    ])
  })

  it('has registers of which nothing is known', () => {
    const { registers } = meterReadingOf({ entry: { ...entry, registers: [] }, book, scope: {} })
    expect(registers).toEqual(entry.installation.meter.registers.map((register) => ({ register })))
  })

  it('has no window where no row states one', () => {
    expect(meterReadingOf({ entry, book: bookOf(), scope: {} })).not.toHaveProperty('window')
  })

  it('takes the multiplier of the day, and the share of estimates that the row allows', () => {
    const { installation } = entry
    const multipliers = [{ validFrom: '2026-11-01', factor: '10' }]
    const [first] = meterReadingOf({
      entry: { ...entry, installation: { ...installation, multipliers } },
      book,
      scope: {},
    }).registers
    expect(first?.expected?.unitsPerDay).toEqual({ units: 1, days: 1 })

    const estimated = entry.registers.map((it) => ({
      ...it,
      history: [{ ...past('2026-09-22', 11_700), isEstimated: true }, past('2026-10-22', 12_000)],
    }))
    const expectedBy = (more: object) =>
      meterReadingOf({
        entry: { ...entry, registers: estimated },
        book: bookOf(ruleRow('assessment_bounds', { ...bounds, ...more })),
        scope: {},
      }).registers[0]?.expected
    expect(expectedBy({})).toBeUndefined()
    expect(expectedBy({ maximumEstimatedShare: '1' })?.unitsPerDay.units).toBe(300)
  })

  it('passes over what other meters showed', () => {
    const other = { ...past('2026-11-01', 50), meterSerial: 'OLD' }
    const registers = [{ register: 'T1', history: [...(entry.registers[0]?.history ?? []), other] }]
    const [first] = meterReadingOf({ entry: { ...entry, registers }, book, scope: {} }).registers
    expect(first?.previous?.index.units).toBe(12_000)
  })
})
