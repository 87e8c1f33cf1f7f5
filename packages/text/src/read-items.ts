import type { TextContext } from '@selfread/core'
import type { Item } from './item.ts'
import { innerMeanings, matchPhrase } from './lexicon.ts'
import { readNumber } from './read-number.ts'
import type { Claim } from './recognise/claim.ts'
import { recogniseAddress } from './recognise/recognise-address.ts'
import { recogniseCluster } from './recognise/recognise-cluster.ts'
import { recogniseHyphenated, recogniseLink, recogniseObis } from './recognise/recognise-code.ts'
import { recogniseDate } from './recognise/recognise-date.ts'
import {
  type KnownNumbers,
  knownNumbers,
  type ProfileCode,
  type ProfileCodes,
  recogniseKnown,
  recogniseProfileCode,
} from './recognise/recognise-known.ts'
import { recogniseDuration, recogniseTime, recogniseWindow } from './recognise/recognise-period.ts'
import {
  recogniseNamedPhone,
  recognisePersonal,
  recognisePhone,
} from './recognise/recognise-personal.ts'
import { recogniseSum } from './recognise/recognise-sum.ts'
import type { Token } from './scan-tokens.ts'

/** What is known before the first word is read. */
interface Known {
  readonly language: string | undefined
  readonly numbers: KnownNumbers
  readonly codes: ProfileCodes
}

/** Reads tokens into items, once from left to right. */
export function readItems(
  tokens: readonly Token[],
  language: string | undefined,
  context: TextContext,
  profileCodes: readonly ProfileCode[],
): readonly Item[] {
  const codes = new Map(profileCodes.map((code) => [code.start, code]))
  const known: Known = { language, numbers: knownNumbers(context), codes }
  const items: Item[] = []
  let at = 0
  while (at < tokens.length) {
    const phone = namesPhone(items) ? recogniseNamedPhone(tokens, at) : undefined
    const item = phone === undefined ? readItem(tokens, at, known) : asItem(phone)
    items.push(item)
    at = item.to
  }
  return items
}

function readItem(tokens: readonly Token[], at: number, known: Known): Item {
  const token = tokens[at] as Token
  if (token.kind === 'line') return { kind: 'line', from: at, to: at + 1 }
  const claim = claimAt(tokens, at, known)
  if (claim !== undefined) return asItem(claim)
  const phrase = matchPhrase(tokens, at, known.language)
  if (phrase !== undefined) {
    const { to, meanings } = phrase
    const inner = innerMeanings(tokens, at, to, known.language)
    return { kind: 'phrase', from: at, to, meanings, inner }
  }
  if (token.kind === 'number') return readNumber(tokens, at)
  if (token.kind === 'sign') return { kind: 'mark', from: at, to: at + 1, text: token.text }
  return { kind: 'word', from: at, to: at + 1 }
}

function asItem(claim: Claim): Item {
  return { kind: 'claim', from: claim.from, to: claim.to, claim }
}

/** The first that recognises its own wins: the more particular stand before the more general. */
function claimAt(tokens: readonly Token[], at: number, known: Known): Claim | undefined {
  const { language } = known
  return (
    recogniseProfileCode(tokens, at, known.codes) ??
    recogniseKnown(tokens, at, known.numbers) ??
    recogniseLink(tokens, at) ??
    recogniseWindow(tokens, at, language) ??
    recogniseDate(tokens, at, language) ??
    recogniseAddress(tokens, at, language) ??
    recogniseTime(tokens, at) ??
    recogniseSum(tokens, at, language) ??
    recogniseCluster(tokens, at) ??
    recogniseHyphenated(tokens, at) ??
    recogniseDuration(tokens, at, language) ??
    recognisePhone(tokens, at) ??
    recognisePersonal(tokens, at, language) ??
    recogniseObis(tokens, at)
  )
}

/** `tel.`, `phone no:` right before: the digit groups that follow are one number. */
function namesPhone(items: readonly Item[]): boolean {
  for (let at = items.length - 1; at >= 0 && at > items.length - 5; at -= 1) {
    const item = items[at]
    if (item?.kind === 'mark' && '.:('.includes(item.text)) continue
    if (item?.kind !== 'phrase') return false
    if (item.meanings.some((one) => one.kind === 'label' && one.label === 'phone')) return true
    if (!item.meanings.every((one) => one.kind === 'filler')) return false
  }
  return false
}
