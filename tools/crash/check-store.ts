import {
  consistencyPlan,
  proofOf,
  type Store,
  type TreeHead,
  verifyConsistency,
} from '../../packages/core/src/index.ts'
import { checkPlace } from './check-place.ts'
import { checkTallies, type TallyMark } from './check-tallies.ts'
import type { Finding } from './finding.ts'
import type { Ledger } from './ledger.ts'
import { COMMITS_PER_PLACE, firstOfPlace, TENANT } from './plan.ts'
import { readStoredSteps } from './stored-steps.ts'
import { storeStep } from './writer.ts'

/** What a check found, and how far it got: where the next one of the same store may begin. */
export interface StoreCheck {
  readonly findings: readonly Finding[]
  readonly mark: StoreMark
}

/** What was checked already. */
export interface StoreMark {
  /** The last step of each writer that was found stored. */
  readonly stored: ReadonlyMap<string, number>
  readonly tallies: ReadonlyMap<string, TallyMark>
  /** Cursor of the feed, and how many facts came before it. */
  readonly feed?: { readonly cursor: string; readonly facts: number }
}

const NOTHING: StoreMark = { stored: new Map(), tallies: new Map() }

/**
 * Holds a store against what its writers were told: every acknowledged step is there, every step is
 * whole, none is there twice, the log continues every head that was given out. Nobody else may
 * write meanwhile.
 *
 * With `since` only what came later is read; `isThorough` has the store verify all it keeps.
 */
export async function checkStore(
  store: Store,
  ledgers: readonly Ledger[],
  options: { readonly since?: StoreMark; readonly isThorough: boolean },
): Promise<StoreCheck> {
  const { since = NOTHING, isThorough } = options
  const findings: Finding[] = []
  const stored = new Map<string, number>()
  for (const ledger of ledgers) {
    const from = Math.max(1, since.stored.get(ledger.writer) ?? 1)
    const { last, found } = await checkWriter(store, ledger, from)
    stored.set(ledger.writer, last)
    findings.push(...found)
  }
  const tallies = await checkTallies(store, stored, since.tallies)
  findings.push(...tallies.findings)
  findings.push(...(await checkHeads(store, ledgers)))
  const feed = await readFeed(store, since)
  const heads = await store.logHeads()
  const facts = heads.reduce((sum, { size }) => sum + size, 0)
  if (feed.facts !== facts)
    findings.push({
      kind: 'damaged',
      message: `The feed gave ${feed.facts} facts of ${facts}.`,
    })
  if (isThorough) {
    const { faults } = await store.verify()
    for (const { code, message } of faults)
      findings.push({ kind: 'damaged', message: `${code}: ${message}` })
  }
  return { findings, mark: { stored, tallies: tallies.marks, feed } }
}

async function checkWriter(
  store: Store,
  ledger: Ledger,
  from: number,
): Promise<{ readonly last: number; readonly found: readonly Finding[] }> {
  const { writer, acknowledged, sent, receipt } = ledger
  const { last, places, findings } = await readStoredSteps(store, { writer, from, sent })
  const found = [...findings]
  for (let step = last + 1; step <= acknowledged; step += 1)
    found.push({
      kind: 'lost',
      message: `step ${writer} ${step} was acknowledged and is not there`,
    })
  if (receipt?.number === last && receipt.facts.length > 0) {
    const told = receipt.facts.slice(0, places.length)
    if (JSON.stringify(told) !== JSON.stringify(places))
      found.push({ kind: 'damaged', message: `step ${writer} ${last} is elsewhere than was said` })
  }
  for (let first = firstOfPlace(from); first <= sent; first += COMMITS_PER_PLACE)
    found.push(...(await checkPlace(store, { writer, first, last, sent })))
  if (last === sent && last > 0 && found.length === 0)
    found.push(...(await sendAgain(store, ledger)))
  return { last, found }
}

/** Sends the last step again, as a writer does that never heard of its success. */
async function sendAgain(store: Store, ledger: Ledger): Promise<readonly Finding[]> {
  const { writer, sent, tallyVersion } = ledger
  try {
    const { isRepetition } = await storeStep(store, writer, sent, tallyVersion)
    return isRepetition
      ? []
      : [{ kind: 'doubled', message: `step ${writer} ${sent} was stored again` }]
  } catch (error) {
    const message = `step ${writer} ${sent} is stored and was refused when sent again: ${error}`
    return [{ kind: 'damaged', message }]
  }
}

/** Shows that each log continues the last head that each writer was given. */
async function checkHeads(store: Store, ledgers: readonly Ledger[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const heads = await store.logHeads()
  for (const { writer, receipt } of ledgers) {
    for (const { partition, ...from } of receipt?.heads ?? []) {
      const to = heads[partition]
      if (to === undefined || !(await continues(store, partition, from, to)))
        findings.push({
          kind: 'damaged',
          message: `log ${partition} does not continue the head of size ${from.size} that ${writer} was given`,
        })
    }
  }
  return findings
}

async function continues(
  store: Store,
  partition: number,
  from: TreeHead,
  to: TreeHead,
): Promise<boolean> {
  if (from.size > to.size) return false
  const plan = consistencyPlan({ from: from.size, size: to.size })
  const nodes = plan.flat()
  const hashes = await store.logNodes({ partition, nodes })
  const hashOf = new Map(nodes.map(({ level, index }, at) => [`${level}/${index}`, hashes[at]]))
  const proof = proofOf(plan, ({ level, index }) => hashOf.get(`${level}/${index}`) ?? '')
  return verifyConsistency({ from, to, proof })
}

async function readFeed(
  store: Store,
  since: StoreMark,
): Promise<{ readonly cursor: string; readonly facts: number }> {
  let { cursor, facts } = since.feed ?? { cursor: undefined, facts: 0 }
  for (;;) {
    const page = await store.readFeed({
      tenant: TENANT,
      ...(cursor !== undefined && { after: cursor }),
    })
    cursor = page.next
    facts += page.facts.length
    if (page.facts.length === 0) return { cursor, facts }
  }
}
