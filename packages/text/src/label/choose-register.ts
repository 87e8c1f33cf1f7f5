import type { Item } from '../item.ts'
import { nextContent } from './look-around.ts'
import type { Pending } from './pending-labels.ts'

const namedRegister = /^([TFP]\d|HT|NT|VT|HP|HC|\d+\.\d\.\d)$/
/** Unknown words a register reaches over. */
const maxDistance = 3

/** The register in force that a number belongs to. */
export function chooseRegister(
  items: readonly Item[],
  position: number,
  pending: readonly Pending[],
): string | undefined {
  const registers = pending.flatMap((one) =>
    one.register !== undefined && one.distance <= maxDistance ? [one.register] : [],
  )
  if (registers.length <= 1) return registers[0]
  // "day and night: 123, 456" hands them out in order; "T1 day 123" names one register twice.
  if (nextContent(items, position)?.kind === 'number') return registers[0]
  return registers.find((one) => namedRegister.test(one)) ?? registers.at(-1)
}

/** Where that register was named, counted in the labels in force. */
export function registerIndex(pending: readonly Pending[]): number {
  return pending.findLastIndex((one) => one.register !== undefined && one.distance <= maxDistance)
}
