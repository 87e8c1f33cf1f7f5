import type { Commit } from '../ports/index.ts'
import type { IsFlawed } from './store-flaws.ts'

const KEY_LENGTH_MAX = 200

/** Throws RangeError for what is no size of a page. */
export function assertLimit(limit: number, isFlawed: IsFlawed): void {
  if (isFlawed('takes any limit')) return
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`limit is ${limit}; expected a whole number from 1`)
}

/** The place that a cursor names. Throws TypeError for what is no cursor. */
export function parseCursor<Kind extends 'number' | 'pair'>(
  cursor: string,
  kind: Kind,
  isFlawed: IsFlawed,
): (Kind extends 'number' ? number : readonly [string, string]) | undefined
export function parseCursor(cursor: string, kind: 'number' | 'pair', isFlawed: IsFlawed): unknown {
  let place: unknown
  try {
    place = JSON.parse(cursor)
  } catch {
    // told below
  }
  const isNumber = Number.isSafeInteger(place) && Number(place) >= 0
  const isPair = Array.isArray(place) && place.length === 2 && place.every(isText)
  if (kind === 'number' ? isNumber : isPair) return place
  if (isFlawed('takes any cursor')) return undefined
  throw new TypeError(`after is no cursor of this store: ${cursor}. Give the page's next.`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Throws for a commit that no store takes. */
export function assertCommit(commit: Commit, isFlawed: IsFlawed): void {
  const { recordedAt, idempotencyKey, appends } = commit
  if (!isInstant(recordedAt) && !isFlawed('takes any text for a moment'))
    throw new TypeError(`recordedAt is no moment in UTC, 2026-11-22T05:46:00.000Z: ${recordedAt}`)
  if (idempotencyKey === undefined) return
  const hasFact = appends[0] !== undefined && appends[0].facts.length > 0
  if (!hasFact && !isFlawed('takes a key without a fact'))
    throw new TypeError('An idempotency key needs a fact in the first append: it is of its stream.')
  const isLong = idempotencyKey.length === 0 || idempotencyKey.length > KEY_LENGTH_MAX
  if (isLong && !isFlawed('takes keys of any length'))
    throw new RangeError(`An idempotency key has 1 to ${KEY_LENGTH_MAX} characters.`)
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
}
