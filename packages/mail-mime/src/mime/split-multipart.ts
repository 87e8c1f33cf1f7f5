const LF = 0x0a

/**
 * The parts between the delimiter lines of a multipart body (RFC 2046 5.1.1).
 * Preamble and epilogue are left out; an unterminated last part runs to the end.
 */
export function splitMultipart(body: Buffer, boundary: string, partsLimit: number): Buffer[] {
  const marker = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Buffer[] = []
  let start = -1
  let from = 0
  while (parts.length <= partsLimit) {
    const at = body.indexOf(marker, from)
    if (at < 0) break
    from = at + marker.length
    if (at > 0 && body[at - 1] !== LF) continue
    const delimiter = delimiterAt(body, from)
    if (!delimiter) continue
    if (start >= 0) parts.push(body.subarray(start, withoutLineEnd(body, start, at)))
    start = delimiter.next
    from = Math.max(from, delimiter.next - 1)
    if (delimiter.closes) return parts
  }
  if (start >= 0 && parts.length <= partsLimit) parts.push(body.subarray(start))
  return parts
}

function delimiterAt(body: Buffer, at: number): { closes: boolean; next: number } | undefined {
  const closes = body[at] === 0x2d && body[at + 1] === 0x2d
  let position = closes ? at + 2 : at
  while (position < body.length && isBlank(body[position])) position += 1
  if (position < body.length && body[position] !== LF) return undefined
  return { closes, next: Math.min(position + 1, body.length) }
}

function isBlank(octet: number | undefined): boolean {
  return octet === 0x20 || octet === 0x09 || octet === 0x0d
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(body: Buffer, start: number, at: number): number {
  let end = at
  if (end > start && body[end - 1] === LF) end -= 1
  if (end > start && body[end - 1] === 0x0d) end -= 1
  return end
}
