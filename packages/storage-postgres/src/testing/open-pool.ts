import pg from 'pg'
import type { TestConnection } from './start-postgres.ts'

/** A pool of `pg` that outlives its server: what a lost connection says is said to who uses it. */
export function openPool(
  connection: TestConnection,
  options: { readonly max?: number; readonly isDurable?: boolean } = {},
): pg.Pool {
  const { max = 4, isDurable = true } = options
  const pool = new pg.Pool({
    ...connection,
    max,
    options: `-c synchronous_commit=${isDurable ? 'on' : 'off'}`,
  })
  pool.on('error', () => {}) // a connection that nobody uses was lost: the next is a new one
  return pool
}
