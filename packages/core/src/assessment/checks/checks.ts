import type { FindingCode } from '../finding.ts'
import type { Check } from '../index-case.ts'
import { advanceChecks } from './advance-checks.ts'
import { dateChecks } from './date-checks.ts'
import { historyChecks } from './history-checks.ts'
import { meterChecks } from './meter-checks.ts'
import { registerChecks } from './register-checks.ts'
import { typedChecks } from './typed-checks.ts'

/** How each rule is looked at. */
export const checks: { readonly [Code in FindingCode]: Check } = {
  ...typedChecks,
  ...dateChecks,
  ...meterChecks,
  ...registerChecks,
  ...advanceChecks,
  ...historyChecks,
}
