/** Something on a disk: as it is surely kept, and as later writes have it that may be lost. */
export interface Versions<Value> {
  /** What survives a power cut in any case. */
  durable(): Value
  /** What a running system sees. */
  latest(): Value
  /** All that may be there after a power cut: the durable first, then each later one with its step. */
  all(): readonly Version<Value>[]
  write(step: number, value: Value): void
  /** Makes durable what was written before a step. */
  sync(before: number): void
}

export interface Version<Value> {
  /** The step that wrote it; -1 for what is durable. */
  readonly step: number
  readonly value: Value
}

/** Versions that begin with a durable one. */
export function createVersions<Value>(durable: Value): Versions<Value> {
  let versions: readonly [Version<Value>, ...Version<Value>[]] = [{ step: -1, value: durable }]
  return {
    durable: () => versions[0].value,
    latest: () => (versions.at(-1) ?? versions[0]).value,
    all: () => versions,
    write(step, value) {
      versions = [...versions, { step, value }]
    },
    sync(before) {
      if (versions.length === 1) return
      const kept = versions.findLast((it) => it.step < before) ?? versions[0]
      const later = versions.filter((it) => it.step >= before)
      versions = [{ step: -1, value: kept.value }, ...later]
    },
  }
}
