import { ArchiveError } from './archive-error.ts'

/** A blob of the largest size in base64, with what stands beside it. */
const maxLineLength = 360_000_000

/** Text that comes in any pieces, line by line. */
export async function* splitLines(
  source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let pieces: string[] = []
  let length = 0

  function decode(piece: string | Uint8Array): string {
    try {
      return typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    } catch (cause) {
      throw new ArchiveError({ code: 'malformed', message: 'It is no UTF-8.', line, cause })
    }
  }

  for await (const piece of source) {
    const [first = '', ...others] = decode(piece).split('\n')
    pieces.push(first)
    length += first.length
    if (length > maxLineLength)
      throw new ArchiveError({
        code: 'malformed',
        message: `It has more than ${maxLineLength} characters.`,
        line,
      })
    for (const next of others) {
      yield { line, text: pieces.join('') }
      line += 1
      pieces = [next]
      length = next.length
    }
  }
  if (length > 0) yield { line, text: pieces.join('') }
}
