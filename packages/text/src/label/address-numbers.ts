import type { Item } from '../item.ts'
import type { Token } from '../scan-tokens.ts'
import type { LastNumber } from './label-date.ts'

/** House numbers and the like right behind an address part: `10/2`, `10 A`. */
export function isFollowUp(
  items: readonly Item[],
  position: number,
  last: LastNumber | undefined,
): boolean {
  if (
    last === undefined ||
    (last.role !== 'address_part' && last.role !== 'street' && last.role !== 'phone')
  )
    return false
  const between = items.slice(last.position + 1, position)
  return (
    between.length <= 1 &&
    between.every((item) => item.kind === 'mark' && '/-,'.includes(item.text))
  )
}

/** Items between a house and its post code: `Lipowa 3/5, 00-001 Warszawa`. */
const maxBetween = 8

/** A post code: behind a house number, with the town right after it. */
export function isPostCode(
  items: readonly Item[],
  position: number,
  tokens: readonly Token[],
): boolean {
  const item = items[position]
  const town = items[position + 1]
  if (item?.kind !== 'number' || !/^\d{4,6}$/.test(item.digits)) return false
  if (town?.kind !== 'word' || !/^\p{Lu}\p{Ll}/u.test(tokens[town.from]?.text ?? '')) return false
  return items
    .slice(Math.max(0, position - maxBetween), position)
    .some((one) =>
      one.kind === 'claim'
        ? one.claim.kind === 'address'
        : one.kind === 'phrase' &&
          one.meanings.some(
            (meaning) =>
              meaning.kind === 'label' &&
              (meaning.label === 'street' || meaning.label === 'address_part'),
          ),
    )
}

/** `azi 22.11`, `am 22.11.`: day and month beside the word today. */
export function isDayBesideToday(items: readonly Item[], position: number): boolean {
  const item = items[position]
  if (item?.kind !== 'number' || item.parsed.kind !== 'plain') return false
  if (!/^(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])$/.test(item.parsed.value)) return false
  return [items[position - 1], items[position + 1]].some(
    (one) =>
      one?.kind === 'phrase' &&
      one.meanings.some((meaning) => meaning.kind === 'filler' && meaning.filler === 'today'),
  )
}
