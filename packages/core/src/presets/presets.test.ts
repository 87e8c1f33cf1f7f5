import { describe, expect, it } from 'vitest'
import type { RuleScope } from '../rules/index.ts'
import {
  addWorkingDays,
  createRuleBook,
  parseRuleRows,
  type RuleBook,
  type RuleTopic,
  ruleTopics,
} from '../rules/index.ts'
import { rules } from './rules.ts'

const DAY = '2026-11-24'
const NAMES = Object.keys(rules) as (keyof typeof rules)[]
const allRows = () => NAMES.flatMap((name) => rules[name]())

/** Made once, by the first test that asks. */
let book: RuleBook | undefined
function allRules(): RuleBook {
  book ??= createRuleBook(allRows())
  return book
}

function parameters<Topic extends RuleTopic>(topic: Topic, scope: RuleScope, on = DAY) {
  return allRules().resolve({ topic, scope, on })?.parameters
}

/** Parameters of every row of a topic, switched off or not, by id. */
function shipped(id: string) {
  return allRows()
    .filter((it) => it.id === id)
    .map((it) => [it.parameters, it.isEnabled])
}

describe('presets', () => {
  it('are of eight countries', () => {
    const jurisdictions = NAMES.map((name) => [
      ...new Set(rules[name]().map((it) => it.scope.jurisdiction)),
    ])
    expect(jurisdictions).toEqual([['RO'], ['RU'], ['UA'], ['TR'], ['DE'], ['GB'], ['IT'], ['ES']])
  })

  it.each(NAMES)('of %s are rule rows with sources, and hearsay is off and says why', (name) => {
    const rows = rules[name]()
    expect(parseRuleRows(JSON.parse(JSON.stringify(rows)))).toEqual({ ok: true, rows })
    for (const row of rows) {
      expect(row.id.startsWith(`${row.scope.jurisdiction?.toLowerCase()}.`), row.id).toBe(true)
      expect(row.id, row.id).toMatch(/^[a-z]{2}(\.[a-zA-Z0-9_]+)+$/)
      expect(row.source.title.length, row.id).toBeGreaterThan(5)
      if (row.source.mark === 'K') expect(row.isEnabled, row.id).toBe(false)
      if (!row.isEnabled) expect(row.note?.length ?? 0, row.id).toBeGreaterThan(5)
    }
  })

  it('share an id only where rows follow each other in time, and never leave two to choose from', () => {
    const all = allRows()
    for (const row of all) {
      const rivals = all.filter(
        (it) =>
          it !== row &&
          it.topic === row.topic &&
          row.topic !== 'legal_basis' &&
          row.topic !== 'working_calendar' &&
          it.isEnabled &&
          row.isEnabled &&
          JSON.stringify(it.scope) === JSON.stringify(row.scope) &&
          it.validFrom <= (row.validTo ?? '9999') &&
          row.validFrom <= (it.validTo ?? '9999'),
      )
      expect(rivals.map((it) => it.id)).toEqual([])
    }
  })

  it('ship both prices of the seed, one of them off', () => {
    const plan = { included: 550, currency: 'RON', subscription: '500.00' }
    expect(shipped('ro.plan.professional')).toEqual([
      [{ ...plan, pricePerOperation: '1.00' }, true],
    ])
    expect(shipped('ro.plan.professional.alternative')).toEqual([
      [{ ...plan, pricePerOperation: '2.00' }, false],
    ])
    expect(parameters('operation_plan', { jurisdiction: 'RO' }, '2021-12-16')).toBeUndefined()
  })

  it('say something about every topic', () => {
    const topics = new Set(allRows().map((it) => it.topic))
    expect([...topics].toSorted()).toEqual(Object.keys(ruleTopics).toSorted())
  })

  it('rule in every country what every tenant needs', () => {
    for (const name of NAMES) {
      const scope = {
        jurisdiction: rules[name]()[0]?.scope.jurisdiction ?? '',
        utility: 'gas' as const,
      }
      const needed: readonly RuleTopic[] = [
        'assessment_bounds',
        'out_of_window',
        'late_reading',
        'resubmission',
        'metrology_policy',
        'estimation_chain',
        'reconciliation',
        'dispute_deadline',
        'working_calendar',
        'gas_conversion',
        'field_day',
      ]
      const missing = needed.filter((topic) => !allRules().resolve({ topic, scope, on: DAY }))
      expect(missing, name).toEqual([])
    }
  })
})

