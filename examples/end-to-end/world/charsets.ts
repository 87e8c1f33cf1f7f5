const tables = new Map<string, ReadonlyMap<string, number>>()

/** Text in a one-byte charset or UTF-8. Throws where the charset has no such letter. */
export function encoded(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8')
  const table = tableOf(charset)
  return Buffer.from(
    [...text].map((letter) => {
      const byte = table.get(letter)
      if (byte === undefined) throw new Error(`${charset} has no ${letter}`)
      return byte
    }),
  )
}

/** Node decodes these charsets but does not encode them: the table is turned round. */
function tableOf(charset: string): ReadonlyMap<string, number> {
  const known = tables.get(charset)
  if (known) return known
  const decoder = new TextDecoder(charset)
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  tables.set(charset, table)
  return table
}
