const HUGE_LINE_BYTES = 3_000_000

/** Files that are of no format, each with a name for messages. */
export function garbage(): [name: string, bytes: Uint8Array][] {
  return [
    ['empty', new Uint8Array()],
    ['random bytes', noise(5_000)],
    ['zeros', new Uint8Array(2_000)],
    ['one huge line', new Uint8Array(HUGE_LINE_BYTES).fill(0x78)],
    ['prose', ascii('Dear Sir,\nplease find the readings enclosed.\n\nRegards\n')],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...noise(400))],
    ['markup', ascii('<!DOCTYPE html><html><body><p>Not found</p></body></html>')],
    ['an open quote', ascii('"\n'.repeat(301))],
  ]
}

/** A file with bits flipped in several ways. */
export function flipped(bytes: Uint8Array): Uint8Array[] {
  const random = generator(7)
  return Array.from({ length: 40 }, () => {
    const damaged = bytes.slice()
    for (let flips = 0; flips < 3; flips++) {
      const at = random() % Math.max(1, damaged.length)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (random() % 8))
    }
    return damaged
  })
}

/** The file with a NUL, a quote, a newline or a huge line in its middle, and the file twice over. */
export function spoiled(bytes: Uint8Array): Uint8Array[] {
  const middle = Math.floor(bytes.length / 2)
  const insert = (...inserted: readonly Uint8Array[]) =>
    joined(bytes.subarray(0, middle), ...inserted, bytes.subarray(middle))
  return [
    insert(Uint8Array.of(0)),
    insert(ascii('"')),
    insert(ascii('\n')),
    insert(new Uint8Array(HUGE_LINE_BYTES).fill(0x39)),
    joined(bytes, bytes),
  ]
}

/** A file in chunks of one size. */
export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += Math.max(1, size)) yield bytes.slice(at, at + size)
}

/** A file in chunks of any size, empty ones among them. */
export async function* unevenChunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const random = generator(3)
  for (let at = 0; at < bytes.length; ) {
    const size = random() % 97
    yield bytes.slice(at, at + size)
    at += size
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function noise(length: number): Uint8Array {
  const random = generator(1)
  return Uint8Array.from({ length }, () => random() & 0xff)
}

/** The same numbers on every run: a law that fails, fails again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}
