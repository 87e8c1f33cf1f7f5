/** Throws TypeError for what is no moment in UTC to the millisecond: `2026-11-22T08:00:00.000Z`. */
export function assertMoment(recordedAt: string): void {
  const date = new Date(recordedAt)
  if (Number.isNaN(date.getTime()) || date.toISOString() !== recordedAt)
    throw new TypeError(
      `recordedAt is ${recordedAt}; expected a moment in UTC such as 2026-11-22T08:00:00.000Z.`,
    )
}
