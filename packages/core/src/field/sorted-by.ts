/**
 * A list in the order of some texts of each entry, as many of each, the first
 * that differs deciding, by code units: the same on every machine, unlike a locale's order.
 */
export function sortedBy<Entry>(
  list: Iterable<Entry>,
  keysOf: (entry: Entry) => readonly string[],
): readonly Entry[] {
  return [...list]
    .map((entry) => ({ entry, keys: keysOf(entry) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ entry }) => entry)
}

/** A text whose numbers are ordered as numbers: house 9 before 10 before 10A. */
export function naturalKey(text: string): string {
  return text.toUpperCase().replace(/\d+/g, (digits) => digits.padStart(15, '0'))
}

/** A whole number of zero and above as a text that is ordered as the number is. */
export function numberKey(number: number): string {
  return String(number).padStart(16, '0')
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((key, place) => key !== b[place])
  if (at === -1) return 0
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1
}
