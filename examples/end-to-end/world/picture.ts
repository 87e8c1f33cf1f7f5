import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 200
const HEIGHT = 150

/** A drawing of a garden fence under a setting sun, as a PNG: plainly no meter. */
export function fencePicture(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => shade(x, y))]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 0, 0, 0, 0], 8) // eight bits of grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    // Stored, not squeezed: squeezing may differ from one zlib to the next.
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function shade(x: number, y: number): number {
  const isSun = (x - 140) ** 2 + (y - 45) ** 2 < 26 ** 2
  const isRail = y > 92 && y < 100
  const isPost = y > 70 && x % 40 < 11
  if (isPost || isRail) return 70 + (x % 11) * 3
  return isSun ? 245 : 150 + Math.floor((y * 60) / HEIGHT)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
