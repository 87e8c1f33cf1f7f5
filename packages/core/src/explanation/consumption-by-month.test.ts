import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { MeterInstallation, RegisterIndex } from '../meter/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { addDays, daysBetween } from '../time/index.ts'
import { consumptionByMonth } from './consumption-by-month.ts'
import { consumptionStretches } from './consumption-stretches.ts'

const index = (units: number) => indexFromUnits({ units, decimals: 0 })
const at = (units: number): readonly RegisterIndex[] => [{ register: '1.8.0', index: index(units) }]

function installed(change: Partial<MeterInstallation> = {}): PlaceFact {
  const installation: MeterInstallation = {
    meter: meterOf('M0'),
    installedOn: '2025-12-15',
    entryIndices: at(100),
    multipliers: [{ validFrom: '2025-12-15', factor: '1' }],
    ...change,
  }
  return { type: 'meter_installed', data: { installation } }
}

let serial = 0
function read(readOn: string, units: number, change: Partial<Reading> = {}): PlaceFact {
  serial += 1
  const reading = readingOf({
    id: `reading_${serial}`,
    readOn,
    receivedAt: `${readOn}T10:00:00.000Z`,
    value: index(units),
    ...change,
  })
  return { type: 'reading_recorded', data: { reading } }
}

/** Exchanged on 10 March at 1,250; the new one fitted at 3. */
function exchanged(change: { exit?: readonly RegisterIndex[] } = {}): PlaceFact {
  return {
    type: 'meter_exchanged',
    data: {
      exchange: {
        slipNumber: 'BM-17',
        exchangedOn: '2026-03-10',
        removed: { serialNumber: 'M0', exitIndices: change.exit ?? at(1_250) },
        fitted: {
          meter: meterOf('M1'),
          entryIndices: at(3),
          multipliers: [{ validFrom: '2026-03-10', factor: '40' }],
        },
      },
    },
  }
}

function stateOf(...facts: readonly PlaceFact[]): PlaceState {
  return placeStateOf([REGISTERED, ...facts]) as PlaceState
}

function monthsOf(...facts: readonly PlaceFact[]) {
  const [series] = consumptionByMonth(stateOf(...facts))
  return (series?.months ?? []).map(({ month, consumption, quality, days }) =>
    [month, consumption, quality, days].join(' '),
  )
}

