import type { Store } from '../../packages/core/src/index.ts'
import type { Finding } from './finding.ts'
import { TALLY_STREAMS, TENANT, tallyOf } from './plan.ts'

/** How far a stream that all writers share was checked. */
export interface TallyMark {
  readonly version: number
  /** The last step of each writer in it. */
  readonly steps: ReadonlyMap<string, number>
}

/**
 * Holds the streams that all writers share against the steps that are stored: each has its fact in
 * the stream of its number, once, in the writer's order.
 */
export async function checkTallies(
  store: Store,
  stored: ReadonlyMap<string, number>,
  since: ReadonlyMap<string, TallyMark>,
): Promise<{
  readonly findings: readonly Finding[]
  readonly marks: ReadonlyMap<string, TallyMark>
}> {
  const findings: Finding[] = []
  const marks = new Map<string, TallyMark>()
  for (const stream of TALLY_STREAMS) {
    const before = since.get(stream) ?? { version: 0, steps: new Map() }
    const steps = new Map(before.steps)
    const facts = await store.readStream({ tenant: TENANT, stream, afterVersion: before.version })
    for (const { data } of facts) {
      const { writer, number } = data as { writer: string; number: number }
      const next = nextIn(stream, steps.get(writer) ?? 0)
      if (number < next)
        findings.push({
          kind: 'doubled',
          message: `${stream} counts step ${writer} ${number} again`,
        })
      if (number > next)
        findings.push({ kind: 'lost', message: `${stream} lacks step ${writer} ${next}` })
      steps.set(writer, number)
    }
    for (const [writer, last] of stored) {
      const counted = steps.get(writer) ?? 0
      const isRight = counted <= last && nextIn(stream, counted) > last
      if (!isRight)
        findings.push({
          kind: 'half_written',
          message: `${stream} counts ${writer} up to ${counted}; its place has step ${last}`,
        })
    }
    marks.set(stream, { version: facts.at(-1)?.version ?? before.version, steps })
  }
  return { findings, marks }
}

/** The first step after this one that the stream counts. */
function nextIn(stream: string, step: number): number {
  let next = step + 1
  while (tallyOf(next) !== stream) next += 1
  return next
}
