import type { RuleMark } from '../rules/index.ts'
import type { EstimationMethod } from './index-estimate.ts'

/** What a method is: for the docs, and for the market's messages. */
export interface EstimationMethodDefinition {
  readonly id: EstimationMethod
  readonly version: number
  readonly title: string
  /** The formula in words. */
  readonly formula: string
  readonly source: string
  readonly mark: RuleMark
  /** Code of the method in MSCONS, `STS+Z32`. */
  readonly mscons?: string
  /** Number of the method in NEM data, `61`: with a quality before it, `S61`. */
  readonly nem?: string
}

/** Every method. Source of the market's codes: DOMAIN.md 1.1 (MSCONS) and 2 (Australia type 6). */
export const estimationMethods: readonly EstimationMethodDefinition[] = [
  {
    id: 'annex',
    version: 1,
    title: 'Annex of estimated quantities',
    formula: 'sum of the quantities agreed for the months, each by its days',
    source: 'DOMAIN.md 2, annex (Romania)',
    mark: 'D',
    nem: '64',
  },
  {
    id: 'same_period_last_year',
    version: 1,
    title: 'Same period last year',
    formula: 'consumption of a day in the same period a year before × days',
    source: 'DOMAIN.md 2, history methods; Oracle CC&B',
    mark: 'V',
    mscons: 'Z95',
    nem: '61',
  },
  {
    id: 'previous_period',
    version: 1,
    title: 'Previous period',
    formula: 'consumption of a day in the period before × days',
    source: 'DOMAIN.md 2, history methods; Oracle CC&B',
    mark: 'V',
    mscons: 'Z95',
    nem: '62',
  },
  {
    id: 'mean_of_months',
    version: 1,
    title: 'Mean of the last months',
    formula: 'consumption of a calendar month in the last n × months',
    source: 'DOMAIN.md 2, Decree 354 (Russia), ANEEL 1000 (Brazil)',
    mark: 'S',
    mscons: 'Z95',
    nem: '65',
  },
  {
    id: 'mean_before_and_after',
    version: 1,
    title: 'Mean of the period before and after',
    formula: 'mean of what a day consumed before and after × days',
    source: 'DOMAIN.md 2, ARM 38.5.2513 (Montana)',
    mark: 'V',
    mscons: 'Z92',
  },
  {
    id: 'profile',
    version: 1,
    title: 'Profile',
    formula: 'estimated annual consumption × sum of the daily coefficients',
    source: 'DOMAIN.md 2, EAC/AA (Great Britain)',
    mark: 'K',
    nem: '63',
  },
  {
    id: 'norm',
    version: 1,
    title: 'Norm',
    formula: 'norm × residents × factor, by the days of each month',
    source: 'DOMAIN.md 2, Decree 354 (Russia)',
    mark: 'V',
  },
  {
    id: 'degree_days',
    version: 1,
    title: 'Heating demand (SigLinDe)',
    formula: 'customer value × h(allocation temperature) × weekday factor, for each day',
    source: 'DOMAIN.md 2, Germany',
    mark: 'V',
  },
  {
    id: 'planned_monthly',
    version: 1,
    title: 'Planned monthly volume',
    formula: 'coefficient of the group in the month × consumption of the last 12 months',
    source: 'DOMAIN.md 2, Ukraine gas',
    mark: 'V',
  },
  {
    id: 'split',
    version: 1,
    title: 'Split between tariffs',
    formula: 'a share of the off-peak consumption is added to it and taken off peak',
    source: 'DOMAIN.md 2, Enedis',
    mark: 'V',
    mscons: 'ZQ8',
  },
  {
    id: 'linear_extrapolation',
    version: 1,
    title: 'Extrapolation to the end of the month',
    formula: 'reading + consumption of a day in the period it ends × days left',
    source: 'DOMAIN.md 2, Ukraine gas, 2016',
    mark: 'S',
    nem: '69',
  },
  {
    id: 'pro_rata_days',
    version: 1,
    title: 'Pro rata by day',
    formula: 'consumption of the period × days / days of the period',
    source: 'DOMAIN.md 2, pro quota die (Italy)',
    mark: 'V',
    mscons: 'Z92',
  },
]

/** The methods that a market's code stands for: none where the code is not known. */
export function methodsOfCode(list: 'mscons' | 'nem', code: string): readonly EstimationMethod[] {
  return estimationMethods.flatMap((it) => (it[list] === code ? [it.id] : []))
}