describe('consumption by month', () => {
  it('belongs to the days between two indices alike: Jan 31 kWh from the 15th to the 15th', () => {
    expect(
      monthsOf(
        installed({ installedOn: '2026-01-15', entryIndices: at(1_000) }),
        read('2026-02-15', 1_031),
      ),
    ).toEqual(['2026-01 16 shared 16', '2026-02 15 shared 15'])
  })

  it('is read where an index was read at both ends of the month', () => {
    expect(
      monthsOf(
        installed({ installedOn: '2025-12-31' }),
        read('2026-01-31', 162),
        read('2026-02-14', 176),
        read('2026-02-28', 204),
        read('2026-03-15', 234),
      ),
    ).toEqual(['2026-01 62 read 31', '2026-02 42 read 28', '2026-03 30 read 15'])
  })

  it('is rounded where a month ends and adds up', () => {
    expect(monthsOf(installed({ installedOn: '2026-01-30' }), read('2026-04-01', 101))).toEqual([
      '2026-01 0.016 shared 1',
      '2026-02 0.459 shared 28',
      '2026-03 0.509 shared 31',
      '2026-04 0.016 shared 1',
    ])
  })

  it('goes through an exchange, each meter with its own factor', () => {
    const facts = [
      installed({ installedOn: '2026-02-28', entryIndices: at(1_200) }),
      exchanged(),
      read('2026-03-31', 38, { meterSerial: 'M1' }),
    ]
    expect(monthsOf(...facts)).toEqual(['2026-03 1450 read 31'])
    const [series] = consumptionByMonth(stateOf(...facts))
    expect(series).toMatchObject({ register: '1.8.0', gaps: [] })
    expect(series?.months[0]).toMatchObject({
      unit: 'kWh',
      sources: ['customer', 'exchange'],
      parts: [
        {
          after: '2026-02-28',
          until: '2026-03-10',
          consumption: '50',
          stretch: {
            from: { on: '2026-02-28', meterSerial: 'M0', source: 'exchange', index: index(1_200) },
            to: { on: '2026-03-10', meterSerial: 'M0', source: 'exchange', index: index(1_250) },
            multiplier: '1',
          },
        },
        {
          consumption: '1400',
          stretch: {
            from: { meterSerial: 'M1', source: 'exchange', index: index(3) },
            to: { on: '2026-03-31', source: 'customer', readingId: `reading_${serial}` },
            multiplier: '40',
          },
        },
      ],
    })
  })

  it('is estimated where an index was', () => {
    const estimate = { source: 'estimate', quality: 'estimated' } as const
    expect(
      monthsOf(
        installed({ installedOn: '2025-12-31' }),
        read('2026-01-31', 131, estimate),
        read('2026-02-28', 159),
        read('2026-03-31', 190),
      ),
    ).toEqual(['2026-01 31 estimated 31', '2026-02 28 estimated 28', '2026-03 31 read 31'])
  })

  it('passes over an estimate that a later reading shows to be too high', () => {
    const estimate = { source: 'estimate', quality: 'estimated' } as const
    const facts = [
      installed({ installedOn: '2025-12-31' }),
      read('2026-01-31', 200, estimate),
      read('2026-02-14', 210, estimate),
      read('2026-02-28', 159),
    ]
    expect(monthsOf(...facts)).toEqual(['2026-01 31 shared 31', '2026-02 28 shared 28'])
    // One that is too high already at the fitting leaves nothing to count with.
    const [series] = consumptionByMonth(
      stateOf(installed({ installedOn: '2025-12-31' }), read('2026-01-31', 99, estimate)),
    )
    expect(series).toEqual({
      register: '1.8.0',
      months: [],
      gaps: [{ from: '2025-12-31', to: '2026-01-31', problem: 'negative_advance' }],
    })
  })

  it('takes one index a day: a control before the customer, the customer before an estimate', () => {
    const day = '2026-01-31'
    const later = { receivedAt: '2026-02-09T10:00:00.000Z' }
    const facts = [installed({ installedOn: '2025-12-31' })]
    const estimate = read(day, 110, { ...later, source: 'estimate' })
    const own = read(day, 120)
    const ownLater = read(day, 125, later)
    const operator = read(day, 130, { source: 'operator' })
    const control = read(day, 140, { source: 'control' })
    expect(monthsOf(...facts, estimate, own)).toEqual(['2026-01 20 read 31'])
    expect(monthsOf(...facts, own, ownLater)).toEqual(['2026-01 25 read 31'])
    expect(monthsOf(...facts, operator, ownLater)).toEqual(['2026-01 30 read 31'])
    expect(monthsOf(...facts, control, operator, ownLater)).toEqual(['2026-01 40 read 31'])
  })

  it('counts only what was accepted', () => {
    const facts = [installed({ installedOn: '2025-12-31' }), read('2026-01-31', 131)]
    for (const status of ['held', 'refused', 'superseded'] as const)
      expect(monthsOf(...facts, read('2026-01-15', 109, { status }))).toEqual([
        '2026-01 31 read 31',
      ])
  })

  it('names the times that it cannot state', () => {
    const gapsOf = (...facts: readonly PlaceFact[]) =>
      consumptionByMonth(stateOf(...facts))[0]?.gaps
    expect(gapsOf(installed({ entryIndices: [] }), read('2026-01-31', 131))).toEqual([
      { from: '2025-12-15', to: '2026-01-31', problem: 'missing_entry_index' },
    ])
    const withoutExit = [installed(), exchanged({ exit: [] })]
    const after = [...withoutExit, read('2026-03-31', 38, { meterSerial: 'M1' })]
    expect(gapsOf(...after)).toEqual([
      { from: '2025-12-15', to: '2026-03-10', problem: 'missing_exit_index' },
    ])
    expect(monthsOf(...after)).toEqual(['2026-03 1400 read 21'])
    expect(gapsOf(installed(), read('2026-01-31', 131), read('2026-02-28', 130))).toEqual([
      { from: '2026-01-31', to: '2026-02-28', problem: 'negative_advance' },
    ])
  })

  it('counts up to an exchange before anybody read the new meter', () => {
    expect(
      monthsOf(installed({ installedOn: '2026-02-28', entryIndices: at(1_200) }), exchanged()),
    ).toEqual(['2026-03 50 read 10'])
  })

  it('ends with the meter where none followed', () => {
    const removed: PlaceFact = {
      type: 'meter_exchanged',
      data: {
        exchange: {
          slipNumber: 'BM-18',
          exchangedOn: '2026-01-31',
          removed: { serialNumber: 'M0', exitIndices: at(131) },
        },
      },
    }
    expect(monthsOf(installed({ installedOn: '2025-12-31' }), removed)).toEqual([
      '2026-01 31 read 31',
    ])
  })

  it('goes through zero where that was found and the reading counts all the same', () => {
    const finding = { code: 'rollover', severity: 'lock', expected: '', actual: '' } as const
    const assessment = (bound?: string) => ({
      decision: 'review' as const,
      findings: [{ ...finding, ...(bound === undefined ? {} : { bound }) }],
      skipped: [],
    })
    const facts = [installed({ installedOn: '2025-12-31', entryIndices: at(999_986) })]
    expect(monthsOf(...facts, read('2026-01-31', 11, { assessment: assessment('100') }))).toEqual([
      '2026-01 25 read 31',
    ])
    expect(monthsOf(...facts, read('2026-01-31', 11, { assessment: assessment('24') }))).toEqual([])
    expect(monthsOf(...facts, read('2026-01-31', 11, { assessment: assessment() }))).toEqual([])
  })

  it('has a series for every register, by its OBIS code where it has one', () => {
    const day = { ...meterOf('M0').registers[0], id: 'T1', obis: '1-0:1.8.1' }
    const night = { ...meterOf('M0').registers[0], id: 'T2', unit: 'MWh' }
    const meter = { serialNumber: 'M0', registers: [day, night] } as MeterInstallation['meter']
    const entryIndices = ['T1', 'T2'].map((register) => ({ register, index: index(0) }))
    const state = stateOf(
      installed({ meter, entryIndices, installedOn: '2025-12-31' }),
      read('2026-01-31', 31, { register: 'T1' }),
      read('2026-01-31', 62, { register: 'T2' }),
    )
    const series = consumptionByMonth(state)
    expect(series.map(({ register }) => register)).toEqual(['1-0:1.8.1', 'T2'])
    expect(series.map(({ months }) => months[0]?.consumption)).toEqual(['31', '62'])
    expect(series.map(({ months }) => months[0]?.unit)).toEqual(['kWh', 'MWh'])
  })

  it('of one day belongs to that day', () => {
    expect(monthsOf(installed({ installedOn: '2026-01-31' }), read('2026-01-31', 107))).toEqual([
      '2026-01 7 read 0',
    ])
  })

  it('is shared where any part of the month is', () => {
    expect(
      monthsOf(
        installed({ installedOn: '2026-01-01' }),
        read('2026-01-11', 110),
        read('2026-02-10', 140),
      )[0],
    ).toBe('2026-01 30 shared 30')
  })

  it('keeps the decimals of a factor where it has more than three', () => {
    expect(
      monthsOf(
        installed({
          installedOn: '2026-01-30',
          multipliers: [{ validFrom: '2026-01-01', factor: '0.12345' }],
        }),
        read('2026-02-01', 101),
      ),
    ).toEqual(['2026-01 0.06173 shared 1', '2026-02 0.06172 shared 1'])
    const large = [{ validFrom: '2026-01-01', factor: '1000000' }]
    expect(
      monthsOf(
        installed({ installedOn: '2026-01-30', multipliers: large }),
        read('2026-02-02', 101),
      ),
    ).toEqual(['2026-01 333333.333 shared 1', '2026-02 666666.667 shared 2'])
  })

  it('passes over an estimate for a lower index only', () => {
    const estimate = { source: 'estimate', quality: 'estimated' } as const
    const [series] = consumptionByMonth(
      stateOf(
        installed({ installedOn: '2025-12-31' }),
        read('2026-01-31', 131, estimate),
        exchanged({ exit: [] }),
      ),
    )
    expect(series?.months.map(({ month }) => month)).toEqual(['2026-01'])
    expect(series?.gaps).toEqual([
      { from: '2026-01-31', to: '2026-03-10', problem: 'missing_exit_index' },
    ])
  })

  it('counts meters in the order of their fitting, whenever they became known', () => {
    const later = installed({
      meter: meterOf('M7'),
      installedOn: '2026-03-10',
      entryIndices: at(3),
    })
    const first = installed({
      installedOn: '2026-02-28',
      entryIndices: at(1_200),
      removedOn: '2026-03-10',
      exitIndices: at(1_250),
    })
    const own = read('2026-03-31', 38, { meterSerial: 'M7' })
    expect(monthsOf(later, first, own)).toEqual(monthsOf(first, later, own))
    expect(monthsOf(later, first, own)).toEqual(['2026-03 85 read 31'])
  })

  it('of a place without a meter is nothing', () => {
    expect(consumptionByMonth(stateOf())).toEqual([])
  })

  const steps = fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 100 }), advance: fc.nat(5_000) }),
    { minLength: 1, maxLength: 20 },
  )
  const historyOf = (given: readonly { readonly days: number; readonly advance: number }[]) => {
    let [on, units] = ['2025-12-15', 100]
    return given.map(({ days, advance }) => {
      ;[on, units] = [addDays(on, days), units + advance]
      return read(on, units)
    })
  }

  it('law: the months add up to the consumption between the first and the last index', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('1', '40', '0.5', '1.0001'), (given, factor) => {
        const multipliers = [{ validFrom: '2025-12-15', factor }]
        const state = stateOf(installed({ multipliers }), ...historyOf(given))
        const [series] = consumptionByMonth(state)
        const total = (series?.months ?? []).reduce((sum, it) => sum.plus(it.consumption), Big(0))
        const advance = given.reduce((sum, it) => sum + it.advance, 0)
        expect(total.toFixed()).toBe(Big(advance).times(factor).toFixed())
      }),
    )
  })

  it('law: no month is left out, none counted twice, none below zero', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const [series] = consumptionByMonth(stateOf(installed(), ...historyOf(given)))
        const months = series?.months ?? []
        const parts = months.flatMap((it) => it.parts)
        const end = addDays(
          '2025-12-15',
          given.reduce((sum, { days }) => sum + days, 0),
        )
        expect(parts[0]?.after).toBe('2025-12-15')
        expect(parts.at(-1)?.until).toBe(end)
        parts.slice(1).forEach(({ after }, at) => {
          expect(after).toBe(parts[at]?.until)
        })
        expect(new Set(months.map(({ month }) => month)).size).toBe(months.length)
        expect(months.reduce((sum, { days }) => sum + days, 0)).toBe(daysBetween('2025-12-15', end))
        expect(months.every(({ consumption }) => Big(consumption).gte(0))).toBe(true)
      }),
    )
  })

  it('law: an index read where the share would have it changes no month by more than the rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.nat(50), fc.nat(), (days, daily, any) => {
        const middle = 1 + (any % (days - 1))
        const of = (day: number) => read(addDays('2025-12-15', day), 100 + day * daily)
        const whole = consumptionByMonth(stateOf(installed(), of(days)))[0]?.months ?? []
        const cut = consumptionByMonth(stateOf(installed(), of(middle), of(days)))[0]?.months ?? []
        expect(cut.map(({ month }) => month)).toEqual(whole.map(({ month }) => month))
        cut.forEach((it, at) => {
          expect(
            Big(it.consumption)
              .minus(whole[at]?.consumption ?? 0)
              .abs()
              .lte('0.001'),
          ).toBe(true)
        })
      }),
    )
  })
})

it('stretches name the readings that they lie between', () => {
  const state = stateOf(installed(), read('2026-01-31', 131), read('2026-02-28', 190))
  const { stretches } = consumptionStretches(state, '1.8.0')
  expect(stretches.map((it) => [it.from.readingId, it.to.readingId])).toEqual([
    [undefined, `reading_${serial - 1}`],
    [`reading_${serial - 1}`, `reading_${serial}`],
  ])
})
