import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'
import { recognisePhone } from './recognise-personal.ts'

/** A web or mail address. */
export function recogniseLink(tokens: readonly Token[], at: number): Claim | undefined {
  const token = tokens[at]
  if (token === undefined || token.kind === 'sign') return undefined
  const isAddress = /^(https?|www|ftp|mailto)$/.test(token.fold)
  let to = at + 1
  let isMail = false
  while (tokens[to]?.isGlued && tokens[to]?.kind !== 'line' && to < at + 60) {
    if (tokens[to]?.text === '@') isMail = true
    to += 1
  }
  return (isAddress && to > at + 1) || isMail ? { kind: 'link', from: at, to } : undefined
}

/** `12345-0`, `00-123`: digits joined by a dash and not two small numbers. */
export function recogniseHyphenated(tokens: readonly Token[], at: number): Claim | undefined {
  const [first, dash, second] = tokens.slice(at, at + 3)
  if (
    first?.kind !== 'number' ||
    dash?.text !== '-' ||
    !dash.isGlued ||
    second?.kind !== 'number' ||
    !second.isGlued
  ) {
    return undefined
  }
  if (first.text.length <= 2 && second.text.length <= 2) return undefined
  let to = at + 3
  while (
    tokens[to]?.text === '-' &&
    tokens[to]?.isGlued &&
    tokens[to + 1]?.kind === 'number' &&
    tokens[to + 1]?.isGlued &&
    to < at + 12
  )
    to += 2
  const value = tokens
    .slice(at, to)
    .map((token) => token.text)
    .join('')
  if (recognisePhone(tokens, at) !== undefined) return undefined
  return { kind: 'code', from: at, to, value }
}

/** An OBIS code in short, as printed beside a display: `1.8.1`. */
export function recogniseObis(tokens: readonly Token[], at: number): Claim | undefined {
  const text = tokens[at]?.text ?? ''
  if (!/^(1|2|3|4|15)\.(8|6)\.[0-4]$/.test(text)) return undefined
  return { kind: 'register', from: at, to: at + 1, value: text }
}
