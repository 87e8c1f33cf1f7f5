/** What the characters of a number can mean. */
export type ParsedNumber =
  | { readonly kind: 'plain'; readonly value: string }
  /** One mark with three digits after it: thousands or decimals, by the habit of the language. */
  | {
      readonly kind: 'ambiguous'
      readonly grouped: string
      readonly decimal: string
      readonly mark: string
    }
  | { readonly kind: 'broken'; readonly value: string }

/** Reads a number token; `decimal` marks stay as they were written, grouping marks go. */
export function parseNumber(text: string): ParsedNumber {
  if (/^\d+$/.test(text)) return { kind: 'plain', value: text }
  if (!/^[\d.,']+$/.test(text)) return { kind: 'broken', value: text.replace(/\D/g, '') }
  const marks = text.replace(/\d/g, '')
  const parts = text.split(/[.,']/)
  const digits = parts.join('')
  const last = marks.at(-1) ?? ''
  const head = parts.slice(0, -1)
  const tail = parts.at(-1) ?? ''

  if (marks.length === 1) {
    const whole = head[0] ?? ''
    if (last === "'")
      return groups(parts) ? { kind: 'plain', value: digits } : { kind: 'broken', value: digits }
    const isUnclear = tail.length === 3 && whole.length <= 3 && !whole.startsWith('0')
    if (!isUnclear) return { kind: 'plain', value: text }
    return { kind: 'ambiguous', grouped: digits, decimal: text, mark: last }
  }
  const grouping = marks.slice(0, -1)
  const isOneGroupingMark = [...grouping].every((mark) => mark === grouping[0])
  if (isOneGroupingMark && grouping[0] === last) {
    return groups(parts) ? { kind: 'plain', value: digits } : { kind: 'broken', value: digits }
  }
  if (isOneGroupingMark && last !== "'" && groups(head)) {
    return { kind: 'plain', value: `${head.join('')}${last}${tail}` }
  }
  return { kind: 'broken', value: digits }
}

/** Thousands: `1 234 567`, or as in India `12,34,567`. */
function groups(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts
  const lastGroup = rest.at(-1) ?? ''
  const middle = rest.slice(0, -1)
  if (first.length > 3 || first.startsWith('0') || lastGroup.length !== 3) return false
  const width = middle[0]?.length ?? 3
  return (width === 2 || width === 3) && middle.every((part) => part.length === width)
}

/** Digits before the decimal mark. */
export function integerDigits(value: string): number {
  return value.split(/[.,]/)[0]?.length ?? 0
}
