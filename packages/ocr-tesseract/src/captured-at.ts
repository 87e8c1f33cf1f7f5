import type { Instant } from '@selfread/core'
import exifr from 'exifr'

/**
 * When the camera says the photo was taken. Only with the camera's offset from UTC beside it: a wall
 * clock without its zone is no instant. Where the photo was taken is never read out.
 */
export async function capturedAt(bytes: Uint8Array): Promise<Instant | undefined> {
  const tags: unknown = await exifr
    .parse(bytes, {
      pick: ['DateTimeOriginal', 'OffsetTimeOriginal'],
      reviveValues: false,
      gps: false,
    })
    .catch(() => undefined)
  if (typeof tags !== 'object' || tags === null) return undefined
  const { DateTimeOriginal: time, OffsetTimeOriginal: offset } = tags as Record<string, unknown>
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(time))
  const zone = /^[+-]\d\d:\d\d/.exec(String(offset))
  if (found === null || zone === null) return undefined
  const at = Date.parse(`${found[1]}-${found[2]}-${found[3]}T${found[4]}${zone[0]}`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
