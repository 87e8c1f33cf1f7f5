import type { NamedUtility } from '@selfread/core'
import type { LabelledNumber } from './label/labelled-number.ts'
import type { Message } from './read-message.ts'

const timeOfUse =
  /^(T\d|F\d|HT|NT|VT|HP|HC|P\d|day|night|peak|off_peak|half_peak|reactive|[12]\.8\.\d)$/

/**
 * The utility of a reading: the word beside it, its unit, the only utility the text names, its
 * register. What another line names is not taken over where the unit says otherwise.
 */
export function utilityOf(message: Message, number: LabelledNumber): NamedUtility | undefined {
  const { unit } = number.item.kind === 'number' ? number.item : { unit: undefined }
  const { utility } = number
  if (utility !== undefined && mayBeMeasuredIn(utility, unit)) return utility
  if (unit === 'electricity') return 'electricity'
  if (unit === 'heat') return 'heat'
  const [only, ...others] = message.utilities
  if (only !== undefined && others.length === 0 && mayBeMeasuredIn(only, unit)) return only
  const isTimeOfUse = number.register !== undefined && timeOfUse.test(number.register)
  return isTimeOfUse && unit === undefined ? 'electricity' : undefined
}

/** Gas is billed in kWh and heat is metered in them; volumes are never electricity. */
function mayBeMeasuredIn(utility: NamedUtility, unit: string | undefined): boolean {
  if (unit === 'volume') return utility !== 'electricity'
  if (unit === 'electricity')
    return utility === 'electricity' || utility === 'heat' || utility === 'gas'
  if (unit === 'heat') return utility === 'heat' || utility === 'hot_water'
  return true
}
