import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import type { EstimationChainParameters, RuleRow } from '../rules/index.ts'
import {
  made,
  period,
  periods,
  REGISTER,
  referenceOn,
  targetOf,
} from '../testing/estimate-targets.ts'
import { addMonths, lastDay } from '../time/index.ts'
import {
  type ChainEstimate,
  type ChainEstimateInput,
  estimateByChain,
  estimatePeriodsByChain,
} from './estimate-by-chain.ts'

const monthEnds = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => lastDay(addMonths(first, at)))

/** The chain that a jurisdiction's preset has for a utility. */
function chainOf(rows: readonly RuleRow[], utility: string): EstimationChainParameters {
  const chains = rows.filter(({ topic }) => topic === 'estimation_chain')
  const row =
    chains.find(({ scope }) => scope.utility === utility) ??
    chains.find(({ scope }) => scope.utility === undefined)
  if (row === undefined) throw new Error('No chain')
  const steps = row.parameters['steps'] as unknown as EstimationChainParameters['steps'] // a preset's rows hold to their schema
  return { steps, resetsOn: 'reading' }
}

function methods(estimates: readonly ChainEstimate[]): readonly string[] {
  return estimates.map((it) => (it.ok ? it.basis.method : it.problem))
}

function advances(estimates: readonly ChainEstimate[]): readonly number[] {
  let before = 1_000
  return estimates.map((it) => {
    const { units } = made(it).index
    const advance = units - before
    before = units
    return advance
  })
}

describe('Russia: the mean for three periods, then the norm (S4-8, S4-9, S4-10)', () => {
  const chain = chainOf(rules.russia(), 'electricity')
  const history = periods(monthEnds('2026-02', 7), [180, 190, 200, 210, 220, 200])
  const input: Omit<ChainEstimateInput, 'on'> = {
    register: REGISTER,
    multiplier: '1',
    reference: referenceOn('2026-08-31'),
    chain,
    sources: {
      history,
      norm: {
        norm: { unit: 'kWh', perResident: '50' },
        residents: [{ eventOn: '2020-01-01', declaredOn: '2020-01-03', residents: 3 }],
      },
    },
    reason: 'not_received',
  }
  const five = monthEnds('2026-09', 5)

  it('estimates three months by the mean of six and those after by the norm', () => {
    const estimates = estimatePeriodsByChain(input, five)
    expect(methods(estimates)).toEqual([
      'mean_of_months',
      'mean_of_months',
      'mean_of_months',
      'norm',
      'norm',
    ])
    expect(advances(estimates)).toEqual([200, 200, 200, 150, 150])
    expect(estimates.map((it) => made(it).basis.periodInRow)).toEqual([1, 2, 3, 4, 5])
    expect(estimates.map((it) => made(it).basis.passedOver)).toEqual([
      undefined,
      undefined,
      undefined,
      [{ method: 'mean_of_months', problem: 'maximum_periods_reached' }],
      [{ method: 'mean_of_months', problem: 'maximum_periods_reached' }],
    ])
    expect(made(estimates[0] ?? { ok: false }).basis.reason).toBe('not_received')
  })

  it('begins anew with a reading', () => {
    const reading = { ...input, reference: referenceOn('2026-12-31'), estimatedSince: [] }
    const since = [...history, period('2026-08-31', '2026-12-31', 800)]
    const again = estimatePeriodsByChain(
      { ...reading, sources: { ...input.sources, history: since } },
      ['2027-01-31'],
    )
    expect(methods(again)).toEqual(['mean_of_months'])
    const made = ['mean_of_months', 'mean_of_months', 'mean_of_months']
    const on = '2026-12-31'
    expect(methods([estimateByChain({ ...input, on, estimatedSince: made })])).toEqual(['norm'])
    expect(methods([estimateByChain({ ...input, on, estimatedSince: made.slice(1) })])).toEqual([
      'mean_of_months',
    ])
    const norms = ['norm', 'norm', 'norm', 'norm']
    expect(methods([estimateByChain({ ...input, on, estimatedSince: norms })])).toEqual([
      'mean_of_months',
    ])
  })

  it('takes the norm at once where there is no history, and says why', () => {
    for (const known of [[], periods(monthEnds('2026-06', 3), [200, 200])]) {
      const sources = { ...input.sources, history: known }
      const estimate = made(estimateByChain({ ...input, sources, on: '2026-09-30' }))
      expect(estimate.index.units).toBe(1_150)
      expect(estimate.basis).toMatchObject({
        method: 'norm',
        passedOver: [{ method: 'mean_of_months', problem: 'too_little_history' }],
        periodInRow: 1,
      })
    }
    const { history: _, ...withoutHistory } = input.sources
    const estimate = made(estimateByChain({ ...input, sources: withoutHistory, on: '2026-09-30' }))
    expect(estimate.basis.passedOver).toEqual([{ method: 'mean_of_months', problem: 'not_known' }])
  })

  it('takes the mean of the real period of at least three months', () => {
    const sources = { ...input.sources, history: history.slice(3) }
    const estimates = estimatePeriodsByChain({ ...input, sources }, five)
    expect(methods(estimates).slice(0, 4)).toEqual([
      'mean_of_months',
      'mean_of_months',
      'mean_of_months',
      'norm',
    ])
    expect(advances(estimates).slice(0, 3)).toEqual([210, 210, 210])
  })

  it('carries what rounding left over from period to period, and through the norm', () => {
    const sources = {
      ...input.sources,
      history: periods(monthEnds('2026-02', 7), [180, 190, 200, 210, 220, 202]),
    }
    const estimates = estimatePeriodsByChain({ ...input, sources }, five)
    expect(estimates.map((it) => made(it).carry)).toEqual(['1/3', '-1/3', '0', '0', '0'])
    expect(advances(estimates)).toEqual([200, 201, 200, 150, 150])
  })

  it('gives the same estimates whenever it is asked, in whatever order history is listed', () => {
    const sources = { ...input.sources, history: history.toReversed() }
    expect(estimatePeriodsByChain({ ...input, sources }, five)).toEqual(
      estimatePeriodsByChain(input, five),
    )
  })
})

