/** A line of a file, or why it is none. */
export type FileLine =
  | { readonly text: string }
  | { readonly problem: 'too_long' | 'not_utf8' | 'no_line_break' }

/**
 * The lines of a file without their breaks, whole in memory one at a time. Ends behind the first
 * problem: what follows a line that is none cannot be told.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<FileLine> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const line = join([...parts, chunk.subarray(start, end)])
      parts = []
      length = 0
      start = end + 1
      const read = line.length > bytesMax ? TOO_LONG : decode(line)
      yield read
      if ('problem' in read) return
    }
    const rest = chunk.subarray(start)
    length += rest.length
    if (length > bytesMax) {
      yield TOO_LONG
      return
    }
    if (rest.length > 0) parts.push(rest.slice()) // readers reuse their buffers
  }
  if (length > 0) yield { problem: 'no_line_break' }
}

const LF = 0x0a
const TOO_LONG: FileLine = { problem: 'too_long' }

function decode(line: Uint8Array): FileLine {
  try {
    return { text: utf8.decode(line) }
  } catch {
    return { problem: 'not_utf8' }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return only
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
