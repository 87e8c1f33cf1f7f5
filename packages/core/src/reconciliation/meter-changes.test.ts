import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndex, indexFromUnits, parseDecimalIndex } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import { consumptionBetween, type MeterInstallation } from '../meter/index.ts'
import { type MeterChange, meterChanges } from './meter-changes.ts'
import { reconcileReadings } from './reconcile-readings.ts'
import type { SentReading } from './sent-reading.ts'

const POD = { scheme: 'pod', value: 'RO001E100000001' }

function index(text: string) {
  const value = parseDecimalIndex(text)
  if (value === undefined) throw new Error(text)
  return value
}

function installation(
  serialNumber: string,
  [installedOn, entry]: readonly [string, string],
  [removedOn, exit]: readonly [string?, string?] = [],
  factor = '1',
): MeterInstallation {
  const register = {
    id: '1.8.0',
    direction: 'import',
    unit: 'kWh',
    integerDigits: 6,
    decimalDigits: 3,
  } as const
  return {
    meter: { serialNumber, registers: [register] },
    installedOn,
    entryIndices: [{ register: '1.8.0', index: index(entry) }],
    multipliers: [{ validFrom: installedOn, factor }],
    ...(removedOn && { removedOn }),
    ...(exit && { exitIndices: [{ register: '1.8.0', index: index(exit) }] }),
  }
}

const OLD = installation('OLD', ['2020-01-01', '0'], ['2026-11-20', '1250'])
const NEW = installation('NEW', ['2026-11-20', '3'])

/** What becomes of the reading of one meter when the operator's line is of another. */
function outcomeOf(
  reading: readonly [serial: string, value: string],
  line: readonly [serial: string, value: string],
  change: Partial<OperatorLine> & { changes?: readonly MeterChange[]; units?: string } = {},
) {
  const { changes = meterChanges([OLD, NEW], '1.8.0'), units, ...lineChange } = change
  const sent: SentReading = {
    readingId: 'reading-1',
    placeIdentifiers: [POD],
    meterSerial: reading[0],
    meterChanges: changes,
    register: '1.8.0',
    index: index(reading[1]),
    readOn: '2026-11-20',
  }
  const found = {
    place: POD,
    meterSerial: line[0],
    register: '1.8.0',
    index: index(line[1]),
    readOn: '2026-11-20',
    type: 'operator' as const,
    ...lineChange,
  }
  const { outcomes } = reconcileReadings({
    sent: [sent],
    lines: [{ line: found, at: { file: 'a.csv', line: 2 } }],
    tolerance: {
      value: units ? { kind: 'absolute', units } : { kind: 'exact' },
      time: { kind: 'days', days: 1 },
    },
    windowDays: 7,
  })
  return outcomes[0]
}

