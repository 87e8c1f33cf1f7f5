import sharp from 'sharp'
import type { GreyPicture } from './grey-picture.ts'

/** A photo that can be decoded, upright, in full size as far as its header says. */
export interface DecodedPhoto {
  readonly width: number
  readonly height: number
  readonly orientation: 0 | 90 | 180 | 270
  /** Decodes the photo into a picture of at most `longestSide` pixels a side. */
  render(longestSide: number): Promise<WorkingPicture>
}

/** A photo in the size it is worked on, grey with its full range used, and in colour. */
export interface WorkingPicture extends GreyPicture {
  /** Red, green, blue, three bytes a pixel. */
  readonly colours: Uint8Array
  /** Pixels of this picture to one of the photo. */
  readonly scale: number
}

/** Why bytes are not a photo this reader opens, in words. */
export class UndecodablePhoto extends Error {}

const largestBytes = 40_000_000
const degrees = [0, 0, 0, 180, 180, 90, 90, 270, 270] as const

/**
 * Opens JPEG, PNG and WebP, told by their first bytes and not by a name. Everything else is turned
 * away before a decoder sees it: SVG and PDF are programs, GIF and TIFF are no photos of meters.
 */
export async function decodePhoto(
  bytes: Uint8Array,
  options: { readonly pixelLimit: number; readonly timeoutSeconds: number },
): Promise<DecodedPhoto> {
  if (bytes.length === 0) throw new UndecodablePhoto('The photo is empty: it has no bytes.')
  if (bytes.length > largestBytes) {
    throw new UndecodablePhoto(`The photo is larger than ${largestBytes / 1e6} MB.`)
  }
  const kind = kindOf(bytes)
  if (kind === 'heic') {
    throw new UndecodablePhoto('The photo is HEIC, which this reader cannot open: send it as JPEG.')
  }
  if (kind === undefined) {
    throw new UndecodablePhoto('The bytes are not a JPEG, PNG or WebP picture.')
  }
  const open = () =>
    sharp(bytes, { limitInputPixels: options.pixelLimit, failOn: 'truncated', autoOrient: true })
  const header = await open()
    .metadata()
    .catch((cause: unknown) => {
      throw undecodable(cause)
    })
  const { width, height } = header.autoOrient
  return {
    width,
    height,
    orientation: degrees[header.orientation ?? 1] ?? 0,
    async render(longestSide) {
      try {
        const { data, info } = await open()
          .timeout({ seconds: options.timeoutSeconds })
          .flatten({ background: '#fff' })
          .resize(longestSide, longestSide, { fit: 'inside', kernel: 'cubic' })
          .toColourspace('srgb')
          .raw()
          .toBuffer({ resolveWithObject: true })
        const size = { width: info.width, height: info.height }
        const grey = await sharp(data, { raw: { ...size, channels: info.channels } })
          .greyscale()
          .normalise()
          .raw()
          .toBuffer()
        return { data: grey, colours: data, ...size, scale: info.width / width }
      } catch (cause) {
        throw undecodable(cause)
      }
    },
  }
}

function undecodable(cause: unknown): UndecodablePhoto {
  const detail = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new UndecodablePhoto(`The picture cannot be decoded: ${detail}.`, { cause })
}

function kindOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heic' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  if (/^ftyp(hei|hev|mif|msf)/.test(head.slice(4))) return 'heic'
  return undefined
}
