import { createHeadSigner, type HeadSigner } from '../journal/index.ts'

/**
 * A head signer's secret key as one line of text, in the form that note tools keep it in:
 * `PRIVATE+KEY+<name>+<hash>+<key>`. Keep it outside the database, where nobody but its signer reads.
 */
export function formatSignerKey(settings: {
  readonly name: string
  readonly secretKey: Uint8Array
}): string {
  const { name, verifierKey } = createHeadSigner(settings)
  const hash = verifierKey.slice(name.length + 1, name.length + 9)
  const key = btoa(String.fromCharCode(ED25519, ...settings.secretKey))
  return `${PREFIX}${name}+${hash}+${key}`
}

/** The signer of a secret key; undefined where the text is none. */
export function parseSignerKey(text: string): HeadSigner | undefined {
  const [, name, encoded] = FORM.exec(text) ?? []
  if (name === undefined || encoded === undefined) return undefined
  const [type, ...secretKey] = Array.from(atob(encoded), (character) => character.charCodeAt(0))
  if (type !== ED25519) return undefined
  const settings = { name, secretKey: Uint8Array.from(secretKey) }
  return formatSignerKey(settings) === text ? createHeadSigner(settings) : undefined
}

const ED25519 = 1
const PREFIX = 'PRIVATE+KEY+'
const FORM = /^PRIVATE\+KEY\+([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})$/u
