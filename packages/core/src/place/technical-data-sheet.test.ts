import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import { addDays } from '../time/index.ts'
import { residentsDeclarationDue, residentsOn } from './residents-declaration.ts'
import { type TechnicalData, technicalDataOn } from './technical-data.ts'
import { differencesBetween, technicalDataSheetOn } from './technical-data-sheet.ts'

const place = {
  id: 'p1',
  utility: 'electricity',
  operator: 'deer',
  identifiers: [{ scheme: 'pod', value: 'RO001E123456789' }],
  customerClass: 'household',
  timeZone: 'Europe/Bucharest',
} as const

const at = (units: number) => [{ register: 'A', index: indexFromUnits({ units, decimals: 0 }) }]

function installation(
  serialNumber: string,
  integerDigits: number,
  change: Partial<MeterInstallation> = {},
): MeterInstallation {
  return {
    meter: {
      serialNumber,
      registers: [{ id: 'A', direction: 'import', unit: 'kWh', integerDigits, decimalDigits: 0 }],
      verification: { validUntil: '2025-12-31', stampYear: 2015 },
    },
    installedOn: '2020-01-01',
    entryIndices: at(0),
    multipliers: [{ validFrom: '2020-01-01', factor: '1' }],
    ...change,
  }
}

const old = installation('OLD', 5, {
  multipliers: [
    { validFrom: '2020-01-01', factor: '1' },
    { validFrom: '2022-01-01', factor: '40' },
  ],
  verifications: [
    { validUntil: '2034-05-01', verifiedOn: '2024-05-01' },
    { validUntil: '2035-01-01' },
  ],
  removedOn: '2026-03-10',
  exitIndices: at(1_250),
})
const next = installation('NEW', 6, { installedOn: '2026-03-10' })
const annex = { id: 'a1', version: 1, validFrom: '2025-01-01', lines: [] }
const row: TechnicalData = { validFrom: '2020-01-01', version: 1, breakerAmperes: '25', phases: 1 }
const stronger: TechnicalData = { validFrom: '2026-01-01', version: 1, breakerAmperes: '32' }
const residents = [{ eventOn: '2021-01-01', declaredOn: '2021-01-04', residents: 3 }]
const known = {
  place,
  installations: [old, next],
  annexes: [annex],
  technicalData: [row, stronger],
  residents,
}

describe('the technical data sheet', () => {
  it('of a day has what was in force on it', () => {
    const { removedOn: _, exitIndices: __, ...hanging } = old
    expect(technicalDataSheetOn({ ...known, on: '2021-06-01' })).toEqual({
      on: '2021-06-01',
      place,
      installation: {
        ...hanging,
        multipliers: old.multipliers.slice(0, 1),
        verifications: [{ validUntil: '2035-01-01' }],
      },
      verification: { validUntil: '2025-12-31', stampYear: 2015 },
      multiplier: '1',
      technicalData: row,
      residents: 3,
    })
    expect(technicalDataSheetOn({ ...known, on: '2026-03-10' })).toEqual({
      on: '2026-03-10',
      place,
      installation: next,
      verification: { validUntil: '2025-12-31', stampYear: 2015 },
      multiplier: '1',
      annex,
      technicalData: stronger,
      residents: 3,
    })
  })

  it('knows the meter as it was known on the day', () => {
    const dayBefore = technicalDataSheetOn({ ...known, on: '2026-03-09' })
    expect(dayBefore.installation).not.toHaveProperty('removedOn')
    expect(dayBefore.installation).not.toHaveProperty('exitIndices')
    expect(dayBefore.multiplier).toBe('40')
    expect(dayBefore.verification).toEqual({ validUntil: '2034-05-01', verifiedOn: '2024-05-01' })
    const last = technicalDataSheetOn({ ...known, installations: [old], on: '2026-03-10' })
    expect(last.installation).toEqual(old)
    const { exitIndices: _, ...unread } = old
    expect(
      technicalDataSheetOn({ ...known, installations: [unread], on: '2026-03-10' }).installation,
    ).toEqual(unread)
  })

  it('says no more than is known', () => {
    const on = '2019-12-31'
    expect(technicalDataSheetOn({ on, place, installations: [old] })).toEqual({
      on,
      place,
      multiplier: '1',
    })
    expect(technicalDataSheetOn({ ...known, on })).toEqual({ on, place, multiplier: '1' })
    const none = [{ ...row, validFrom: '2020-01-01' }]
    expect(technicalDataOn(none, '2019-12-31')).toBeUndefined()
    expect(technicalDataOn(none, '2020-01-01')).toEqual(none[0])
  })

  it('takes the highest version of a row, in whatever order they came', () => {
    const corrected = { ...stronger, version: 2, breakerAmperes: '40' }
    for (const rows of [
      [row, stronger, corrected],
      [corrected, stronger, row],
    ]) {
      expect(technicalDataOn(rows, '2026-06-01')).toEqual(corrected)
    }
  })

  it('takes the row that began last, whatever its version', () => {
    const rows = [{ ...row, version: 9 }, stronger]
    for (const listed of [rows, rows.toReversed()]) {
      expect(technicalDataOn(listed, '2026-01-01')).toEqual(stronger)
      expect(technicalDataOn(listed, '2025-12-31')).toEqual(rows[0])
    }
  })

  it('of a day is the same when later data are added', () => {
    const later = fc.integer({ min: 1, max: 2_000 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_500 }), later, (offset, ahead) => {
        const on = addDays('2019-12-01', offset)
        const then = addDays(on, ahead)
        const added = {
          ...known,
          installations: known.installations.map((it) => ({
            ...it,
            multipliers: [...it.multipliers, { validFrom: then, factor: '60' }],
            verifications: [
              ...(it.verifications ?? []),
              { validUntil: '2050-01-01', verifiedOn: then },
            ],
            ...(it.removedOn === undefined && it.installedOn < then
              ? { removedOn: then, exitIndices: at(9) }
              : {}),
          })),
          annexes: [...known.annexes, { ...annex, version: 2, validFrom: then }],
          technicalData: [...known.technicalData, { ...stronger, version: 9, validFrom: then }],
          residents: [...residents, { eventOn: then, declaredOn: then, residents: 9 }],
        }
        const before = technicalDataSheetOn({ ...known, on })
        const differences = differencesBetween(before, technicalDataSheetOn({ ...added, on }))
        expect(differences).toEqual([])
      }),
    )
  })
})

