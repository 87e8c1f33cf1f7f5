import { createRandom, type Random } from '../random.ts'
import { type Disk, SECTOR_BYTES } from './disk.ts'
import type { Version } from './versions.ts'

/** What a power cut leaves of what was not synced. */
export interface PowerCut {
  /** In words, to be told with a finding. */
  readonly name: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

const ZEROS = new Uint8Array(SECTOR_BYTES)

/**
 * The states that a disk may be in after a power cut now: without all that was not synced, with all
 * of it, and `chances` seeded ones between: the writes up to a moment with the last torn, some of the
 * writes, or some of the sectors, with zeros or old bytes where a file grew and was not written.
 */
export function powerCuts(
  disk: Disk,
  options: { readonly seed: number; readonly chances: number },
): readonly PowerCut[] {
  const nothing = {
    name: 'nothing unsynced',
    files: disk.afterPowerCut(
      () => 0,
      () => ZEROS,
    ),
  }
  const pending = disk.pending()
  if (pending.length === 0) return [nothing]
  const everything = {
    name: 'everything unsynced',
    files: disk.afterPowerCut(
      (all) => all.length - 1,
      () => ZEROS,
    ),
  }
  const random = createRandom(options.seed)
  const ways = [someWritesInOrder, someWrites, someSectors]
  const between = Array.from({ length: options.chances }, (_, index) => {
    const way = ways[index % ways.length] ?? someSectors
    const files = disk.afterPowerCut(way(random, pending), unwritten(random))
    return { name: `${way.name}, seed ${options.seed}`, files }
  })
  return [nothing, everything, ...between]
}

type Survives = (versions: readonly Version<unknown>[]) => number

/** All writes before one of those pending, none after it, and that one torn. */
function someWritesInOrder(random: Random, pending: readonly number[]): Survives {
  const cut = random.pick(pending)
  return (versions) => {
    const last = versions.findLastIndex(({ step }) => step <= cut)
    const isTorn = versions[last]?.step === cut && random.isWithin(50)
    return Math.max(0, isTorn ? last - 1 : last)
  }
}

/** Each write by chance, whole or not at all. */
function someWrites(random: Random): Survives {
  const salt = random.between(0, 2 ** 31)
  const percent = random.pick([10, 50, 90])
  const survives = (step: number): boolean =>
    step < 0 || createRandom(Math.imul(step + 1, 0x9e3779b1) ^ salt).isWithin(percent)
  return (versions) =>
    Math.max(
      0,
      versions.findLastIndex(({ step }) => survives(step)),
    )
}

/** Each sector, size and name by chance. */
function someSectors(random: Random): Survives {
  return (versions) => (versions.length === 1 ? 0 : random.between(0, versions.length - 1))
}

function unwritten(random: Random): () => Uint8Array {
  if (random.isWithin(50)) return () => ZEROS
  return () => Uint8Array.from({ length: SECTOR_BYTES }, () => random.between(0, 255))
}
