import { isDeepStrictEqual } from 'node:util'
import type { Store, StoredFact } from '../../packages/core/src/index.ts'
import type { Finding } from './finding.ts'
import { COMMITS_PER_PLACE, firstOfPlace, stepOf, TENANT } from './plan.ts'

/** Which steps of a writer are stored, by the facts at its places. */
export interface StoredSteps {
  /** The last step that is stored whole, 0 for none. */
  readonly last: number
  /** Partition and position of the facts of the last step at the place's own stream. */
  readonly places: readonly (readonly [number, number])[]
  readonly findings: readonly Finding[]
}

/** Reads the facts at a writer's places, from the place of step `from` to that of step `sent`. */
export async function readStoredSteps(
  store: Store,
  query: { readonly writer: string; readonly from: number; readonly sent: number },
): Promise<StoredSteps> {
  const { writer, from, sent } = query
  let stored: StoredSteps = { last: firstOfPlace(from) - 1, places: [], findings: [] }
  for (let first = firstOfPlace(from); first <= sent; first += COMMITS_PER_PLACE) {
    const facts = await store.readStream({ tenant: TENANT, stream: stepOf(writer, first).stream })
    const { last, findings } = readPlace(writer, first, facts)
    const found = [...stored.findings, ...findings]
    if (last >= first && stored.last !== first - 1)
      found.push({ kind: 'lost', message: `steps before ${writer} ${first} are missing` })
    if (last < first) {
      stored = { ...stored, findings: found }
      continue
    }
    const places = facts
      .slice(stepOf(writer, last).factsBefore)
      .map(({ partition, position }) => [partition, position] as const)
    stored = { last, places, findings: found }
  }
  return stored
}

/** The last step at a place of which all facts are there, and what is wrong with those that are. */
function readPlace(
  writer: string,
  first: number,
  facts: readonly StoredFact[],
): { readonly last: number; readonly findings: readonly Finding[] } {
  const expected = Array.from({ length: COMMITS_PER_PLACE }, (_, index) =>
    stepOf(writer, first + index).facts.map((fact) => ({ number: first + index, fact })),
  ).flat()
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const [index, { type, data, personal }] of facts.entries()) {
    const { number, index: part } = data as { number: number; index: number }
    const name = `fact ${part} of step ${writer} ${number}`
    const draft = { type, data, ...(personal && { personal }) }
    if (seen.has(name)) findings.push({ kind: 'doubled', message: `${name} is there twice` })
    else if (!isDeepStrictEqual(draft, expected[index]?.fact))
      findings.push({ kind: 'damaged', message: `${name} is not as it was written` })
    seen.add(name)
  }
  const begun = expected[facts.length - 1]?.number ?? first - 1
  const isWhole = expected[facts.length]?.number !== begun
  if (isWhole) return { last: begun, findings }
  const message = `not all facts of step ${writer} ${begun} are there`
  return { last: begun - 1, findings: [...findings, { kind: 'half_written', message }] }
}
