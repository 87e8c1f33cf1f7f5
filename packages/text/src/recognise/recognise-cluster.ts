import { asLatinCode } from '../fold.ts'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

const energyUnits = /^(kwh|mwh|квтч|квт|квтг|kvtc|kvth|квтчас)$/
const volumeUnits =
  /^(m3|м3|mc|мк|куб|кубов|кубм|cbm|smc|scm|ccf|nm3|mp3|metricubi|куба|кубометров)$/
const heatUnits = /^(gcal|гкал|gj|гдж)$/

/** Letters and digits written as one: units, registers, codes, serials, digits with letters among them. */
export function recogniseCluster(tokens: readonly Token[], at: number): Claim | undefined {
  const unit = unitAt(tokens, at)
  if (unit !== undefined) return unit
  const din = dinSerial(tokens, at)
  if (din !== undefined) return din
  if (at > 0 && isClusterPart(tokens[at]) && tokens[at]?.isGlued && isClusterPart(tokens[at - 1]))
    return undefined
  const to = endOfCluster(tokens, at)
  const parts = tokens.slice(at, to)
  if (parts.length < 2 || !parts.some((part) => part.kind === 'number')) return undefined
  const raw = parts.map((part) => part.text).join('')
  const code = asLatinCode(raw.toLowerCase())

  if (/^(t[0-4]|f[1-4]|p[1-6])$/.test(code))
    return { kind: 'register', from: at, to, value: code.toUpperCase() }
  if (isPlaceCode(raw)) return { kind: 'place_code', from: at, to, value: raw.toUpperCase() }
  if (/^[a-z]{2}\d{2}[a-z]{4}[0-9a-z]{8,}$/i.test(raw)) return { kind: 'bank', from: at, to }
  if (/^1[a-z]{3}\d{10}$/i.test(raw)) return { kind: 'meter_code', from: at, to, value: raw }
  if (
    parts.length === 2 &&
    /^\d{1,4}(st|nd|rd|th|[a-zа-я])$/.test(parts.map((part) => part.fold).join('')) &&
    parts[0]?.kind === 'number' &&
    parts[0].text.length <= 3
  ) {
    return { kind: 'address', from: at, to }
  }
  const repaired = repairHomoglyphs(raw)
  if (repaired !== undefined) return { kind: 'homoglyph', from: at, to, value: repaired }
  const [head, ...rest] = parts
  // One word and one number side by side are two things; more changes of kind make a code.
  const isMixed =
    parts.length > 2 ||
    (head?.kind === 'word' &&
      /^[A-Z]{1,3}$/.test(head.text) &&
      /^\d{4,}$/.test(rest[0]?.text ?? ''))
  const isUnitBehind = parts.length === 3 && unitAt(tokens, at + 1) !== undefined
  if (isUnitBehind || !isMixed || /[.,']/.test(raw)) return undefined
  return { kind: 'code', from: at, to, value: raw }
}

/** `kWh`, `m3`, `Gcal` at a token, also where a dot or slash stands inside: `кВт*ч`. */
function unitAt(tokens: readonly Token[], at: number): Claim | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const next = tokens[at + 1]
  const withNext = next?.isGlued && next.text === '3' ? `${token.fold}3` : token.fold
  for (const [pattern, value] of [
    [energyUnits, 'electricity'],
    [volumeUnits, 'volume'],
    [heatUnits, 'heat'],
  ] as const) {
    if (pattern.test(withNext) && withNext !== token.fold)
      return { kind: 'unit', from: at, to: at + 2, value }
    if (pattern.test(token.fold)) {
      const isHour =
        next?.kind === 'sign' &&
        next.isGlued &&
        /^[чгh]/.test(tokens[at + 2]?.fold ?? '') &&
        tokens[at + 2]?.isGlued
      return { kind: 'unit', from: at, to: isHour ? at + 3 : at + 1, value }
    }
  }
  return undefined
}

/** A serial by DIN 43863-5, as printed: `1 ESY 11 6000 1234`. */
function dinSerial(tokens: readonly Token[], at: number): Claim | undefined {
  if (tokens[at]?.text !== '1' || tokens[at]?.isGlued) return undefined
  const maker = tokens[at + 1]
  if (maker?.kind !== 'word' || !/^[A-Z]{3}$/.test(maker.text)) return undefined
  let digits = ''
  let to = at + 2
  while (tokens[to]?.kind === 'number' && digits.length < 10) {
    digits += tokens[to]?.text ?? ''
    to += 1
  }
  return /^\d{10}$/.test(digits) ? { kind: 'meter_code', from: at, to } : undefined
}

const isClusterPart = (token: Token | undefined): boolean =>
  token?.kind === 'word' || token?.kind === 'number'

function endOfCluster(tokens: readonly Token[], from: number): number {
  let at = from
  while (isClusterPart(tokens[at]) && (at === from || tokens[at]?.isGlued) && at < from + 24)
    at += 1
  return at
}

/** Codes of supply points that have one shape: IT POD, RO POD, CUPS, EIC, DEG. */
function isPlaceCode(raw: string): boolean {
  return (
    /^[A-Z]{2}\d{3}E[0-9A-Z]{8,10}$/i.test(raw) ||
    /^ES\d{16}[A-Z]{2}([0-9][A-Z])?$/i.test(raw) ||
    /^\d{2}[XYZTWVA][0-9A-Z]{12}[0-9A-Z]$/i.test(raw) ||
    /^DEG\d{5,}$/i.test(raw) ||
    /^HU\d{6}[0-9A-Z-]{10,}$/i.test(raw) ||
    /^PL\d{6}[0-9A-Z]{10,}$/i.test(raw)
  )
}

const lookAlikes: { readonly [letter: string]: string } = {
  o: '0',
  о: '0',
  l: '1',
  i: '1',
  і: '1',
  s: '5',
  b: '8',
  z: '2',
  з: '3',
  ο: '0',
}

/** Digits with letters among them that look like digits: `12O45`. */
function repairHomoglyphs(raw: string): string | undefined {
  const digits = raw.replace(/\D/g, '').length
  if (digits < 2 || raw.length > 9 || digits < raw.length - 2) return undefined
  let out = ''
  for (const character of raw.toLowerCase()) {
    const digit = /\d/.test(character) ? character : lookAlikes[character]
    if (digit === undefined) return undefined
    out += digit
  }
  return /^[a-zа-я]{1}\d+$/i.test(raw) && /^[sbz]/i.test(raw) ? undefined : out
}
