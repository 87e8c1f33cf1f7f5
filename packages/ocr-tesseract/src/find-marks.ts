import type { GreyPicture } from './grey-picture.ts'

/** A connected spot of ink, in pixels of the picture it was found in. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly pixels: number
}

/** `light`: light digits on a dark ground, as on most wheels. `dark`: print on a light plate. */
export type Polarity = 'light' | 'dark'

const most = 4_000

/**
 * Spots that differ from their surroundings, large enough for a digit.
 *
 * Compared with the mean around each pixel rather than with one level for the picture: a lamp or a
 * shadow moves the level from one end of a register to the other.
 */
export function findMarks(
  picture: GreyPicture,
  options: { readonly polarity: Polarity; readonly margin: number; readonly radius: number },
): Mark[] {
  const ink = inkOf(picture, options)
  const { width, height } = picture
  const stack = new Int32Array(width * height)
  const marks: Mark[] = []
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1) continue
    ink[start] = 2
    stack[0] = start
    let depth = 1
    let pixels = 0
    let left = width
    let right = 0
    let top = height
    let bottom = 0
    while (depth > 0) {
      depth--
      const at = stack[depth] as number
      const x = at % width
      const y = (at - x) / width
      pixels++
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      for (let dy = y === 0 ? 0 : -1; dy <= (y === height - 1 ? 0 : 1); dy++) {
        for (let dx = x === 0 ? 0 : -1; dx <= (x === width - 1 ? 0 : 1); dx++) {
          const next = at + dy * width + dx
          if (ink[next] === 1) {
            ink[next] = 2
            stack[depth++] = next
          }
        }
      }
    }
    const mark = { x: left, y: top, width: right - left + 1, height: bottom - top + 1, pixels }
    if (mayBeDigit(mark, picture)) marks.push(mark)
    if (marks.length > most) return marks
  }
  return marks
}

function mayBeDigit(mark: Mark, picture: GreyPicture): boolean {
  const shape = mark.width / mark.height
  const fill = mark.pixels / (mark.width * mark.height)
  return (
    mark.height >= 11 &&
    mark.height <= picture.height / 3 &&
    shape >= 0.1 &&
    shape <= 1.1 &&
    fill > 0.15
  )
}

function inkOf(
  { data, width, height }: GreyPicture,
  options: { readonly polarity: Polarity; readonly margin: number; readonly radius: number },
): Uint8Array {
  const { radius, margin } = options
  const sign = options.polarity === 'light' ? 1 : -1
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] as number
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] as number) + row
    }
  }
  const ink = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum =
        (sums[bottom * stride + right] as number) -
        (sums[top * stride + right] as number) -
        (sums[bottom * stride + left] as number) +
        (sums[top * stride + left] as number)
      const mean = sum / ((bottom - top) * (right - left))
      if (sign * ((data[y * width + x] as number) - mean) > margin) ink[y * width + x] = 1
    }
  }
  return ink
}
