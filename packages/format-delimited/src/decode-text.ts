import type { FileBytes } from '@selfread/core'
import iconv from 'iconv-lite'
import type { Encoding } from './delimited-mapping.ts'

const PIECE_BYTES = 64 * 1024

/** The text of a file, piece by piece, without its byte order mark. What is no text of the encoding becomes U+FFFD. */
export async function* decodeText(bytes: FileBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const piece of pieces(bytes)) yield decoder.write(Buffer.from(piece))
  yield decoder.end() ?? ''
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES)
  }
}

async function* pieces(bytes: FileBytes): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield* slices(bytes)
  else for await (const piece of bytes) yield* slices(piece)
}
