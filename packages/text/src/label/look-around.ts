import type { NamedUtility } from '@selfread/core'
import type { Item } from '../item.ts'

export function isRightAfterSign(
  items: readonly Item[],
  position: number,
  sign: string,
  reach: number,
): boolean {
  let steps = 0
  for (let at = position - 1; at >= 0 && steps < reach; at -= 1) {
    const item = items[at]
    if (item?.kind === 'mark' && '.:"\'('.includes(item.text)) continue
    if (item?.kind !== 'phrase') return false
    if (item.meanings.some((one) => one.kind === 'sign' && one.sign === sign)) return true
    steps += 1
  }
  return false
}

/** A word of doubt earlier in the same clause: `cred ca indexul este 12345`. */
export function isInClauseAfter(items: readonly Item[], position: number, sign: string): boolean {
  for (let at = position - 1; at >= 0 && at > position - 8; at -= 1) {
    const item = items[at]
    if (item === undefined || item.kind === 'line' || item.kind === 'number') return false
    if (item.kind === 'mark' && ',;!?'.includes(item.text)) return false
    if (item.kind !== 'phrase') continue
    if (item.meanings.some((one) => one.kind === 'sign' && one.sign === sign)) return true
  }
  return false
}

export function nextContent(items: readonly Item[], position: number): Item | undefined {
  for (let at = position + 1; at < items.length && at < position + 7; at += 1) {
    const item = items[at]
    if (item?.kind === 'mark' && ',;:/-|=()'.includes(item.text)) continue
    if (item?.kind === 'claim' && item.claim.kind === 'unit') continue
    if (item?.kind === 'phrase' && item.meanings.every((one) => one.kind === 'filler')) continue
    return item
  }
  return undefined
}

/** `12345 (zi), 6789 (noapte)`: a register or pipe right behind the number and nothing for it to label. */
export function rightRegister(
  items: readonly Item[],
  position: number,
):
  | { readonly register?: string; readonly utility?: NamedUtility; readonly position: number }
  | undefined {
  const at = positionBehind(items, position, 4)
  const item = at === undefined ? undefined : items[at]
  if (at === undefined || item === undefined || !endsClause(items, at)) return undefined
  if (item.kind === 'claim') {
    if (item.claim.kind !== 'register') return undefined
    return { register: item.claim.value ?? '', position: at }
  }
  if (item.kind !== 'phrase') return undefined
  const register = item.meanings.find((one) => one.kind === 'register')
  const utility = item.meanings.find((one) => one.kind === 'utility')
  if (register === undefined && utility === undefined) return undefined
  return {
    position: at,
    ...(register?.kind === 'register' && { register: register.register }),
    ...(utility?.kind === 'utility' && { utility: utility.utility }),
  }
}

/** `12345 - indexul`: the word for an index right behind a number that has no label. */
export function rightLabel(
  items: readonly Item[],
  position: number,
):
  | { readonly role: 'reading' | 'previous' | 'consumption'; readonly position: number }
  | undefined {
  const at = positionBehind(items, position, 5)
  const item = at === undefined ? undefined : items[at]
  if (at === undefined || item?.kind !== 'phrase' || !endsClause(items, at)) return undefined
  const label = item.meanings.find((one) => one.kind === 'label')
  if (label?.kind !== 'label') return undefined
  if (label.label !== 'reading' && label.label !== 'previous' && label.label !== 'consumption')
    return undefined
  return { role: label.label, position: at }
}

/** Where the first claim or phrase that says something stands right behind a number: past its unit, a bracket or dash, and filler. */
function positionBehind(
  items: readonly Item[],
  position: number,
  reach: number,
): number | undefined {
  for (let at = position + 1; at < items.length && at <= position + reach; at += 1) {
    const item = items[at]
    if (item?.kind === 'mark' && '(-'.includes(item.text)) continue
    if (item?.kind === 'claim' && item.claim.kind === 'unit') continue
    if (item?.kind === 'phrase' && item.meanings.every((one) => one.kind === 'filler')) continue
    return item?.kind === 'claim' || item?.kind === 'phrase' ? at : undefined
  }
  return undefined
}

function endsClause(items: readonly Item[], position: number): boolean {
  for (let at = position + 1; at < items.length && at < position + 4; at += 1) {
    const item = items[at]
    if (item === undefined || item.kind === 'line') return true
    if (item.kind === 'mark') {
      if (item.text === ')') continue
      return ',;!'.includes(item.text) || (item.text === '.' && items[at + 1]?.kind !== 'number')
    }
    if (
      item.kind === 'phrase' &&
      item.meanings.every((one) => one.kind === 'filler' || one.kind === 'utility')
    )
      continue
    return item.kind === 'number' ? items[at - 1]?.kind === 'phrase' && at > position + 1 : false
  }
  return true
}
