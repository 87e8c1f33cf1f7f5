import type { Mark, Polarity } from './find-marks.ts'
import type { GreyPicture } from './grey-picture.ts'

/** How a row of marks is laid out before recognition. */
export interface StripStyle {
  /** Height of a digit in pixels. */
  readonly digitHeight: number
  /** Distance between neighbouring centres, in digit heights. */
  readonly spacing: number
  /** What of the cell around the digit is taken along, in digit heights. */
  readonly rim: number
  /** `grey` keeps the edges soft; `black` decides every pixel. */
  readonly tone: 'grey' | 'black'
}

/**
 * The digits alone, black on white, evenly spaced: the frames between wheels, which Tesseract
 * takes for ones, are left behind.
 */
export function renderStrip(
  picture: GreyPicture,
  marks: readonly Mark[],
  polarity: Polarity,
  style: StripStyle,
): GreyPicture {
  const cell = Math.round(style.digitHeight * style.spacing)
  const border = Math.round(style.digitHeight * 0.6)
  const width = cell * marks.length + 2 * border
  const height = style.digitHeight + 2 * border
  const data = new Uint8Array(width * height).fill(255)
  for (const [at, mark] of marks.entries()) {
    drawCell({ data, width, height }, border + cell * (at + 0.5), border, {
      picture,
      mark,
      polarity,
      style,
    })
  }
  return { data, width, height }
}

function drawCell(
  strip: GreyPicture,
  centre: number,
  top: number,
  source: {
    readonly picture: GreyPicture
    readonly mark: Mark
    readonly polarity: Polarity
    readonly style: StripStyle
  },
): void {
  const { picture, mark, polarity, style } = source
  const scale = style.digitHeight / mark.height
  const rim = style.rim * mark.height
  const halfWidth = Math.min(mark.width / 2 + rim, (style.spacing * mark.height) / 2)
  const { paper, ink } = levels(picture, mark, polarity)
  const left = Math.max(0, Math.ceil(centre - halfWidth * scale))
  const right = Math.min(strip.width - 1, Math.floor(centre + halfWidth * scale))
  const reach = Math.round(rim * scale)
  for (let y = top - reach; y < top + style.digitHeight + reach; y++) {
    for (let x = left; x <= right; x++) {
      const value = sample(
        picture,
        mark.x + mark.width / 2 + (x - centre) / scale,
        mark.y + (y - top + 0.5) / scale - 0.5,
      )
      const share = (value - ink) / (paper - ink || 1)
      const tone =
        style.tone === 'black' ? (share < 0.45 ? 0 : 255) : Math.round(share * 1.3 * 255 - 20)
      strip.data[y * strip.width + x] = Math.max(0, Math.min(255, tone))
    }
  }
}

/** The shades of ground and digit in one cell, without the outliers that glare and dust make. */
function levels(
  picture: GreyPicture,
  mark: Mark,
  polarity: Polarity,
): { readonly paper: number; readonly ink: number } {
  const shades: number[] = []
  for (let y = mark.y; y < mark.y + mark.height; y++) {
    for (
      let x = Math.max(0, mark.x - 2);
      x < Math.min(picture.width, mark.x + mark.width + 2);
      x++
    ) {
      shades.push(picture.data[y * picture.width + x] as number)
    }
  }
  shades.sort((a, b) => a - b)
  const low = shades[Math.floor(shades.length * 0.1)] as number
  const high = shades[Math.floor(shades.length * 0.9)] as number
  return polarity === 'light' ? { paper: low, ink: high } : { paper: high, ink: low }
}

function sample({ data, width, height }: GreyPicture, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 1.001, x))
  const top = Math.max(0, Math.min(height - 1.001, y))
  const column = Math.floor(left)
  const row = Math.floor(top)
  const right = left - column
  const down = top - row
  const at = row * width + column
  return (
    (data[at] as number) * (1 - right) * (1 - down) +
    (data[at + 1] as number) * right * (1 - down) +
    (data[at + width] as number) * (1 - right) * down +
    (data[at + width + 1] as number) * right * down
  )
}