describe('the preset of Romania', () => {
  const electricity = { jurisdiction: 'RO', utility: 'electricity' } as const
  const gas = { jurisdiction: 'RO', utility: 'gas' } as const

  it('has the windows that were seen as examples, all off', () => {
    const windows = allRows().filter(
      (it) => it.topic === 'reading_window' && it.id.startsWith('ro.'),
    )
    expect(windows.filter((it) => it.isEnabled).map((it) => it.id)).toEqual(['ro.window.default'])
    expect(windows.map((it) => it.parameters)).toEqual(
      expect.arrayContaining([
        { kind: 'days', fromDay: 8, toDay: 14 },
        { kind: 'days', fromDay: 22, toDay: 26 },
        { kind: 'dates', rows: [{ opensOn: '2024-06-20', submitUntil: '2024-06-25' }] },
        { kind: 'days', fromDay: 29, toDay: 3 },
        { kind: 'penultimate_days', days: 6 },
      ]),
    )
  })

  it('quotes the acts in force on a day', () => {
    const acts = (scope: RuleScope, on: string) =>
      allRules()
        .rowsInForce({ scope, on })
        .filter((it) => it.topic === 'legal_basis')
        .map((it) => it.id.slice('ro.act.'.length))
        .toSorted()
    expect(acts(electricity, '2012-01-01')).toEqual(['hg_1007_2004'])
    expect(acts(electricity, '2018-06-30')).toEqual([
      'anre_121_2015',
      'anre_64_2014',
      'anre_6_2017',
      'anre_90_2015',
    ])
    expect(acts(electricity, '2022-06-30')).toEqual([
      'anre_121_2015',
      'anre_235_2019',
      'anre_25_2021',
      'anre_83_2021',
      'anre_90_2015',
      'meter_complaint_cost',
    ])
    expect(acts(electricity, '2023-02-06')).toContain('anre_5_2023')
    expect(acts(electricity, '2023-02-05')).not.toContain('anre_5_2023')
    expect(acts(gas, '2026-11-24')).toEqual([
      'anre_16_2015',
      'anre_29_2016',
      'anre_78_2020',
      'anre_83_2021',
    ])
  })

  it('verifies electricity 10 years, cold water 7, hot water 4, and gas not yet', () => {
    expect(parameters('verification_period', electricity)?.periods).toEqual([
      { meterKind: 'electricity_meter', months: 120 },
    ])
    expect(
      parameters('verification_period', { jurisdiction: 'RO', utility: 'water' })?.periods,
    ).toEqual([
      { meterKind: 'cold_water_meter', months: 84 },
      { meterKind: 'hot_water_meter', months: 48 },
    ])
    expect(parameters('verification_period', gas)).toBeUndefined()
    expect(parameters('metrology_policy', gas)).toEqual({ mode: 'warn' })
  })

  it('estimates by the annex, then by the same period', () => {
    expect(parameters('estimation_chain', gas)?.steps.map((it) => it.method)).toEqual([
      'annex',
      'same_period_last_year',
      'previous_period',
    ])
  })

  it('knows how often the operator reads, which is no control reading', () => {
    expect(parameters('operator_reading', electricity)).toEqual({ dueAfterMonths: 3 })
    expect(parameters('operator_reading', gas)).toEqual({ dueAfterMonths: 3 })
    expect(parameters('operator_reading', { ...gas, customerClass: 'B6' })).toEqual({
      dueAfterMonths: 1,
    })
    expect(parameters('control_reading', electricity)).toBeUndefined()
    expect(parameters('control_reading', gas)).toBeUndefined()
  })
})

