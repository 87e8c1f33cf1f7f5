import { setTimeout } from 'node:timers/promises'
import type {
  TestDatabase,
  TestServer,
} from '../../../packages/storage-postgres/src/testing/start-postgres.ts'

const TRIES_MAX = 500
const WAIT_MS = 20

/** Kills all processes of a server at once and starts it again. */
export async function killServer(server: TestServer): Promise<void> {
  const rows = await whileRecovering(() => server.administer('select pid from pg_stat_activity'))
  const dying = server.kill()
  for (const row of rows) killProcess((row as { readonly pid: number }).pid)
  await dying
  // A process of the old server that is about to end may still hold its memory.
  await whileRecovering(() => server.start())
}

/** The server's processes that serve connections to a database. */
export async function backendsOf(
  server: TestServer,
  { name }: TestDatabase,
): Promise<readonly number[]> {
  const rows = await whileRecovering(() =>
    server.administer(`select pid from pg_stat_activity where datname = '${name}' order by pid`),
  )
  return rows.map((row) => (row as { readonly pid: number }).pid)
}

/** Kills a process that may be gone already. */
export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Does what a server refuses while it recovers, as soon as it does not. */
export async function whileRecovering<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES_MAX) throw error
    }
    await setTimeout(WAIT_MS)
  }
}
