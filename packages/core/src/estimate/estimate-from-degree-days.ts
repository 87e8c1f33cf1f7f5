import { addDays, type CivilDate, weekdayOf } from '../time/index.ts'
import { estimateOf, type QuantityTerm } from './estimate-of.ts'
import { fraction, fractionText, parseFraction, product, sum, ZERO } from './fraction.ts'
import { type Estimate, type EstimateTarget, none } from './index-estimate.ts'
import type { ExactNumber } from './profile-coefficients.ts'
import { type SigLinDeParameters, sigLinDe } from './sig-lin-de.ts'

/** The mean temperature of a day. */
export interface DayTemperature {
  readonly on: CivilDate
  /** In °C, signed decimal text: `-3.5`. */
  readonly celsius: string
}

/** An index to be estimated from the weather. */
export interface DegreeDaysEstimateInput extends EstimateTarget {
  readonly parameters: SigLinDeParameters
  /** In any order, from three days before the first estimated one. */
  readonly temperatures: readonly DayTemperature[]
  /** KW: what a day with h = 1 consumes, exact text in `unit`. */
  readonly customerValue: string
  readonly unit: string
}

// (ϑD + 0.5·ϑD−1 + 0.25·ϑD−2 + 0.125·ϑD−3) / 1.875, in fifteenths.
const ALLOCATION_WEIGHTS = [8n, 4n, 2n, 1n].map((weight) => fraction(weight, 15n))

/**
 * Q = KW·h(ϑ)·F_WT of every day, ϑ being its allocation temperature.
 * `missing_temperature` where a day or one of the three before it has none.
 * Source: DOMAIN.md 2, "Germany".
 */
export function estimateFromDegreeDays(input: DegreeDaysEstimateInput): Estimate {
  const { parameters, customerValue, unit, reference, on } = input
  const byDay = new Map(input.temperatures.map((it) => [it.on, it.celsius]))
  const terms: QuantityTerm[] = []
  const weather: Record<string, string> = {}
  for (let day = addDays(reference.on, 1); day <= on; day = addDays(day, 1)) {
    const temperature = allocationTemperature(
      [0, -1, -2, -3].map((it) => byDay.get(addDays(day, it))),
    )
    if (!temperature.ok) return temperature
    const h = sigLinDe(parameters, temperature.value)
    if (!h.ok) return h
    const weekdayFactor = parameters.weekdayFactors?.[weekdayOf(day)] ?? '1'
    terms.push({ of: day, factors: [customerValue, h.value, weekdayFactor] })
    weather[`temperature ${day}`] = temperature.value
  }
  return estimateOf('degree_days', input, {
    unit,
    terms,
    inputs: {
      parameters: parameters.id,
      parametersVersion: String(parameters.version),
      ...weather,
    },
  })
}

/** What the gas market counts as a day's temperature, from that of the day and of the three before it, latest first. Exact. */
export function allocationTemperature(latestFirst: readonly (string | undefined)[]): ExactNumber {
  let total = ZERO
  for (const [at, weight] of ALLOCATION_WEIGHTS.entries()) {
    const text = latestFirst[at]
    if (text === undefined) return none('missing_temperature')
    const celsius = parseFraction(text)
    if (celsius === undefined) return none('malformed_input')
    total = sum(total, product(celsius, weight))
  }
  return { ok: true, value: fractionText(total) }
}