describe('Romania: the annex, the same period last year, the previous period', () => {
  const chain = chainOf(rules.romania(), 'electricity')
  const annex = {
    id: 'annex-1',
    version: 1,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    lines: [{ register: '1.8.0', unit: 'kWh', monthlyQuantities: Array<string>(12).fill('310') }],
  }
  const input: ChainEstimateInput = {
    ...targetOf('2026-10-31', '2026-11-30'),
    chain,
    sources: {
      annexes: [annex],
      history: [period('2025-10-31', '2025-11-30', 240), period('2026-09-30', '2026-10-31', 620)],
    },
    reason: 'no_self_reading_in_window',
  }

  it('goes by the annex in force', () => {
    const estimate = made(estimateByChain(input))
    expect(estimate.index.units).toBe(1_310)
    expect(estimate.basis).toMatchObject({
      method: 'annex',
      reason: 'no_self_reading_in_window',
      inputs: { annex: 'annex-1', annexVersion: '1' },
    })
    expect(estimate.basis).not.toHaveProperty('passedOver')
    expect(estimate.basis).not.toHaveProperty('insteadOf')
  })

  it('goes by the year before where there is no annex, then by the period before', () => {
    const { annexes: _, ...sources } = input.sources
    const lastYear = made(estimateByChain({ ...input, sources }))
    expect(lastYear.index.units).toBe(1_240)
    expect(lastYear.basis.passedOver).toEqual([{ method: 'annex', problem: 'not_known' }])
    const recent = { ...sources, history: sources.history?.slice(1) ?? [] }
    const previous = made(estimateByChain({ ...input, sources: recent }))
    expect(previous.index.units).toBe(1_600)
    expect(previous.basis).toMatchObject({
      method: 'previous_period',
      passedOver: [
        { method: 'annex', problem: 'not_known' },
        { method: 'same_period_last_year', problem: 'too_little_history' },
      ],
    })
  })

  it('passes over an annex that does not hold for the whole period', () => {
    const begun = { ...annex, validFrom: '2026-11-15' }
    const estimate = made(
      estimateByChain({ ...input, sources: { ...input.sources, annexes: [begun] } }),
    )
    expect(estimate.basis.passedOver).toEqual([{ method: 'annex', problem: 'outside_annex' }])
  })

  it('names the reading that was not believed', () => {
    const estimate = estimateByChain({ ...input, reason: 'implausible', insteadOf: 'reading_9' })
    expect(made(estimate).basis).toMatchObject({ reason: 'implausible', insteadOf: 'reading_9' })
  })

  it('says of each step why it gives nothing', () => {
    expect(estimateByChain({ ...input, sources: {} })).toEqual({
      ok: false,
      problem: 'no_step_applies',
      passedOver: [
        { method: 'annex', problem: 'not_known' },
        { method: 'same_period_last_year', problem: 'not_known' },
        { method: 'previous_period', problem: 'not_known' },
      ],
    })
    expect(estimateByChain({ ...input, on: '2026-10-30' })).toEqual({
      ok: false,
      problem: 'dates_reversed',
      passedOver: [],
    })
    const ended = estimatePeriodsByChain(
      { ...input, sources: { annexes: [annex] } },
      monthEnds('2026-11', 4),
    )
    expect(methods(ended)).toEqual(['annex', 'annex', 'no_step_applies'])
  })
})

