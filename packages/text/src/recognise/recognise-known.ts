import type { TextContext } from '@selfread/core'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

/** A number whose shape the tenant's profile knows. Offsets are into the normalised text. */
export interface ProfileCode {
  readonly scheme: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Shapes of the tenant's profile by where they begin in the normalised text. */
export type ProfileCodes = ReadonlyMap<number, ProfileCode>

/** A number that the profile knows by its shape. */
export function recogniseProfileCode(
  tokens: readonly Token[],
  at: number,
  codes: ProfileCodes,
): Claim | undefined {
  const code = codes.get(tokens[at]?.start ?? -1)
  if (code === undefined) return undefined
  let to = at + 1
  while (to < tokens.length && (tokens[to]?.start ?? 0) < code.end) to += 1
  const { scheme, value } = code
  return { kind: 'profile_code', from: at, to, scheme, value }
}

/** Numbers of the sender's own places, without spaces and marks. */
export type KnownNumbers = ReadonlyMap<string, 'known_meter' | 'known_customer'>

/** The sender's numbers as the context gives them. */
export function knownNumbers(context: TextContext): KnownNumbers {
  const known = new Map<string, 'known_meter' | 'known_customer'>()
  for (const meter of context.knownMeters ?? []) known.set(bare(meter), 'known_meter')
  for (const customer of context.knownCustomers ?? []) known.set(bare(customer), 'known_customer')
  return known
}

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Numbers of the sender's own places, also where written in groups. */
export function recogniseKnown(
  tokens: readonly Token[],
  at: number,
  known: KnownNumbers,
): Claim | undefined {
  if (known.size === 0) return undefined
  let text = ''
  for (let to = at; to < tokens.length && to < at + 8; to += 1) {
    const token = tokens[to]
    if (token === undefined || token.kind === 'line') return undefined
    if (token.kind === 'sign' && !'-/.'.includes(token.text)) return undefined
    text += bare(token.text)
    const kind = known.get(text)
    const next = tokens[to + 1]
    const goesOn = next?.isGlued && (next.kind === 'number' || next.kind === 'word')
    if (kind !== undefined && !goesOn) return { kind, from: at, to: to + 1, value: text }
  }
  return undefined
}
