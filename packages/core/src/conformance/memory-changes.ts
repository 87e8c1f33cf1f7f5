/** What a transaction changed in maps and lists, so that it can be undone. */
export interface Changes {
  set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void
  delete<Key, Value>(map: Map<Key, Value>, key: Key): void
  push<Item>(list: Item[], item: Item): void
  /** How many changes there are since all were kept. */
  readonly count: number
  /** Undoes all changes after the first `count`. */
  undo(count: number): void
  /** There is no way back behind this. */
  keep(): void
  /** What a reader finds who sees none of the changes. */
  without<Result>(read: () => Result): Result
}

interface Change {
  readonly apply: () => void
  readonly undo: () => void
}

/** Changes that were made in place, last one undone first. */
export function createChanges(): Changes {
  const made: Change[] = []

  function make(change: Change): void {
    change.apply()
    made.push(change)
  }

  return {
    set(map, key, value) {
      const isKnown = map.has(key)
      const old = map.get(key)
      make({
        apply: () => map.set(key, value),
        // A key that was there has the old value, which may be undefined.
        undo: () => (isKnown ? map.set(key, old as typeof value) : map.delete(key)),
      })
    },
    delete(map, key) {
      const old = map.get(key)
      if (old === undefined) return
      make({ apply: () => map.delete(key), undo: () => map.set(key, old) })
    },
    push(list, item) {
      make({ apply: () => list.push(item), undo: () => list.pop() })
    },
    get count() {
      return made.length
    },
    undo(count) {
      for (const change of made.splice(count).reverse()) change.undo()
    },
    keep() {
      made.length = 0
    },
    without(read) {
      for (const change of made.toReversed()) change.undo()
      try {
        return read()
      } finally {
        for (const change of made) change.apply()
      }
    },
  }
}
