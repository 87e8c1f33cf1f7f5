/** Bounds of what is taken apart. Beyond them a message is malformed and for quarantine. */
export interface MessageLimits {
  /** Octets of the whole message. */
  readonly sizeOctets: number
  /** Parts, nested ones included. */
  readonly parts: number
  /** Multiparts and messages inside each other. */
  readonly depth: number
  /** Header fields of the message. */
  readonly headers: number
  /** Characters of text that are kept; the rest is cut off with a finding. */
  readonly textCharacters: number
}

export const DEFAULT_LIMITS: MessageLimits = {
  sizeOctets: 25 * 1024 * 1024,
  parts: 1000,
  depth: 64,
  headers: 10_000,
  textCharacters: 1 << 20,
}