describe('Ukraine gas: the planned monthly volume, the norm behind it', () => {
  const chain = chainOf(rules.ukraine(), 'gas')
  const register = { ...REGISTER, unit: 'm3' }
  const input: ChainEstimateInput = {
    ...targetOf('2026-10-31', '2026-11-30'),
    register,
    chain,
    sources: {
      history: [period('2025-10-31', '2026-10-31', 1_200)],
      plannedMonthly: {
        id: 'heating',
        version: 1,
        monthlyCoefficients: Array<string>(12).fill('0.1'),
      },
      norm: {
        norm: { unit: 'm3', perResident: '5' },
        residents: [{ eventOn: '2020-01-01', declaredOn: '2020-01-01', residents: 2 }],
      },
    },
    reason: 'not_received',
  }

  it('is the group’s share of the last twelve months: 0.1 × 1,200 m³', () => {
    const estimate = made(estimateByChain(input))
    expect(estimate.index.units).toBe(1_120)
    expect(estimate.basis.method).toBe('planned_monthly')
  })

  it('is the norm where there are none', () => {
    const { history: _, ...sources } = input.sources
    expect(made(estimateByChain({ ...input, sources })).index.units).toBe(1_010)
    const { plannedMonthly: __, ...ungrouped } = input.sources
    const estimate = made(estimateByChain({ ...input, sources: ungrouped }))
    expect(estimate.basis.passedOver).toEqual([{ method: 'planned_monthly', problem: 'not_known' }])
  })
})

describe('Germany', () => {
  it('goes by degree days for gas, then by the year before', () => {
    const chain = chainOf(rules.germany(), 'gas')
    const register = { ...REGISTER, unit: 'm3' }
    const flat = {
      a: '0',
      b: '-37',
      c: '6',
      d: '1',
      theta0: '40',
      mH: '0',
      bH: '0',
      mW: '0',
      bW: '0',
    }
    const days = ['2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']
    const input: ChainEstimateInput = {
      ...targetOf('2026-10-31', '2026-11-01'),
      register,
      conversionFactor: '10',
      chain,
      sources: {
        degreeDays: {
          parameters: { id: 'flat', version: 1, ...flat },
          temperatures: days.map((on) => ({ on, celsius: '5' })),
          customerValue: '70',
          unit: 'kWh',
        },
        history: [period('2025-10-31', '2025-11-30', 300)],
      },
      reason: 'no_access',
    }
    expect(made(estimateByChain(input)).index.units).toBe(1_007)
    const { degreeDays: _, ...sources } = input.sources
    const lastYear = made(estimateByChain({ ...input, sources }))
    expect(lastYear.index.units).toBe(1_010)
    expect(lastYear.basis.passedOver).toEqual([{ method: 'degree_days', problem: 'not_known' }])
  })

  it('ends with the profile for electricity', () => {
    const chain = chainOf(rules.germany(), 'electricity')
    const coefficients = Array<string>(400).fill('0.0025')
    const profile = { id: 'H0', version: 1, from: '2026-01-01', coefficients }
    const estimate = estimateByChain({
      ...targetOf('2026-10-31', '2026-11-30'),
      chain,
      sources: { profile: { profile, annualConsumption: '4000', unit: 'kWh' } },
      reason: 'no_access',
    })
    expect(made(estimate).index.units).toBe(1_300)
    expect(made(estimate).basis.passedOver).toHaveLength(2)
  })
})

describe('Great Britain: the profile alone', () => {
  it('deems what the annual consumption says, for no longer than there are coefficients', () => {
    const chain = chainOf(rules.greatBritain(), 'electricity')
    const coefficients = Array<string>(60).fill('0.002')
    const profile = { id: 'class-1', version: 1, from: '2026-11-01', coefficients }
    const estimates = estimatePeriodsByChain(
      {
        ...targetOf('2026-10-31', '2026-11-30'),
        chain,
        sources: { profile: { profile, annualConsumption: '5000', unit: 'kWh' } },
        reason: 'no_access',
      },
      ['2026-11-30', '2026-12-30', '2026-12-31'],
    )
    expect(methods(estimates)).toEqual(['profile', 'profile', 'no_step_applies'])
    expect(advances(estimates.slice(0, 2))).toEqual([300, 300])
  })
})

describe('a step', () => {
  const input: ChainEstimateInput = {
    ...targetOf('2026-10-31', '2026-11-30'),
    chain: { steps: [{ method: 'mean_of_months' }], resetsOn: 'reading' },
    sources: { history: [period('2025-10-31', '2026-10-31', 3_600, false)] },
    reason: 'not_received',
  }

  it('takes twelve months unless it says how many, and no fewer unless it says so', () => {
    expect(made(estimateByChain(input)).index.units).toBe(1_300)
    const sources = { history: [period('2025-11-30', '2026-10-31', 3_300)] }
    expect(estimateByChain({ ...input, sources }).ok).toBe(false)
    const chain: EstimationChainParameters = {
      steps: [{ method: 'mean_of_months', minimumMonths: 11 }],
      resetsOn: 'reading',
    }
    expect(made(estimateByChain({ ...input, sources, chain })).index.units).toBe(1_300)
  })

  it('refuses history of which too much is estimated', () => {
    const history = [period('2026-09-30', '2026-10-31', 310, true)]
    const by = (maximumEstimatedShare?: string) =>
      estimateByChain({
        ...input,
        sources: { history },
        chain: {
          steps: [
            {
              method: 'previous_period',
              ...(maximumEstimatedShare !== undefined && { maximumEstimatedShare }),
            },
          ],
          resetsOn: 'reading',
        },
      })
    expect(by().ok).toBe(true)
    expect(by('0.5')).toMatchObject({
      passedOver: [{ method: 'previous_period', problem: 'too_much_estimated_history' }],
    })
  })
})
