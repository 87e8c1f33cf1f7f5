import type { Store } from '@selfread/core'
import type { Desk } from '../../create-desk.ts'
import { sha256 } from '../../derive-id.ts'
import { checkRun } from './check-run.ts'
import { faultShares, NO_FAULTS } from './faults.ts'
import { type FinalState, finalState } from './final-state.ts'
import { firstDeliveries, planEvents } from './plan-events.ts'
import { runSimulation } from './run-simulation.ts'
import type { SimulatedEvent } from './simulated-event.ts'
import { type SimulatedWorld, simulatedWorld } from './simulated-world.ts'
import { lastingTale, toldFacts } from './told-facts.ts'

/** A store of its own for each run: opened by every worker, taken away at the end. */
export interface SimulatedStore {
  readonly connect: () => Promise<Store>
  readonly remove: () => Promise<void>
}

/** What a seed is simulated with. */
export interface SeedSettings {
  readonly seed: number
  readonly createStore: (seed: number) => Promise<SimulatedStore>
  /** Also runs it a second time, and compares what the journals tell. */
  readonly isRepeated?: boolean
  /** Also runs it with one worker, once with and once without duplicates and failures, and compares. */
  readonly isCompared?: boolean
  /** Some of the seed's events instead of all. */
  readonly events?: readonly SimulatedEvent[]
  readonly trace?: (line: string) => void
  /** Changes every desk: to plant defects. */
  readonly change?: (desk: Desk) => Desk
  readonly pause?: () => Promise<void>
}

/** What came of a seed. */
export interface SeedReport {
  readonly seed: number
  /** What does not hold; nothing where all is well. */
  readonly problems: readonly string[]
  readonly runs: number
  readonly events: number
  readonly calls: number
  readonly facts: number
  /** SHA-256 of what the journal of the first run tells; absent where it broke off. */
  readonly toldSha256?: string
  /** How often each thing went wrong. */
  readonly faults: ReadonlyMap<string, number>
}

/** Plans all of a seed, runs it in all the ways asked for, and holds it to what must be. */
export async function simulateSeed(settings: SeedSettings): Promise<SeedReport> {
  const { seed } = settings
  const world = simulatedWorld(seed)
  const planned = planEvents(seed, world)
  const until = planned.at(-1)?.at ?? ''
  const scene = { ...settings, world, until, events: settings.events ?? planned }
  const problems: string[] = []
  const faults = new Map<string, number>()
  const totals = { runs: 0, events: 0, calls: 0, facts: 0 }

  async function run(way: 'usual' | 'noisy' | 'quiet'): Promise<FinalState | undefined> {
    totals.runs++
    try {
      const { final, problems: found } = await runOnce(scene, way)
      problems.push(...found)
      totals.events += final.run.tried
      totals.calls += final.run.calls
      totals.facts += final.facts.length
      for (const [name, count] of final.run.faults)
        faults.set(name, (faults.get(name) ?? 0) + count)
      return final
    } catch (error) {
      problems.push(`It broke off: ${error instanceof Error ? error.stack : String(error)}`)
      return undefined
    }
  }

  const first = await run('usual')
  if (settings.isRepeated && first !== undefined) {
    const second = await run('usual')
    if (second !== undefined && toldFacts(first) !== toldFacts(second)) {
      problems.push('The same seed gave other facts the second time.')
    }
  }
  if (settings.isCompared && first !== undefined) {
    const noisy = await run('noisy')
    const quiet = await run('quiet')
    if (noisy && quiet) problems.push(...differences(noisy, quiet))
  }
  return {
    seed,
    problems: [...new Set(problems)],
    ...totals,
    faults,
    ...(first && { toldSha256: sha256(toldFacts(first)) }),
  }
}

interface Scene extends SeedSettings {
  readonly world: SimulatedWorld
  readonly events: readonly SimulatedEvent[]
  readonly until: string
}

/**
 * `usual`: two workers, with all that goes wrong. `noisy`: one worker, duplicates
 * and failures, everything tried again at once. `quiet`: one worker, everything
 * once and well.
 */
async function runOnce(scene: Scene, way: 'usual' | 'noisy' | 'quiet') {
  const { createStore, seed, world, events, trace, change, pause, until } = scene
  const store = await createStore(seed)
  try {
    const run = await runSimulation({
      ...{ seed, world, until, connect: store.connect },
      events: way === 'quiet' ? firstDeliveries(events) : events,
      faults: way === 'quiet' ? NO_FAULTS : faultShares(seed),
      workers: way === 'usual' ? 2 : 1,
      ...(trace && { trace }),
      ...(change && { change }),
      ...(pause && { pause }),
    })
    const final = await finalState(run, world)
    return { final, problems: [...run.ledger.problems, ...(await checkRun(final))] }
  } finally {
    await store.remove()
  }
}

function differences(noisy: FinalState, quiet: FinalState): readonly string[] {
  const [withNoise, without] = [lastingTale(noisy), lastingTale(quiet)]
  return [...new Set([...withNoise.keys(), ...without.keys()])]
    .filter((name) => withNoise.get(name) !== without.get(name))
    .map((name) => `Duplicates and failures made another ${name}.`)
}
