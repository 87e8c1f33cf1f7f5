import type { RuleRow } from '../rule-row.ts'

const SEED = 'Seed S4 on Mosenergosbyt'

/**
 * Russia: the windows that seed S4 tells of, a rule that contradicts itself and
 * changes with time. Source: DOMAIN.md 3 and 8.3.
 */
export function russia(): readonly RuleRow[] {
  return [
    {
      id: 'ru.window.electricity',
      topic: 'reading_window',
      scope: { jurisdiction: 'RU', utility: 'electricity' },
      validFrom: '2012-09-01',
      validTo: '2017-06-30',
      parameters: { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26 },
      source: { mark: 'V', title: `${SEED}: decree 354, read 23 to 25, hand over by 26` },
      isEnabled: true,
    },
    {
      id: 'ru.window.electricity',
      topic: 'reading_window',
      scope: { jurisdiction: 'RU', utility: 'electricity' },
      validFrom: '2017-07-01',
      parameters: { kind: 'days', fromDay: 15, toDay: 26 },
      source: { mark: 'V', title: `${SEED}: hand over from 15 to 26, July 2017` },
      isEnabled: true,
      note: "One supplier's practice: others state their own.",
    },
    {
      id: 'ru.window.by_contract',
      topic: 'reading_window',
      scope: { jurisdiction: 'RU' },
      validFrom: '2012-09-01',
      parameters: { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26 },
      source: {
        mark: 'K',
        title: 'Decree 354 as amended: the duty became a right, and the contract states the dates',
      },
      isEnabled: false,
      note: 'The amendment has not been read, so no window is assumed for other utilities.',
    },
    {
      id: 'ru.out_of_window.electricity',
      topic: 'out_of_window',
      scope: { jurisdiction: 'RU', utility: 'electricity' },
      validFrom: '2012-09-01',
      parameters: { mode: 'reject' },
      source: { mark: 'V', title: `${SEED}: the button refuses outside the window` },
      isEnabled: true,
    },
  ]
}