describe('the preset of Russia', () => {
  const scope = { jurisdiction: 'RU', utility: 'electricity' } as const

  it('changes the window in July 2017 and the intervals in September 2012 (S4-7, S4-11, S4-27)', () => {
    expect(parameters('reading_window', scope, '2017-06-30')).toMatchObject({ fromDay: 23 })
    expect(parameters('reading_window', scope, '2017-07-01')).toMatchObject({ fromDay: 15 })
    expect(parameters('reading_window', scope, '2012-08-31')).toBeUndefined()
    for (const topic of ['control_reading', 'inspection'] as const) {
      const yearly = { dueAfterMonths: 12 }
      expect(parameters(topic, scope, '2012-08-31')).toEqual({ ...yearly, notWithinMonths: 6 })
      expect(parameters(topic, scope, '2012-09-01')).toEqual({ ...yearly, notWithinMonths: 3 })
    }
  })

  it('estimates three periods by the mean, then by the norm, until somebody reads', () => {
    expect(parameters('estimation_chain', scope)).toEqual({
      steps: [
        { method: 'mean_of_months', months: 6, minimumMonths: 3, maximumPeriods: 3 },
        { method: 'norm' },
      ],
      resetsOn: 'reading',
    })
    expect(parameters('metrology_policy', scope)).toEqual({ mode: 'norm' })
    expect(parameters('consumption_norm', scope)).toBeUndefined()
  })

  it('has residents told within 5 working days, meter data twice a year, and refuses outside', () => {
    expect(parameters('residents_declaration', scope)).toEqual({ workingDays: 5 })
    expect(parameters('meter_data_notice', scope)).toEqual({ everyMonths: 6 })
    expect(parameters('out_of_window', scope)).toEqual({ mode: 'reject' })
    expect(parameters('out_of_window', { jurisdiction: 'RU' })?.mode).toBe('hold')
  })

  it('works the Saturday for which it had the Monday off', () => {
    const calendar = parameters('working_calendar', scope, '2025-10-31')
    if (calendar === undefined) throw new Error('No calendar.')
    expect(addWorkingDays({ from: '2025-10-31', days: 1, calendar })).toBe('2025-11-01')
    expect(addWorkingDays({ from: '2025-10-31', days: 2, calendar })).toBe('2025-11-05')
  })
})

