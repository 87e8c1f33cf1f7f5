import { StoreError, type StoreProblem } from '@selfread/core'

/** What an error of a driver means, by its SQLSTATE or by what Node says of the socket. */
function problemOf(error: {
  readonly code?: unknown
  readonly message?: unknown
}): StoreProblem | undefined {
  const { code } = error
  const message = typeof error.message === 'string' ? error.message : ''
  if (typeof code === 'string') {
    if (LOST.has(code) || /^08/.test(code)) return 'connection_lost'
    if (LOCKED.has(code)) return 'locked'
    if (code === '53100') return 'disk_full'
    if (code === '25006') return 'read_only'
    if (WRONG_SCHEMA.has(code)) return 'wrong_schema'
    if (/^(53|58|XX)/.test(code)) return 'io_failed'
  }
  if (LOST_WORDS.test(message)) return 'connection_lost'
  return undefined
}

const LOST = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '25P03'],
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  '53300', // too many connections: there may be one later
])

/** Serialization failure, deadlock, lock not available, cancelled for a lock or statement timeout. */
const LOCKED = new Set(['40001', '40P01', '55P03', '57014'])

/** Undefined table, column, function or schema, and what a changed function gives. */
const WRONG_SCHEMA = new Set(['42P01', '42703', '42883', '3F000', '42P13', '42804'])

const LOST_WORDS =
  /terminated unexpectedly|Connection terminated|connection.*(timeout|closed|ended)|not queryable/i

const ADVICE: Record<StoreProblem, string> = {
  disk_full: 'The server has no room left. Nothing was stored. Make room and try again.',
  read_only:
    'The server takes no writes: it is a standby or set to read only. Nothing was stored. Connect to the primary.',
  locked: 'Somebody else held what was needed for too long. Nothing was stored. Try again.',
  connection_lost:
    'The connection to the server was lost. Whether the last commit was stored is not known: send it again under its idempotency key, or read its streams.',
  clock_went_back: 'The clock went back.',
  wrong_schema:
    'The schema is not the one this store was opened with. Open the store anew; where that does not help, run migratePostgresStore.',
  closed: 'The store was closed.',
  io_failed: 'The server failed. See the cause, and its log.',
}

/** The error that a store rejects with: a `StoreError` where the driver says that operating failed, else what it was. */
export function storeErrorOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || StoreError.is(error)) return error
  const code = problemOf(error)
  if (code === undefined) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreError({ code, message: `${ADVICE[code]} (${reason})`, cause: error })
}

/** Whether the same call may simply be made again: the server undid all of it, and said so. */
export function isUndone(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return code === '40001' || code === '40P01'
}
