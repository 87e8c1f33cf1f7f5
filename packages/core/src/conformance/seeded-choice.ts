/** Choices that follow from a seed alone, so that whatever they led to can be led to again. */
export interface SeededChoice {
  /** A whole number from 0, below `count`. */
  below(count: number): number
  /** True once in so many times. */
  oneIn(count: number): boolean
  of<Item>(items: readonly Item[]): Item
  /** Some of them, in their order. */
  some<Item>(items: readonly Item[]): readonly Item[]
}

/** A linear congruential generator of 32 bits, its upper 16 used (Numerical Recipes, 7.1). */
export function seededChoice(seed: number): SeededChoice {
  let state = seed >>> 0
  function below(count: number): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 16) % count
  }
  return {
    below,
    oneIn: (count) => below(count) === 0,
    of<Item>(items: readonly Item[]) {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.')
      return items[below(items.length)] as Item // it is below the length
    },
    some: (items) => items.filter(() => below(2) === 0),
  }
}
