import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Changes, createChanges } from './memory-changes.ts'

interface State {
  readonly map: Map<string, number>
  readonly list: number[]
}

type Step = (changes: Changes, state: State) => void

const key = fc.constantFrom('a', 'b', 'c')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(key, fc.nat()).map(
    ([name, value]): Step =>
      (changes, { map }) =>
        changes.set(map, name, value),
  ),
  key.map(
    (name): Step =>
      (changes, { map }) =>
        changes.delete(map, name),
  ),
  fc.nat().map(
    (value): Step =>
      (changes, { list }) =>
        changes.push(list, value),
  ),
)
const steps = fc.array(step, { maxLength: 12 })

/** Content, whatever the order of a map. */
const contentOf = ({ map, list }: State) => ({ map: Object.fromEntries(map), list: [...list] })

describe('createChanges', () => {
  it('law: undone changes were never made, those before stay', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const changes = createChanges()
        const state: State = { map: new Map([['a', 1]]), list: [1] }
        const start = contentOf(state)
        for (const change of first) change(changes, state)
        const middle = contentOf(state)
        const { count } = changes
        for (const change of second) change(changes, state)
        changes.undo(count)
        expect(contentOf(state)).toEqual(middle)
        changes.undo(0)
        expect(contentOf(state)).toEqual(start)
      }),
    )
  })

  it('law: a reader without the changes finds the start, and leaves all as it was', () => {
    fc.assert(
      fc.property(steps, steps, (kept, open) => {
        const changes = createChanges()
        const state: State = { map: new Map(), list: [] }
        for (const change of kept) change(changes, state)
        changes.keep()
        const start = contentOf(state)
        for (const change of open) change(changes, state)
        const now = contentOf(state)
        expect(changes.without(() => contentOf(state))).toEqual(start)
        expect(contentOf(state)).toEqual(now)
        changes.undo(0)
        expect(contentOf(state)).toEqual(start)
      }),
    )
  })

  it('goes on after a reader that throws', () => {
    const changes = createChanges()
    const list: number[] = []
    changes.push(list, 1)
    const read = () =>
      changes.without(() => {
        throw new Error(`saw ${list.length}`)
      })
    expect(read).toThrow('saw 0')
    expect(list).toEqual([1])
  })
})
