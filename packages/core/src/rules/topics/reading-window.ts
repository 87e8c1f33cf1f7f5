import * as z from 'zod/mini'
import { civilDate, wholeNumber } from '../../parsing/index.ts'
import type { CivilDate } from '../../time/index.ts'

/** A window by its dates. */
export interface WindowDates {
  /** First day on which a reading is taken in. */
  readonly opensOn: CivilDate
  /** Last day on which the meter is to be read; `submitUntil` unless stated. */
  readonly readUntil?: CivilDate
  /** Last day on which a reading is taken in. */
  readonly submitUntil: CivilDate
  /** Last day on which a reading that was taken in can be changed; `submitUntil` unless stated. */
  readonly changeUntil?: CivilDate
}

/**
 * When readings are taken in. A day before `fromDay` lies in the month after;
 * a day that a month does not have is its last. `penultimate_days` are the days
 * before the month's last one: 24 to 29 November where there are six. `dates`
 * may hold several windows of a month, in any order; no two share a day.
 */
export type ReadingWindowParameters =
  | {
      readonly kind: 'days'
      /** Day of the month on which it opens. */
      readonly fromDay: number
      /** Last day on which the meter is to be read. */
      readonly toDay: number
      /** Last day on which a reading is taken in; `toDay` unless stated. */
      readonly submitUntilDay?: number
      /** Last day on which a reading that was taken in can be changed; the last day of submission unless stated. */
      readonly changeUntilDay?: number
    }
  | {
      readonly kind: 'penultimate_days'
      /** How many days before the month's last one. */
      readonly days: number
    }
  | {
      readonly kind: 'dates'
      /** The windows, each by its dates. */
      readonly rows: readonly WindowDates[]
    }

const WINDOWS_MAX = 1_000
const ON_OR_AFTER_OPENING = 'expected a day on or after opensOn'
const dayOfMonth = wholeNumber(1, 31)

const windowDates: z.ZodMiniType<WindowDates> = z
  .strictObject({
    opensOn: civilDate,
    readUntil: z.exactOptional(civilDate),
    submitUntil: civilDate,
    changeUntil: z.exactOptional(civilDate),
  })
  .check(
    z.refine((it) => it.opensOn <= it.submitUntil, {
      path: ['submitUntil'],
      error: ON_OR_AFTER_OPENING,
    }),
    z.refine((it) => it.submitUntil.slice(0, 7) <= monthAYearAfter(it.opensOn), {
      path: ['submitUntil'],
      error: 'expected a day within 12 months of opensOn',
    }),
    z.refine((it) => it.opensOn <= (it.readUntil ?? it.opensOn), {
      path: ['readUntil'],
      error: ON_OR_AFTER_OPENING,
    }),
    z.refine((it) => (it.readUntil ?? it.submitUntil) <= it.submitUntil, {
      path: ['readUntil'],
      error: 'expected a day on or before submitUntil',
    }),
    z.refine((it) => it.opensOn <= (it.changeUntil ?? it.opensOn), {
      path: ['changeUntil'],
      error: ON_OR_AFTER_OPENING,
    }),
  )

const daysOfMonth = z
  .strictObject({
    kind: z.literal('days'),
    fromDay: dayOfMonth,
    toDay: dayOfMonth,
    submitUntilDay: z.exactOptional(dayOfMonth),
    changeUntilDay: z.exactOptional(dayOfMonth),
  })
  .check(
    z.refine(
      ({ fromDay, toDay, submitUntilDay = toDay }) => {
        const fromOpening = (day: number) => (day < fromDay ? day + 31 : day)
        return fromOpening(toDay) <= fromOpening(submitUntilDay)
      },
      { path: ['submitUntilDay'], error: 'expected a day on or after toDay' },
    ),
    // In February it would run into the window that opens on the 28th.
    z.refine(
      ({ fromDay, toDay, submitUntilDay = toDay }) =>
        submitUntilDay >= fromDay || submitUntilDay <= 27,
      {
        path: ['submitUntilDay'],
        error: 'expected 27 at most for a window that ends in the month after',
      },
    ),
  )

/** Schema of `reading_window`. */
export const readingWindow: z.ZodMiniType<ReadingWindowParameters> = z.discriminatedUnion('kind', [
  daysOfMonth,
  z.strictObject({ kind: z.literal('penultimate_days'), days: wholeNumber(1, 27) }),
  z.strictObject({
    kind: z.literal('dates'),
    rows: z
      .array(windowDates)
      .check(
        z.minLength(1),
        z.maxLength(WINDOWS_MAX),
        z.refine(areApart, 'expected windows that share no day'),
      ),
  }),
])

function monthAYearAfter(date: CivilDate): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4, 7)}`
}

function areApart(rows: readonly WindowDates[]): boolean {
  const inOrder = rows.toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
  return inOrder.every((it, at) => it.opensOn > (inOrder[at - 1]?.submitUntil ?? ''))
}
