import type { Actor } from '@selfread/core'

/**
 * The text of a fact's leaf, from data that is canonical JSON already: equal to `leafBytes` of the
 * core, without parsing and sorting the data again. Throws where a name holds half a surrogate pair.
 */
export function leafText(fact: {
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recordedAt: string
  readonly actor: Actor
  /** Canonical JSON. */
  readonly dataText: string
  readonly sealed?: { readonly subject: string; readonly ciphertext: Uint8Array } | undefined
}): string {
  const { actor, sealed } = fact
  const sealedText = sealed
    ? `"sealed":{"ciphertext":"${base64(sealed.ciphertext)}","subject":${quote(sealed.subject)}},`
    : ''
  return (
    `{"actor":{"id":${quote(actor.id)},"kind":${quote(actor.kind)}},"data":${fact.dataText},` +
    `"recordedAt":${quote(fact.recordedAt)},${sealedText}"stream":${quote(fact.stream)},` +
    `"tenant":${quote(fact.tenant)},"type":${quote(fact.type)},"version":${fact.version}}`
  )
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError(`Half a surrogate pair has no JSON form: ${text}`)
  return JSON.stringify(text)
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
