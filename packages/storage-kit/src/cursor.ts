/** What a part of a cursor may be, by the name that `readCursor` is told. */
export interface PartTypes {
  readonly string: string
  readonly number: number
}

/** The text of a cursor: where the next page goes on. `kind` keeps one query's cursor out of another's. */
export function writeCursor(kind: string, parts: readonly (string | number)[]): string {
  return JSON.stringify([kind, ...parts])
}

/**
 * The parts of a cursor that `writeCursor` made. Throws TypeError for any other text.
 *
 * @example
 * ```ts
 * const [value, key] = readCursor('documents', ['string', 'string'], query.after)
 * ```
 */
export function readCursor<const Shape extends readonly (keyof PartTypes)[]>(
  kind: string,
  shape: Shape,
  cursor: string,
): { readonly [At in keyof Shape]: PartTypes[Shape[At]] } {
  const [said, ...parts] = cursorParts(cursor)
  const isOfShape =
    said === kind &&
    parts.length === shape.length &&
    parts.every((part, at) =>
      shape[at] === 'number' ? Number.isSafeInteger(part) : typeof part === shape[at],
    )
  if (!isOfShape)
    throw new TypeError(`after is no cursor of this query: ${cursor}. Give the page's next.`)
  // Held to the shape part by part above, which the compiler does not follow.
  return parts as unknown as { readonly [At in keyof Shape]: PartTypes[Shape[At]] }
}

/** What a text says that may be a cursor, kind first; nothing where it is no list. */
export function cursorParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(cursor)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
