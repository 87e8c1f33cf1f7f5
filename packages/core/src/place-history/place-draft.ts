import { LIST_ORDER } from './list-order.ts'
import type { PlaceHead, PlaceItems, PlaceListName, PlaceState } from './place-state.ts'

/** The lists that facts name an entry of by its id. */
type NamedListName = 'readings' | 'disputes' | 'serviceRequests' | 'technicalDataChanges'

type Lists<Name extends PlaceListName = PlaceListName> = {
  -readonly [Each in Name]: PlaceItems[Each][]
}

/**
 * A place's state while facts are folded into it. A list is copied when it is first written to and
 * belongs to the draft from then on: folding any number of facts copies it once, and the state
 * that the fold began with stays as it is.
 */
export interface PlaceDraft {
  /** All but the lists. */
  head: PlaceHead
  readonly lists: Lists
  /** Those of the lists that may be written to. */
  readonly own: Set<PlaceListName>
  /** Those to which an entry was added that belongs further up. */
  readonly unordered: Set<PlaceListName>
  /** Where the entries of a list stand. A list that is searched only once is not worth a map. */
  readonly positions: Map<NamedListName, Map<string, number> | 'searched'>
}

/** A draft that begins with a state. */
export function draftOf(state: PlaceState): PlaceDraft {
  const { place, contract, customer, supply } = state
  return {
    head: { place, contract, supply, ...(customer && { customer }) },
    // Still the state's own lists: `ownList` copies before it hands one out for writing.
    lists: { ...state } as Lists & PlaceHead,
    own: new Set(),
    unordered: new Set(),
    positions: new Map(),
  }
}

/** The state that a draft has come to. Nothing may be written to the draft afterwards. */
export function stateOf({ head, lists, unordered }: PlaceDraft): PlaceState {
  for (const name of unordered) sort(lists, name)
  return { ...lists, ...head }
}

/** Adds an entry to a list. */
export function add<Name extends PlaceListName>(
  draft: PlaceDraft,
  name: Name,
  item: PlaceItems[Name],
): void {
  const list = ownList(draft, name)
  const last = list.at(-1)
  if (last !== undefined && LIST_ORDER[name](last, item) > 0) draft.unordered.add(name)
  list.push(item)
}

/** Adds an entry that has an id to a list. */
export function addNamed<Name extends NamedListName>(
  draft: PlaceDraft,
  name: Name,
  item: PlaceItems[Name],
): void {
  add(draft, name, item)
  const positions = draft.positions.get(name)
  if (positions instanceof Map) positions.set(item.id, ownList(draft, name).length - 1)
}

/** Changes the entry with an id; false where there is none. */
export function change<Name extends NamedListName>(
  draft: PlaceDraft,
  name: Name,
  id: string,
  changed: (item: PlaceItems[Name]) => PlaceItems[Name],
): boolean {
  const list = ownList(draft, name)
  const at = positionOf(draft, name, id)
  const item = list[at]
  if (item === undefined) return false
  list[at] = changed(item)
  return true
}

/** Puts an entry in place of the one with its id, or adds it. */
export function put<Name extends NamedListName>(
  draft: PlaceDraft,
  name: Name,
  item: PlaceItems[Name],
): void {
  if (!change(draft, name, item.id, () => item)) addNamed(draft, name, item)
}

/** Puts a list in place of another. */
export function replaceList<Name extends PlaceListName>(
  { lists, own }: PlaceDraft,
  name: Name,
  items: readonly PlaceItems[Name][],
): void {
  assign(lists, name, [...items])
  own.add(name)
}

function assign<Name extends PlaceListName>(
  lists: Lists<Name>,
  name: Name,
  items: PlaceItems[Name][],
): void {
  lists[name] = items
}

/** The list, ready to be written to. */
function ownList<Name extends PlaceListName>(draft: PlaceDraft, name: Name): PlaceItems[Name][] {
  if (!draft.own.has(name)) replaceList(draft, name, draft.lists[name])
  return draft.lists[name]
}

function positionOf(draft: PlaceDraft, name: NamedListName, id: string): number {
  const list: readonly { readonly id: string }[] = draft.lists[name]
  const known = draft.positions.get(name)
  if (known === undefined) {
    draft.positions.set(name, 'searched')
    return list.findLastIndex((item) => item.id === id)
  }
  if (known instanceof Map) return known.get(id) ?? -1
  const positions = new Map(list.map((item, at) => [item.id, at]))
  draft.positions.set(name, positions)
  return positions.get(id) ?? -1
}

function sort<Name extends PlaceListName>(lists: Lists, name: Name): void {
  lists[name].sort(LIST_ORDER[name])
}
