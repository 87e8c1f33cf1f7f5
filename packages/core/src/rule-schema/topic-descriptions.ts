import type { RuleTopic } from '../rules/index.ts'

/** What a row of each topic says: for editors that show the JSON schema. */
export const topicDescriptions: { readonly [Topic in RuleTopic]: string } = {
  reading_window:
    'When readings are taken in. Days of a month (a day before fromDay lies in the month after), the days before a month’s last one, or dates; readUntil, submitUntil and changeUntil are three days.',
  assessment_bounds:
    'What is plausible: multiples of the expected advance that are low, high and not believed, with units added to each.',
  resubmission: 'Whether the last reading of a window counts or the first.',
  out_of_window:
    'What happens to a reading outside its window; one read more than graceDays before it is too old.',
  late_reading:
    'Whether a late reading is kept as history, counts in the next period or is refused.',
  metrology_policy: 'What happens to a reading when the meter’s verification has run out.',
  verification_period: 'Months that a verification holds, by kind of meter; any is for all others.',
  operation_plan:
    'What operations cost: included in the month’s subscription, and the price of each beyond.',
  dispute_deadline:
    'Working or calendar days that the owner of a dispute’s clock has, by state and type.',
  dispute_threshold: 'A difference of so many units or less is not disputed.',
  integers_only: 'The supplier wants whole units: decimals are cut off or refuse the reading.',
  working_calendar:
    'Weekend days (0 is Sunday), public holidays, and days of weekends that are worked.',
  estimation_chain:
    'Ways to estimate a missing reading, in the order in which they are tried; maximumPeriods is how often in a row.',
  consumption_norm:
    'A month’s consumption where nobody knows it: for the place and each resident, times a factor.',
  residents_declaration: 'Working days in which a change in the number of residents is to be told.',
  operator_reading:
    'Months after which the operator reads for billing again; no reading against the customer’s.',
  control_reading:
    'Months after which somebody other than the customer reads, and within which not again.',
  inspection: 'Months after which a meter is inspected, and within which not again.',
  reconciliation:
    'How near an operator’s line must come to a reading, in days and value, to confirm it.',
  gas_conversion: 'Decimals of state number, calorific value and energy, and their rounding.',
  meter_data_notice: 'Months after which a customer is told the meter’s data again.',
  field_day: 'Stops of a controller’s day, and the points that make a stop urgent.',
  legal_basis: 'An act in force, for a dossier to quote. All that hold are quoted.',
}
