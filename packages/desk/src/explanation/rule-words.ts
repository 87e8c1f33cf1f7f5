import type { RuleParameters, RuleRow, RuleTopic, VisitIntervalParameters } from '@selfread/core'
import { dateText, words } from './dossier-words.ts'

type Texts = {
  readonly [Topic in RuleTopic]: (parameters: RuleParameters[Topic]) => string
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const texts: Texts = {
  reading_window(window) {
    switch (window.kind) {
      case 'days':
        return `Readings are taken from day ${window.fromDay} to day ${window.submitUntilDay ?? window.toDay} of the month.`
      case 'penultimate_days':
        return `Readings are taken on the ${window.days} days before the month’s last one.`
      case 'dates':
        return `Readings are taken ${window.rows.map((it) => `from ${dateText(it.opensOn)} to ${dateText(it.submitUntil)}`).join(', ')}.`
    }
  },
  assessment_bounds: (bounds) =>
    `Below ${bounds.lowFactor} of the expected advance is low, above ${bounds.highFactor} times high, above ${bounds.outerFactor} times not believed; ${bounds.absoluteUnits} units more or less do not matter.`,
  resubmission: ({ mode }) =>
    mode === 'last_wins'
      ? 'The last reading of a window counts.'
      : 'The first reading of a window counts.',
  out_of_window({ mode, graceDays }) {
    const result = { accept: 'accepted', hold: 'held for a person', reject: 'refused' }[mode]
    const limit =
      graceDays === undefined ? '' : `; one read more than ${graceDays} days before it is too old`
    return `A reading outside the window is ${result}${limit}.`
  },
  late_reading: ({ mode }) =>
    ({
      history: 'A late reading is kept at its date.',
      next_period: 'A late reading counts in the next period.',
      refuse: 'A late reading is refused.',
    })[mode],
  metrology_policy: ({ mode }) =>
    ({
      warn: 'A reading of a meter whose verification has run out stands, with a warning.',
      reject: 'A reading of a meter whose verification has run out is refused.',
      norm: 'Consumption is by the norm where the meter’s verification has run out.',
    })[mode],
  verification_period: ({ periods }) =>
    `A verification holds for ${periods.map((it) => `${it.months} months (${words(it.meterKind)})`).join(', ')}.`,
  operation_plan: (plan) =>
    `${plan.included} operations a month for ${plan.subscription} ${plan.currency}; ${plan.pricePerOperation} ${plan.currency} for each beyond.`,
  dispute_deadline: ({ deadlines }) =>
    `Working days: ${deadlines.map((it) => `${it.workingDays ?? `${it.calendarDays} calendar days`} when ${words(it.state)}${it.type ? ` (${words(it.type)})` : ''}`).join(', ')}.`,
  dispute_threshold: ({ units, unit }) =>
    `A difference of ${units} ${unit} or less is not disputed.`,
  integers_only: ({ mode }) =>
    mode === 'strip'
      ? 'Only whole units count: decimals that the register does not have are cut off.'
      : 'Only whole units count: a reading with decimals that the register does not have is refused.',
  working_calendar({ weekendDays, holidays }) {
    const weekend = weekendDays.map((it) => WEEKDAYS[it]).join(' and ')
    const [first, last] = [holidays[0], holidays.at(-1)]
    const span = first && last ? `, ${dateText(first)} to ${dateText(last)}` : ''
    return `Nobody works on ${weekend} and on ${holidays.length} public holidays${span}.`
  },
  estimation_chain: ({ steps }) =>
    `A missing reading is estimated by the first of these that can be: ${steps.map((it) => `${words(it.method)}${it.maximumPeriods === undefined ? '' : `, for ${it.maximumPeriods} periods in a row at most`}`).join('; ')}.`,
  consumption_norm: ({ unit, perResident, perPlace = '0', factor = '1' }) =>
    `The norm of a month is ${perPlace} ${unit} and ${perResident} ${unit} for each resident, times ${factor}.`,
  residents_declaration: ({ workingDays }) =>
    `A change in the number of residents is told within ${workingDays} working days.`,
  operator_reading: (interval) => `The operator reads ${everyText(interval)}.`,
  control_reading: (interval) => `A control reading is due ${everyText(interval)}.`,
  inspection: (interval) => `An inspection is due ${everyText(interval)}.`,
  reconciliation: ({ windowDays }) =>
    `A line of the operator’s within ${windowDays} days of a reading is compared with it.`,
  gas_conversion: ({ zDecimals, calorificDecimals, rounding }) =>
    `Gas becomes energy by a state number of ${zDecimals} decimals and a calorific value of ${calorificDecimals}, rounded ${words(rounding)}.`,
  meter_data_notice: ({ everyMonths }) =>
    `The customer is told the meter’s data every ${everyMonths} months.`,
  field_day: ({ targetStops, maximumStops }) =>
    `A day in the field is ${targetStops} to ${maximumStops} stops.`,
  legal_basis: ({ act, publishedIn, subject }) =>
    `In force is ${act}${publishedIn === undefined ? '' : ` (${publishedIn})`}: ${subject}.`,
}

function everyText({ dueAfterMonths, notWithinMonths }: VisitIntervalParameters): string {
  const limit =
    notWithinMonths === undefined ? '' : `, and not again within ${notWithinMonths} months`
  return `${dueAfterMonths} months after the last one${limit}`
}

/** What a rule row says, in words; its parameters by name where its topic is not known here. */
export function ruleText({ topic, parameters }: RuleRow): string {
  if (Object.hasOwn(texts, topic)) {
    // Rows were checked against their topic's schema when the rule book was made.
    return (texts[topic as RuleTopic] as (parameters: unknown) => string)(parameters)
  }
  return Object.entries(parameters)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
}