describe('an exchange between a reading and the operator’s line', () => {
  it('carries the new meter’s index over to the old one, by advance', () => {
    expect(outcomeOf(['OLD', '1250'], ['new ', '3'])).toMatchObject({
      code: 'matched',
      unitsApart: 0,
    })
    expect(outcomeOf(['OLD', '1240'], ['NEW', '5'])).toMatchObject({
      code: 'replaced_by_operator_read',
      unitsApart: 12,
    })
    expect(outcomeOf(['OLD', '1250'], ['NEW', '5'], { units: '2' })).toMatchObject({
      code: 'matched_within_tolerance',
      unitsApart: 2,
    })
    expect(outcomeOf(['OLD', '1250'], ['NEW', '5'], { units: '1' })?.code).toBe(
      'replaced_by_operator_read',
    )
  })

  it('carries the old meter’s index over to the new one', () => {
    expect(outcomeOf(['NEW', '3'], ['OLD', '1250'], { type: 'exchange' })?.code).toBe('matched')
    expect(outcomeOf(['NEW', '8'], ['OLD', '1240'])).toMatchObject({
      code: 'replaced_by_operator_read',
      unitsApart: -15,
    })
  })

  it('is found by a serial number without its leading zeros', () => {
    const changes = meterChanges(
      [
        { ...OLD, meter: { ...OLD.meter, serialNumber: '007' } },
        { ...NEW, meter: { ...NEW.meter, serialNumber: '0099' } },
      ],
      '1.8.0',
    )
    expect(outcomeOf(['007', '1250'], ['99', '3'], { changes })?.code).toBe('matched')
  })

  it('leaves an estimate an estimate, and takes another reading of the customer’s for what it is', () => {
    expect(outcomeOf(['OLD', '1250'], ['NEW', '3'], { type: 'estimated' })?.code).toBe(
      'replaced_by_estimate',
    )
    expect(outcomeOf(['OLD', '1250'], ['NEW', '5'], { type: 'calculated' })?.code).toBe(
      'replaced_by_estimate',
    )
    expect(outcomeOf(['OLD', '1250'], ['NEW', '3'], { type: 'customer' })?.code).toBe('matched')
    expect(outcomeOf(['OLD', '1250'], ['NEW', '5'], { type: 'customer' })?.code).toBe(
      'missing_register',
    )
    const onOtherDay = { readOn: '2026-11-22' }
    expect(outcomeOf(['OLD', '1250'], ['NEW', '3'], onOtherDay)?.code).toBe('other_date')
  })

  it('weighs each meter with its multiplier, exactly', () => {
    const changes = meterChanges(
      [installation('OLD', ['2020-01-01', '0'], ['2026-11-20', '1250'], '3'), NEW],
      '1.8.0',
    )
    expect(outcomeOf(['OLD', '1250'], ['NEW', '6'], { changes })).toMatchObject({ unitsApart: 1 })
    // A third of a unit of the old register is not nothing, and less than one.
    expect(outcomeOf(['OLD', '1250'], ['NEW', '4'], { changes })).toMatchObject({
      code: 'replaced_by_operator_read',
      unitsApart: 1,
    })
    expect(outcomeOf(['OLD', '1250'], ['NEW', '2'], { changes })).toMatchObject({ unitsApart: -1 })
    expect(outcomeOf(['OLD', '1250'], ['NEW', '4'], { changes, units: '0.333333333' })?.code).toBe(
      'replaced_by_operator_read',
    )
    expect(outcomeOf(['OLD', '1250'], ['NEW', '4'], { changes, units: '0.3333333334' })?.code).toBe(
      'matched_within_tolerance',
    )
  })

  it('is on the right side of a tolerance that is as fine as can be', () => {
    const changes = meterChanges(
      [installation('OLD', ['2020-01-01', '0'], ['2026-11-20', '1250'], '3'), NEW],
      '1.8.0',
    )
    const units = '0.333333333333333'
    for (const value of ['4', '2']) {
      expect(outcomeOf(['OLD', '1250'], ['NEW', value], { changes, units })?.code).toBe(
        'replaced_by_operator_read',
      )
    }
    const whole = { changes, units: '1' }
    for (const value of ['6', '0']) {
      expect(outcomeOf(['OLD', '1250'], ['NEW', value], whole)?.code).toBe(
        'matched_within_tolerance',
      )
    }
  })

  it('is one of several', () => {
    const middle = installation('MID', ['2026-11-18', '10'], ['2026-11-20', '30'], '2')
    const changes = meterChanges(
      [
        { ...OLD, removedOn: '2026-11-18' },
        middle,
        installation('NEW', ['2026-11-20', '3'], [], '4'),
      ],
      '1.8.0',
    )
    // 10 left on the old meter, 20·2 on the middle one, 5·4 on the new one.
    expect(outcomeOf(['OLD', '1240'], ['NEW', '8'], { changes })).toMatchObject({ unitsApart: 70 })
    expect(outcomeOf(['NEW', '8'], ['OLD', '1240'], { changes })).toMatchObject({ unitsApart: -18 })
    expect(outcomeOf(['MID', '30'], ['NEW', '3'], { changes })?.code).toBe('matched')
    expect(outcomeOf(['MID', '10'], ['OLD', '1250'], { changes })?.code).toBe('matched')
  })

  it('does not run in a circle where a meter comes back', () => {
    const changes = meterChanges(
      [
        installation('A', ['2026-11-01', '0'], ['2026-11-10', '10']),
        installation('B', ['2026-11-10', '0'], ['2026-11-20', '5']),
        installation('A', ['2026-11-20', '10']),
      ],
      '1.8.0',
    )
    expect(changes).toHaveLength(2)
    expect(outcomeOf(['A', '10'], ['B', '0'], { changes })?.code).toBe('replaced_by_operator_read')
    expect(outcomeOf(['A', '10'], ['B', '5'], { changes })?.code).toBe('matched')
    const [first, second] = changes
    if (first === undefined || second === undefined) throw new Error('two exchanges')
    const before = { removed: { ...first.removed, meterSerial: 'O' }, fitted: second.fitted }
    expect(outcomeOf(['O', '10'], ['A', '10'], { changes: [before, ...changes] })?.code).toBe(
      'matched',
    )
  })
})

