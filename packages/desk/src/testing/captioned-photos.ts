import type { PhotoCandidate, PhotoReader, PhotoReading } from '@selfread/core'

/** A photo of a register that shows a value. */
export function photoOf(value: string): Uint8Array {
  return new TextEncoder().encode(`shows ${value}`)
}

/** A photo on which nobody can read anything. */
export const blurredPhoto: Uint8Array = new TextEncoder().encode('blurred')

/** Reads photos whose bytes say what they show. */
export const captionedPhotos: PhotoReader = {
  specificationVersion: 1,
  async read({ bytes }): Promise<PhotoReading> {
    const [, value] = /^shows (\S+)$/u.exec(new TextDecoder().decode(bytes)) ?? []
    return {
      decision: value === undefined ? 'refused' : 'read',
      candidates: value === undefined ? [] : [candidate(value)],
      orientation: 0,
      quality: { width: 640, height: 480, sharpness: value === undefined ? 1 : 90 },
      reasons: [value === undefined ? 'The picture is blurred.' : 'All digits are clear.'],
    }
  },
  async close() {},
}

function candidate(value: string): PhotoCandidate {
  const box = { x: 0, y: 0, width: 640, height: 480 }
  const digits = [...value].map((char) => ({ char, confidence: 0.99, isTurning: false }))
  return { value, confidence: 0.99, digits, box }
}
