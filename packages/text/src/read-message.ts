import type { NamedUtility, TextContext } from '@selfread/core'
import { detectLanguage } from './detect-language.ts'
import type { Item } from './item.ts'
import { labelNumbers } from './label/label-numbers.ts'
import type { Labelling } from './label/labelled-number.ts'
import type { NumberLabel, TextSign } from './languages/index.ts'
import type { NormalisedText } from './normalise-text.ts'
import { readItems } from './read-items.ts'
import type { ProfileCode } from './recognise/recognise-known.ts'
import { scanTokens, type Token } from './scan-tokens.ts'

/** A text read as far as words go: what each number is, and what is said about the whole. */
export interface Message {
  readonly source: NormalisedText
  readonly tokens: readonly Token[]
  readonly items: readonly Item[]
  readonly labelling: Labelling
  readonly language?: string
  readonly signs: ReadonlySet<TextSign>
  /** The word for an index stands in it. */
  readonly speaksOfReading: boolean
  /** Anything of a meter is spoken of: a register, a pipe, a utility, an index old or new. */
  readonly speaksOfMeters: boolean
  /** A number of a bill is spoken of. */
  readonly speaksOfBill: boolean
  /** A sum, a payment or a bill is spoken of. */
  readonly speaksOfMoney: boolean
  readonly asks: boolean
  /** Item position from which only a signature follows. */
  readonly signatureAt: number
  readonly utilities: ReadonlySet<NamedUtility>
}

/** Reads a normalised text by the rules of its language. */
export function readMessage(
  source: NormalisedText,
  context: TextContext,
  profileCodes: readonly ProfileCode[] = [],
): Message {
  const tokens = scanTokens(source.text)
  const language = detectLanguage(tokens)
  const items = readItems(tokens, language, context, profileCodes)
  const labelling = labelNumbers(items, tokens)
  return {
    source,
    tokens,
    items,
    labelling,
    ...(language !== undefined && { language }),
    signs: signsOf(items),
    speaksOfReading: hasLabel(items, 'reading'),
    speaksOfMeters: speaksOfMeters(items),
    speaksOfBill: hasLabel(items, 'billed'),
    speaksOfMoney: speaksOfMoney(items),
    asks: asks(items),
    signatureAt: signatureStart(items, labelling),
    utilities: utilitiesOf(items),
  }
}

/** `not` and its like matter only before a number: the labelling looks there. */
function signsOf(items: readonly Item[]): ReadonlySet<TextSign> {
  const signs = new Set<TextSign>()
  for (const item of items) {
    if (item.kind !== 'phrase') continue
    // A phrase that is also a label, as "new meter" or "final reading", keeps both meanings.
    for (const one of item.meanings) if (one.kind === 'sign') signs.add(one.sign)
  }
  return signs
}

function hasLabel(items: readonly Item[], label: NumberLabel): boolean {
  return items.some(
    (item) =>
      item.kind === 'phrase' &&
      item.meanings.some((one) => one.kind === 'label' && one.label === label),
  )
}

function speaksOfMeters(items: readonly Item[]): boolean {
  const labels: readonly NumberLabel[] = ['reading', 'meter', 'meter_word']
  return (
    labels.some((label) => hasLabel(items, label)) ||
    items.some((item) => {
      if (item.kind === 'claim') return item.claim.kind === 'unit' || item.claim.kind === 'register'
      if (item.kind !== 'phrase') return false
      const hasInner = item.inner.length > 0
      return (
        hasInner || item.meanings.some((one) => one.kind === 'register' || one.kind === 'utility')
      )
    })
  )
}

function speaksOfMoney(items: readonly Item[]): boolean {
  const labels: readonly NumberLabel[] = ['sum', 'billed', 'bill']
  return (
    labels.some((label) => hasLabel(items, label)) ||
    items.some((item) => item.kind === 'claim' && item.claim.kind === 'sum')
  )
}

function asks(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    if (item.kind === 'mark' && '?¿'.includes(item.text)) return true
    const isStart = at === 0 || items[at - 1]?.kind === 'line' || items[at - 1]?.kind === 'mark'
    return (
      isStart &&
      item.kind === 'phrase' &&
      item.meanings.some((one) => one.kind === 'sign' && one.sign === 'question')
    )
  })
}

/** A closing phrase at the head of a line, once numbers have been given, opens the signature. */
function signatureStart(items: readonly Item[], labelling: Labelling): number {
  const firstReading = labelling.numbers.find(
    (one) => one.role !== 'ignored' && one.role !== 'phone',
  )?.position
  if (firstReading === undefined) return Number.POSITIVE_INFINITY
  for (let at = firstReading + 1; at < items.length; at += 1) {
    const item = items[at]
    const isLineHead = items[at - 1]?.kind === 'line'
    if (item?.kind === 'mark' && item.text === '-' && isLineHead && items[at + 1]?.kind === 'mark')
      return at
    if (item?.kind !== 'phrase' || !isLineHead) continue
    if (item.meanings.some((one) => one.kind === 'sign' && one.sign === 'closing')) return at
  }
  return Number.POSITIVE_INFINITY
}

/** Named by words, by units, by the letter E of a supply point or the DEG of a gas one. */
function utilitiesOf(items: readonly Item[]): ReadonlySet<NamedUtility> {
  const utilities = new Set<NamedUtility>()
  for (const item of items) {
    if (item.kind === 'phrase') {
      for (const one of [...item.meanings, ...item.inner])
        if (one.kind === 'utility') utilities.add(one.utility)
    }
    if (item.kind === 'claim' && item.claim.kind === 'place_code') {
      if (/^[A-Z]{2}\d{3}E/.test(item.claim.value ?? '')) utilities.add('electricity')
      if (item.claim.value?.startsWith('DEG')) utilities.add('gas')
    }
    if (item.kind === 'claim' && item.claim.kind === 'unit') {
      if (item.claim.value === 'electricity') utilities.add('electricity')
      if (item.claim.value === 'heat') utilities.add('heat')
    }
  }
  return utilities
}
