/** A table; cells that hold several lines stay in their row. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A list of single lines. */
export function list(items) {
  return items.map((it) => `- ${oneLine(it)}`).join('\n')
}

/** A comment as running text: its lines joined, its paragraphs and lists kept. */
export function prose(comment) {
  return comment
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split(/\n(?=- )/)
        .map(oneLine)
        .join('\n'),
    )
    .join('\n\n')
}

export function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim()
}

export function code(value) {
  return `\`${value}\``
}

function cell(text) {
  return String(text).replace(/\n/g, '<br>').replaceAll('|', '\\|')
}
