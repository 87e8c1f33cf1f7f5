import { matchPhrase } from '../lexicon.ts'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

/** A house before its street, as the English and the French write it: `14 Elm Road`, `12 rue des Lilas`. */
export function recogniseAddress(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const house = tokens[at]
  if (house?.kind !== 'number' || !/^[1-9]\d{0,2}$/.test(house.text)) return undefined
  if (language === 'fr') {
    const street = streetEnd(tokens, at + 1, language)
    return street === undefined ? undefined : { kind: 'address', from: at, to: street }
  }
  if (language !== 'en') return undefined
  for (let to = at + 1; to < at + 3 && isProperName(tokens[to]); to += 1) {
    const street = streetEnd(tokens, to + 1, language)
    if (street !== undefined) return { kind: 'address', from: at, to: street }
  }
  return undefined
}

function isProperName(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text)
}

function streetEnd(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): number | undefined {
  const found = matchPhrase(tokens, at, language)
  const isStreet = found?.meanings.some((one) => one.kind === 'label' && one.label === 'street')
  return isStreet === true ? found?.to : undefined
}
