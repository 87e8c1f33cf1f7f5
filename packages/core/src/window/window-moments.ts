import { addDays, type CivilDate, type Instant, startOfDay, type TimeZone } from '../time/index.ts'
import type { ReadingWindow } from './reading-window.ts'

/** A window's first and last moments; the last ones are the last milliseconds that still count. */
export interface WindowMoments {
  readonly opensAt: Instant
  readonly readUntil: Instant
  readonly submitUntil: Instant
  readonly changeUntil: Instant
}

/**
 * The moments between which a window takes readings in, in the tenant's zone,
 * daylight saving included: from the first of the day it opens, where midnight
 * may be skipped, to the last of its last day, which may have 23 or 25 hours.
 * Source: seed S4 (S4-1): 23 00:00 to 26 23:59:59 local.
 */
export function windowMoments(window: ReadingWindow, zone: TimeZone): WindowMoments {
  return {
    opensAt: startOfDay(window.opensOn, zone),
    readUntil: endOfDay(window.readUntil, zone),
    submitUntil: endOfDay(window.submitUntil, zone),
    changeUntil: endOfDay(window.changeUntil, zone),
  }
}

function endOfDay(date: CivilDate, zone: TimeZone): Instant {
  return new Date(Date.parse(startOfDay(addDays(date, 1), zone)) - 1).toISOString()
}
