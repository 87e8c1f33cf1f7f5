import fc from 'fast-check'
import type {
  Estimate,
  EstimateReference,
  EstimateTarget,
  HistoryPeriod,
  IndexEstimate,
} from '../estimate/index.ts'
import { indexFromUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import { addDays } from '../time/index.ts'

/** A register of nine digits, so that it does not roll over unless a test wants it to. */
export const REGISTER: Register = {
  id: '1.8.0',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 9,
  decimalDigits: 0,
}

/** An index of 1,000 on a day. */
export function referenceOn(on: string, units = 1_000): EstimateReference {
  return { index: indexFromUnits({ units, decimals: 0 }), on, reading: `reading ${on}` }
}

/** What is to be estimated: from an index of 1,000. */
export function targetOf(from: string, on: string): EstimateTarget {
  return { register: REGISTER, reference: referenceOn(from), on, multiplier: '1' }
}

/** A period that was read at both ends, unless told otherwise. */
export function period(
  from: string,
  to: string,
  advance: number,
  isEstimated = false,
): HistoryPeriod & { readonly readings: readonly string[] } {
  return { from, to, advance, isEstimated, readings: [`reading ${from}`, `reading ${to}`] }
}

/** Periods from day to day, each with its advance. */
export function periods(
  days: readonly string[],
  advances: readonly number[],
): readonly HistoryPeriod[] {
  return advances.map((advance, at) => period(days[at] ?? '', days[at + 1] ?? '', advance))
}

/** The problem, or undefined where there is an estimate. */
export function problemOf(estimate: IndexEstimate): string | undefined {
  return estimate.ok ? undefined : estimate.problem
}

/** The estimate, which there must be. */
export function made<Made extends { readonly ok: boolean }>(
  estimate: Made,
): Extract<Made, { readonly ok: true }> {
  if (!isMade(estimate)) throw new Error(JSON.stringify(estimate))
  return estimate
}

function isMade<Made extends { readonly ok: boolean }>(
  estimate: Made,
): estimate is Extract<Made, { readonly ok: true }> {
  return estimate.ok
}

/** What an estimate lets the register advance, exactly: its units and what rounding left over. */
export function advanceOf(estimate: Estimate, from = 1_000): number {
  const { index, carry } = made(estimate)
  const [numerator = 0, denominator = 1] = carry.split('/').map(Number)
  return index.units - from + numerator / denominator
}

/** The terms of an estimate, by what they are of. */
export function termsOf(estimate: Estimate): readonly string[] {
  return Object.entries(made(estimate).basis.inputs)
    .filter(([name]) => name.startsWith('quantity '))
    .map(([name, term]) => `${name.slice('quantity '.length)}: ${term}`)
}

/** A day of the years 2019 to 2027. */
export const anyDay: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 3_286 })
  .map((day) => addDays('2019-01-01', day))

/** Periods that end where the next begins, some of them estimated, that end on 2023-12-31 or before. */
export const anyHistory: fc.Arbitrary<readonly HistoryPeriod[]> = fc
  .array(
    fc.record({
      days: fc.integer({ min: 1, max: 70 }),
      advance: fc.nat(5_000),
      isEstimated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => {
    let to = '2023-12-31'
    return rows.map(({ days, advance, isEstimated }) => {
      const from = addDays(to, -days)
      const made = period(from, to, advance, isEstimated)
      to = from
      return made
    })
  })
