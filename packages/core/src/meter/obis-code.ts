const OBIS = /^(?:([0-9A-F]+-[0-9A-F]+):)?([0-9A-Z]+\.[0-9A-Z]+(?:\.[0-9A-Z]+)?)(?:[*&][0-9A-F]+)?$/

/**
 * True where two texts are the same OBIS code. A short form, `1.8.1`, is the
 * same as any full one that ends in it, `1-0:1.8.1`; the billing period behind
 * `*` says when, not what.
 */
export function isSameObisCode(a: string, b: string): boolean {
  const [left, right] = [obisParts(a), obisParts(b)]
  if (left === undefined || right === undefined || left.value !== right.value) return false
  return left.medium === undefined || right.medium === undefined || left.medium === right.medium
}

function obisParts(text: string): { medium: string | undefined; value: string } | undefined {
  const parts = OBIS.exec(text.trim().toUpperCase())
  return parts === null ? undefined : { medium: parts[1], value: parts[2] ?? '' }
}
