/** Rows in aligned columns; columns of numbers stand to the right. A cell is one line, whatever is in it. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const all = [header, ...rows].map((row) => row.map(oneLine))
  const widths = header.map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), 0),
  )
  const isNumeric = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  )
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat((widths[column] ?? 0) - width(cell))
          return isNumeric[column] ? padding + cell : cell + padding
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function oneLine(cell: string | number): string {
  return String(cell).replace(/\s+/gu, ' ')
}

function width(text: string): number {
  return [...text].length
}