describe('the exchanges of a place', () => {
  it('of one day follow each other where all but the last meter came off again', () => {
    const bad = installation('BAD', ['2026-11-20', '5'], ['2026-11-20', '6'])
    const serials = (...installations: MeterInstallation[]) =>
      meterChanges(installations, '1.8.0').map((it) => [
        it.removed.meterSerial,
        it.fitted.meterSerial,
      ])
    const both = [
      ['OLD', 'BAD'],
      ['BAD', 'NEW'],
    ]
    expect(serials(OLD, bad, NEW)).toEqual(both)
    expect(serials(NEW, OLD, bad)).toEqual(both)
    const other = installation('OTHER', ['2026-11-20', '0'])
    expect(serials(OLD, NEW, other)).toEqual([])
    const worse = installation('WORSE', ['2026-11-20', '0'], ['2026-11-20', '0'])
    expect(serials(OLD, bad, worse)).not.toContainEqual(['OLD', 'BAD'])
    expect(serials(OLD, bad, worse)).not.toContainEqual(['OLD', 'WORSE'])
  })

  it('say what each meter showed, with its multiplier', () => {
    expect(meterChanges([NEW, OLD], '1.8.0')).toEqual([
      {
        removed: { meterSerial: 'OLD', index: index('1250'), factor: '1' },
        fitted: { meterSerial: 'NEW', index: index('3'), factor: '1' },
      },
    ])
    const bare = { ...NEW, multipliers: [] }
    expect(meterChanges([OLD, bare], '1.8.0')[0]?.fitted.factor).toBe('1')
  })

  it('leave out what nobody knows', () => {
    const { exitIndices: _, ...withoutExit } = OLD
    expect(meterChanges([withoutExit, NEW], '1.8.0')).toEqual([])
    expect(meterChanges([OLD, { ...NEW, entryIndices: [] }], '1.8.0')).toEqual([])
    expect(meterChanges([OLD, NEW], '2.8.0')).toEqual([])
    expect(meterChanges([OLD], '1.8.0')).toEqual([])
    const changed = { validFrom: '2026-11-25', factor: '40' }
    expect(
      meterChanges([OLD, { ...NEW, multipliers: [...NEW.multipliers, changed] }], '1.8.0'),
    ).toEqual([])
  })

  it('leave out a removal after which two meters came at once, but not one after the other', () => {
    const other = installation('OTHER', ['2026-11-20', '0'])
    expect(meterChanges([OLD, NEW, other], '1.8.0')).toEqual([])
    const later = installation('OTHER', ['2026-11-21', '0'])
    const serials = meterChanges([later, OLD, NEW], '1.8.0').map(({ fitted }) => fitted.meterSerial)
    expect(serials).toEqual(['NEW'])
    const before = installation('OTHER', ['2026-11-19', '0'])
    expect(meterChanges([before, OLD], '1.8.0')).toEqual([])
  })
})

describe('laws of exchanges', () => {
  const units = fc.integer({ min: 0, max: 999_999 })
  const value = (number: number) => formatIndex(indexFromUnits({ units: number, decimals: 2 }))

  it('a carried index is as far from the reading as the consumption between says', () => {
    fc.assert(
      fc.property(units, units, units, units, (read, used, entry, more) => {
        const installations = [
          installation('OLD', ['2020-01-01', '0'], ['2026-11-20', value(read + used)]),
          installation('NEW', ['2026-11-20', value(entry)]),
        ]
        const consumption = consumptionBetween({
          installations,
          register: '1.8.0',
          from: { on: '2026-11-19', index: index(value(read)) },
          to: { on: '2026-11-21', index: index(value(entry + more)) },
        })
        const outcome = outcomeOf(['OLD', value(read)], ['NEW', value(entry + more)], {
          changes: meterChanges(installations, '1.8.0'),
        })
        expect(outcome?.unitsApart).toBe(used + more)
        expect(consumption).toMatchObject({ ok: true, consumption: String((used + more) / 100) })
      }),
    )
  })

  it('the way back is as far as the way there', () => {
    const factors = fc.constantFrom('1', '1', '40')
    fc.assert(
      fc.property(units, units, factors, (old, young, factor) => {
        const changes = meterChanges(
          [
            installation('OLD', ['2020-01-01', '0'], ['2026-11-20', '1250'], factor),
            installation('NEW', ['2026-11-20', '3'], [], factor),
          ],
          '1.8.0',
        )
        const there = outcomeOf(['OLD', value(old)], ['NEW', value(young)], { changes })
        const back = outcomeOf(['NEW', value(young)], ['OLD', value(old)], { changes })
        expect((there?.unitsApart ?? Number.NaN) + (back?.unitsApart ?? Number.NaN)).toBe(0)
      }),
    )
  })
})
