import type { Item } from '../item.ts'
import type { LastNumber } from './label-date.ts'
import type { NumberRole } from './labelled-number.ts'
import { nextContent } from './look-around.ts'
import type { Pending } from './pending-labels.ts'

/** `показания счетчика № 12345678: 5432`: a long number behind "no", and the index after it. */
export function isNumberedMeter(items: readonly Item[], position: number): boolean {
  const item = items[position]
  const before = items[position - 1]
  const isLong = item?.kind === 'number' && item.digits.length >= 6
  const isNumbered =
    before?.kind === 'phrase' &&
    before.meanings.some((one) => one.kind === 'filler' && one.filler === 'connector')
  const mark = items[position + 1]
  const isAnnounced = mark?.kind === 'mark' && ':-='.includes(mark.text)
  return isLong && isNumbered && isAnnounced && items[position + 2]?.kind === 'number'
}

/** Number after the bare word meter: a serial where an index is said elsewhere to follow, else the index itself. */
export function readingOrMeter(
  items: readonly Item[],
  position: number,
  pending: readonly Pending[],
): NumberRole {
  const next = nextContent(items, position)
  const isFollowedByNumber = next?.kind === 'number'
  const isReadingNext =
    next?.kind === 'phrase' &&
    next.meanings.some(
      (one) => (one.kind === 'label' && one.label === 'reading') || one.kind === 'register',
    )
  if (isFollowedByNumber || isReadingNext) return 'meter'
  const item = items[position]
  // A serial has no unit.
  if (item?.kind === 'number' && item.unit !== undefined) return 'implied'
  const isReading = pending.some((one) => one.label === 'reading' && one.distance <= 9)
  return isReading ? 'reading' : 'meter_word'
}

/** `contor seria 14420987: 02345`: behind a serial and a mark stands what that meter shows. */
export function isAnnouncedBySerial(
  items: readonly Item[],
  position: number,
  last: LastNumber | undefined,
): boolean {
  const mark = items[position - 1]
  const isBehind = last?.role === 'meter' && last.position === position - 2
  return isBehind && mark?.kind === 'mark' && ':='.includes(mark.text)
}
