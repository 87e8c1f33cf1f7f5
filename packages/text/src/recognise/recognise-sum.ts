import { hasFiller } from '../lexicon.ts'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

const currencySigns = '€$£₴₽₺₹¥₾'

/** An amount of money: `€ 12`, `1 250 lei`, `Rs. 540`. */
export function recogniseSum(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const token = tokens[at]
  if (
    token?.kind === 'sign' &&
    currencySigns.includes(token.text) &&
    tokens[at + 1]?.kind === 'number'
  ) {
    return { kind: 'sum', from: at, to: at + 2 }
  }
  if (token?.kind === 'number') {
    const group = tokens[at + 1]
    const after =
      group?.kind === 'number' && /^\d{3}([.,]\d+)?$/.test(group.text) && token.text.length <= 3
        ? at + 2
        : at + 1
    if (isCurrency(tokens, after, language)) return { kind: 'sum', from: at, to: after + 1 }
    return undefined
  }
  const isBefore =
    token?.kind === 'word' &&
    /^(eur|ron|lei|rs|inr|gbp|usd|pln|huf|nok|kr|tl|chf|uah|rub|bgn)$/.test(token.fold)
  if (!isBefore) return undefined
  const number = tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  return tokens[number]?.kind === 'number' ? { kind: 'sum', from: at, to: number + 1 } : undefined
}

function isCurrency(tokens: readonly Token[], at: number, language: string | undefined): boolean {
  const token = tokens[at]
  if (token?.kind === 'sign') return currencySigns.includes(token.text)
  return hasFiller(tokens, at, language, 'currency')
}