describe('the preset of', () => {
  it('Ukraine takes gas from 1 to 5, plans the month otherwise, and controls every half year', () => {
    const scope = { jurisdiction: 'UA', utility: 'gas' } as const
    expect(parameters('reading_window', scope)).toEqual({ kind: 'days', fromDay: 1, toDay: 5 })
    expect(parameters('estimation_chain', scope)?.steps[0]).toEqual({
      method: 'planned_monthly',
      months: 12,
    })
    expect(parameters('control_reading', scope)).toEqual({ dueAfterMonths: 6 })
    expect(parameters('verification_period', scope)?.periods.map((it) => it.months)).toEqual([
      60, 96,
    ])
    expect(parameters('metrology_policy', scope)).toEqual({ mode: 'norm' })
  })

  it('Ukraine works on holidays under martial law, and ships them switched off', () => {
    const scope = { jurisdiction: 'UA' }
    expect(parameters('working_calendar', scope, '2026-12-25')?.holidays).toEqual([])
    const [peace] = allRows().filter((it) => it.id === 'ua.working_calendar.2026')
    expect(peace?.isEnabled).toBe(false)
    expect(peace?.parameters['holidays']).toContain('2026-12-25')
  })

  it('Turkey verifies for 10 years and knows the feasts that were announced', () => {
    const scope = { jurisdiction: 'TR', utility: 'electricity' } as const
    expect(parameters('verification_period', scope)?.periods).toEqual([
      { meterKind: 'any', months: 120 },
    ])
    expect(parameters('operator_reading', scope)).toEqual({ dueAfterMonths: 1 })
    expect(parameters('control_reading', scope)).toBeUndefined()
    expect(parameters('working_calendar', scope, '2026-05-26')?.holidays).toContain('2026-05-27')
    expect(parameters('working_calendar', scope)?.holidays).not.toContain('2027-05-16')
    expect(shipped('tr.working_calendar.expected_feasts.2026')).toEqual([])
    expect(shipped('tr.working_calendar.expected_feasts.2027')).toMatchObject([
      [{ holidays: expect.arrayContaining(['2027-05-16', '2028-02-26']) }, false],
    ])
  })

  it('Germany estimates gas by degree days and rounds Z to 4 and Hs to 3 places', () => {
    const scope = { jurisdiction: 'DE', utility: 'gas' } as const
    expect(parameters('estimation_chain', scope)?.steps[0]?.method).toBe('degree_days')
    expect(parameters('gas_conversion', scope)).toEqual({
      zDecimals: 4,
      calorificDecimals: 3,
      rounding: 'half_up',
    })
  })

  it('Great Britain disputes from 250 and 1,200 kWh, in 14 and 8 weeks, and limits streaks', () => {
    const electricity = { jurisdiction: 'GB', utility: 'electricity' } as const
    const gas = { jurisdiction: 'GB', utility: 'gas' } as const
    expect(parameters('dispute_threshold', electricity)).toEqual({ units: '250', unit: 'kWh' })
    expect(parameters('dispute_threshold', gas)).toEqual({ units: '1200', unit: 'kWh' })
    const sent = (scope: RuleScope) =>
      parameters('dispute_deadline', scope)?.deadlines.find((it) => it.state === 'sent')
    expect(sent(electricity)?.calendarDays).toBe(14 * 7)
    expect(sent(gas)?.calendarDays).toBe(8 * 7)
    expect(sent({ jurisdiction: 'GB' })?.workingDays).toBe(5)
    expect(parameters('assessment_bounds', electricity)?.highFactor).toBe('2')
    expect(parameters('assessment_bounds', gas)?.selfReadMonths).toBe(14)
    expect(
      parameters('assessment_bounds', { ...gas, customerClass: 'monthly_read' })?.selfReadMonths,
    ).toBe(2)
    expect(shipped('gb.bounds.example.so_energy')).toMatchObject([[{ highFactor: '2.5' }, false]])
    expect(shipped('gb.estimation.electricity')).toMatchObject([
      [{ steps: [{ method: 'profile' }] }, false],
    ])
  })

  it('Italy takes water all year, and Spain has its own nine holidays and Epiphany', () => {
    expect(parameters('out_of_window', { jurisdiction: 'IT', utility: 'water' })).toEqual({
      mode: 'accept',
    })
    const spanish = parameters('working_calendar', { jurisdiction: 'ES' })?.holidays
    expect(spanish?.filter((it) => it.startsWith('2026'))).toHaveLength(10)
  })
})

describe('working calendars', () => {
  it('are of each year from 2025 to 2028, with the holidays of the year after, and weekends alone before and behind', () => {
    for (const jurisdiction of ['RO', 'RU', 'TR', 'DE', 'GB', 'IT', 'ES']) {
      for (const year of [2025, 2026, 2027, 2028]) {
        const calendar = parameters('working_calendar', { jurisdiction }, `${year}-12-31`)
        const years = new Set(calendar?.holidays.map((it) => it.slice(0, 4)))
        expect([...years]).toEqual([`${year}`, `${year + 1}`])
        expect(calendar?.holidays).toEqual([...new Set(calendar?.holidays)].toSorted())
        expect(calendar?.weekendDays).toEqual([6, 0])
      }
      for (const on of ['2024-12-31', '2029-01-01']) {
        expect(parameters('working_calendar', { jurisdiction }, on)?.holidays).toEqual([])
      }
    }
  })
})
