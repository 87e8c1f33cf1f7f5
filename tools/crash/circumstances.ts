import { execFileSync } from 'node:child_process'
import { machine } from '../../bench/measure.ts'

/** When, on what machine and of which commit something was found out. */
export function circumstances(): {
  readonly date: string
  readonly machine: string
  readonly commit: string
} {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return { date: new Date().toISOString().slice(0, 10), machine: machine(), commit }
}
