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
  /** Octets of the header block of the message. */
  readonly headerOctets: number
  /** Octets of text that are read, twice as many of HTML; the rest is left out with a finding. */
  readonly textOctets: number
}

export const DEFAULT_LIMITS: MessageLimits = {
  sizeOctets: 25 * 1024 * 1024,
  parts: 1000,
  depth: 64,
  headers: 10_000,
  headerOctets: 2 * 1024 * 1024,
  textOctets: 256 * 1024,
}
