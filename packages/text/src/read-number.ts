import type { Item } from './item.ts'
import { parseNumber } from './parse-number.ts'
import { recogniseCluster } from './recognise/recognise-cluster.ts'
import type { Token } from './scan-tokens.ts'

/** A number token with its groups of thousands and its unit. */
export function readNumber(tokens: readonly Token[], at: number): Item {
  const token = tokens[at] as Token
  const merged = spacedGroups(tokens, at)
  const to = merged?.to ?? at + 1
  const text = merged?.text ?? token.text
  const unit = recogniseCluster(tokens, to)
  const hasUnit = unit?.kind === 'unit' && unit.value !== undefined
  return {
    kind: 'number',
    from: at,
    to,
    parsed: parseNumber(text),
    digits: text.replace(/\D/g, ''),
    isLoose: merged !== undefined && !merged.isTight && !hasUnit,
    isGluedToWord: token.isGlued && isWordEnd(tokens[at - 1]),
    ...(hasUnit && unit.value !== undefined ? { unit: unit.value } : {}),
  }
}

/** `12 345`: one to three digits, then groups of exactly three. */
function spacedGroups(
  tokens: readonly Token[],
  at: number,
): { readonly text: string; readonly to: number; readonly isTight: boolean } | undefined {
  const first = tokens[at]?.text ?? ''
  const isGluedToWord = tokens[at]?.isGlued && tokens[at - 1]?.kind === 'word'
  const isInRow = tokens[at - 1]?.kind === 'number'
  if (isGluedToWord || isInRow || !/^[1-9]\d{0,2}$/.test(first)) return undefined
  let text = first
  let to = at + 1
  let isTight = true
  while (to < at + 4) {
    const group = tokens[to]
    if (group?.kind !== 'number' || group.isGlued || !/^\d{3}([.,]\d{1,3})?$/.test(group.text))
      break
    if (!group.isTight) isTight = false
    text += group.text
    to += 1
    if (/[.,]/.test(group.text)) break
  }
  if (to === at + 1 || tokens[to]?.kind === 'number') return undefined
  return { text, to, isTight }
}

/** A letter, or the low line of a file name: `IMG_12345`. */
function isWordEnd(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.text === '_'
}
