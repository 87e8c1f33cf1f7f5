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

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