describe('two sheets', () => {
  const first = technicalDataSheetOn({ ...known, on: '2025-12-31' })
  const second = technicalDataSheetOn({ ...known, on: '2026-03-10' })

  it('differ in what they say, by path', () => {
    expect(differencesBetween(first, second)).toEqual([
      { path: 'installation.installedOn', before: '2020-01-01', after: '2026-03-10' },
      { path: 'installation.meter.registers.0.integerDigits', before: 5, after: 6 },
      { path: 'installation.meter.serialNumber', before: 'OLD', after: 'NEW' },
      { path: 'installation.multipliers.1.factor', before: '40' },
      { path: 'installation.multipliers.1.validFrom', before: '2022-01-01' },
      { path: 'installation.verifications.0.validUntil', before: '2034-05-01' },
      { path: 'installation.verifications.0.verifiedOn', before: '2024-05-01' },
      { path: 'installation.verifications.1.validUntil', before: '2035-01-01' },
      { path: 'multiplier', before: '40', after: '1' },
      { path: 'technicalData.breakerAmperes', before: '25', after: '32' },
      { path: 'technicalData.phases', before: 1 },
      { path: 'technicalData.validFrom', before: '2020-01-01', after: '2026-01-01' },
      { path: 'verification.stampYear', after: 2015 },
      { path: 'verification.validUntil', before: '2034-05-01', after: '2025-12-31' },
      { path: 'verification.verifiedOn', before: '2024-05-01' },
    ])
  })

  it('differ both ways alike, and none from itself', () => {
    const there = differencesBetween(first, second)
    const back = differencesBetween(second, first)
    expect(back).toEqual(
      there.map(({ path, before, after }) => ({
        path,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before }),
      })),
    )
    expect(differencesBetween(first, { ...first, on: '2026-01-01' })).toEqual([])
    const remote = {
      ...second,
      installation: { ...next, meter: { ...next.meter, isRemotelyRead: true } },
    }
    expect(differencesBetween(second, remote)).toEqual([
      { path: 'installation.meter.isRemotelyRead', after: true },
    ])
  })
})

describe('the residents of a place', () => {
  it('on a day are those of the last event up to then', () => {
    const declared = [
      { eventOn: '2026-03-01', declaredOn: '2026-03-02', residents: 4 },
      { eventOn: '2026-01-01', declaredOn: '2026-06-01', residents: 2 },
      { eventOn: '2026-03-01', declaredOn: '2026-03-20', residents: 5 },
      { eventOn: '2026-09-01', declaredOn: '2026-08-20', residents: 0 },
    ]
    for (const listed of [declared, declared.toReversed()]) {
      const on = (date: string) => residentsOn(listed, date)
      expect(on('2025-12-31')).toBeUndefined()
      expect(on('2026-01-01')).toBe(2)
      expect(on('2026-02-28')).toBe(2)
      expect(on('2026-03-01')).toBe(5)
      expect(on('2026-08-31')).toBe(5)
      expect(on('2026-09-01')).toBe(0)
    }
  })

  it('are to be declared within five working days: Tuesday to Tuesday, later with a holiday', () => {
    const due = (declaredOn: string, holidays: readonly string[] = []) =>
      residentsDeclarationDue({
        declaration: { eventOn: '2026-11-24', declaredOn, residents: 3 },
        parameters: { workingDays: 5 },
        calendar: { weekendDays: [0, 6], holidays },
      })
    expect(due('2026-12-01')).toEqual({ dueOn: '2026-12-01', isLate: false })
    expect(due('2026-12-02')).toEqual({ dueOn: '2026-12-01', isLate: true })
    expect(due('2026-12-02', ['2026-12-01'])).toEqual({ dueOn: '2026-12-02', isLate: false })
    expect(due('2026-11-20')).toEqual({ dueOn: '2026-12-01', isLate: false })
  })
})
