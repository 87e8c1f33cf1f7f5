/** The literals of arrays, which every driver sends as they are: drivers disagree on arrays of bytes. */
export const arrayLiteral = {
  numbers(values: readonly (number | null)[]): string {
    return `{${values.map((value) => value ?? 'NULL').join(',')}}`
  },
  booleans(values: readonly boolean[]): string {
    return `{${values.map((value) => (value ? 't' : 'f')).join(',')}}`
  },
  texts(values: readonly (string | null)[]): string {
    return `{${values.map((value) => (value === null ? 'NULL' : quote(value))).join(',')}}`
  },
  bytes(values: readonly (Uint8Array | null)[]): string {
    return `{${values.map((value) => (value === null ? 'NULL' : `"\\\\x${hex(value)}"`)).join(',')}}`
  },
} as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON writes these as escapes
const CONTROLS = /[\u0000-\u001f]/

/** Without control characters a JSON string is quoted alike, and ten times as fast. */
function quote(text: string): string {
  return CONTROLS.test(text) || !text.isWellFormed()
    ? `"${text.replace(/["\\]/g, '\\$&')}"`
    : JSON.stringify(text)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
