import { type Commit, parseHeadNote } from '@selfread/core'

/** Rows of a page unless told. */
export const defaultPageLimit = 1_000

/** Messages of a claim unless told. */
export const defaultClaimLimit = 100

/** The largest blob: a sealed copy passes through memory. */
export const maxBlobBytes: number = 256 * 1_024 * 1_024

const maxPartitions = 1_024
const maxIdempotencyKeyLength = 200

/** Throws RangeError for a limit that is no whole number from 1. */
export function assertLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`limit is ${limit}; expected a whole number from 1`)
}

/** Throws RangeError for bytes that are too many for a blob. */
export function assertBlobSize(bytes: Uint8Array): void {
  if (bytes.length > maxBlobBytes)
    throw new RangeError(`A blob of ${bytes.length} bytes; at most ${maxBlobBytes} are kept.`)
}

/** Throws RangeError for a number of logs that no journal has. */
export function assertPartitions(partitions: number): void {
  if (!Number.isSafeInteger(partitions) || partitions < 1 || partitions > maxPartitions)
    throw new RangeError(
      `partitions is ${partitions}; expected a whole number from 1 to ${maxPartitions}`,
    )
}

/** Throws RangeError for an idempotency key that is empty or too long, TypeError for one of a commit whose first append has no fact. */
export function assertIdempotencyKey(commit: Commit): void {
  const { idempotencyKey: key, appends } = commit
  if (key === undefined) return
  if (key.length === 0 || key.length > maxIdempotencyKeyLength)
    throw new RangeError(
      `An idempotency key has 1 to ${maxIdempotencyKeyLength} characters, not ${key.length}.`,
    )
  if (appends[0] === undefined || appends[0].facts.length === 0)
    throw new TypeError(
      'An idempotency key needs a fact in the first append: it is kept with its stream.',
    )
}

/** Throws TypeError for a note that is no head of this size, or of another number of logs. */
export function assertHeadNote(checkpoint: {
  readonly size: number
  readonly note: string
  readonly partitions: number
}): void {
  const { size, note, partitions } = checkpoint
  const heads = parseHeadNote(note)
  if (heads === undefined)
    throw new TypeError('The note is no C2SP checkpoint and no partitioned head: use signHeads.')
  if (heads.length !== partitions)
    throw new TypeError(`The note is about ${heads.length} logs; this journal has ${partitions}.`)
  const said = heads.reduce((sum, head) => sum + head.size, 0)
  if (said !== size) throw new TypeError(`The note is about size ${said}, not ${size}.`)
}
