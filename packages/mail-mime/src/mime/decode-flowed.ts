/**
 * Joins the soft line breaks of `format=flowed` (RFC 3676). Lines join only at the same quote depth, so that a
 * quotation never runs into what was written under it.
 */
export function decodeFlowed(text: string, deleteSpace: boolean): string {
  const result: string[] = []
  let open: { depth: number; parts: string[] } | undefined
  const close = () => {
    if (open)
      result.push(`${'>'.repeat(open.depth)}${open.depth > 0 ? ' ' : ''}${open.parts.join('')}`)
    open = undefined
  }
  for (const line of text.split(/\r?\n/)) {
    let depth = 0
    while (line[depth] === '>') depth += 1
    const stuffed = line.slice(depth)
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed
    const isSignature = content === '-- '
    if (open && (open.depth !== depth || isSignature)) close()
    open ??= { depth, parts: [] }
    const flows = content.endsWith(' ') && !isSignature
    open.parts.push(flows && deleteSpace ? content.slice(0, -1) : content)
    if (!flows) close()
  }
  close()
  return result.join('\n')
}
