import PostalMime from 'postal-mime'

/** A part's octets after its transfer encoding. */
export interface DecodedBody {
  readonly bytes: Buffer
  /** The base64 ends inside a group or holds foreign characters: something was cut or altered. */
  readonly damaged: boolean
}

/**
 * Undoes base64 and quoted-printable. postal-mime decodes; it sees the part as a nameless file, because
 * for a text it would also undo the charset, and that it does with too few charsets.
 */
export async function decodeTransfer(body: Buffer, encoding: string): Promise<DecodedBody> {
  const name = /[a-z0-9-]+/.exec(encoding.toLowerCase())?.[0] ?? ''
  if (name !== 'base64' && name !== 'quoted-printable') return { bytes: body, damaged: false }

  const head = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: ${name}\r\n\r\n`
  const email = await PostalMime.parse(Buffer.concat([Buffer.from(head), body]))
  const content = email.attachments[0]?.content
  return {
    bytes: content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.alloc(0),
    damaged: name === 'base64' && isDamagedBase64(body),
  }
}

function isDamagedBase64(body: Buffer): boolean {
  const digits = body.toString('latin1').replace(/\s+/g, '')
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0
  const data = digits.slice(0, digits.length - padding)
  return (
    /[^A-Za-z0-9+/]/.test(data) || (padding > 0 ? digits.length % 4 !== 0 : data.length % 4 === 1)
  )
}
