/**
 * The order of texts in every store: by Unicode code point, which is that of their bytes in UTF-8.
 * JavaScript compares UTF-16 units and puts what takes two of them (emoji) before U+E000.
 */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (a !== b) return rank(a) - rank(b)
  }
  return left.length - right.length
}

/** Where a UTF-16 unit stands among code points: surrogates, halves of the highest ones, come last. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
