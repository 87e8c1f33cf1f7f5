import type { RuleParameters, RuleRow, RuleTopic } from '@selfread/core'
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
  metrology_policy: ({ mode }) =>
    mode === 'warn'
      ? 'A reading of a meter whose verification has run out stands, with a warning.'
      : 'A reading of a meter whose verification has run out is refused.',
  operation_plan: (plan) =>
    `${plan.included} operations a month for ${plan.subscription} ${plan.currency}; ${plan.pricePerOperation} ${plan.currency} for each beyond.`,
  dispute_deadline: ({ deadlines }) =>
    `Working days: ${deadlines.map((it) => `${it.workingDays} when ${words(it.state)}${it.type ? ` (${words(it.type)})` : ''}`).join(', ')}.`,
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
