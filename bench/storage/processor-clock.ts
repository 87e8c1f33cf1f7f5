import { readFile } from 'node:fs/promises'

/** Milliseconds of processor that were used so far, user's and system's. */
export type ProcessorClock = () => Promise<number>

// Linux counts in hundredths of a second, whatever the machine's own tick.
const MS_PER_TICK = 10

/** What this process used so far and, on Linux, what a server with all its processes did. */
export function processorClock(server?: { readonly pid: number }): ProcessorClock {
  return async () => {
    const { user, system } = process.cpuUsage()
    const served = server === undefined ? 0 : await ticksOfServer(server.pid)
    return (user + system) / 1000 + served * MS_PER_TICK
  }
}

/** Of the first process, of those that it started, and of those that have ended. */
async function ticksOfServer(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const ticks = await Promise.all([
    ticksOf(pid, { withEnded: true }),
    ...children
      .split(' ')
      .filter(Boolean)
      .map((child) => ticksOf(Number(child))),
  ])
  return ticks.reduce((sum, it) => sum + it, 0)
}

async function ticksOf(pid: number, { withEnded = false } = {}): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name, in brackets, may hold blanks: fields count from behind it. See proc_pid_stat(5).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number)
  const own = (user ?? 0) + (system ?? 0)
  return withEnded ? own + (endedUser ?? 0) + (endedSystem ?? 0) : own
}
