import type { Instant } from '../time/index.ts'

/** A rectangle in pixels of the upright picture. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One wheel or place of a display. */
export interface PhotoDigit {
  readonly char: string
  /** 0 to 1, calibrated: of digits with 0.9 nine in ten are right. */
  readonly confidence: number
  /** True for a wheel caught between two digits. */
  readonly isTurning: boolean
}

/** A value the photo may show. */
export interface PhotoCandidate {
  /** Integer digits, then decimals behind a dot where the meter has any: `03294.351`. */
  readonly value: string
  /** 0 to 1, calibrated. */
  readonly confidence: number
  readonly digits: readonly PhotoDigit[]
  readonly box: PixelBox
}

/** What is known of the meter: it chooses among candidates and refuses contradictions, it never makes up a digit. */
export interface PhotoExpectation {
  readonly integerDigits: number
  readonly decimalDigits?: number
  readonly serialNumber?: string
  /** Whole units. */
  readonly lastIndex?: number
  readonly maximumIndex?: number
}

/** What a photo shows. */
export interface PhotoReading {
  /** `read`: the first candidate is right with the reader's stated confidence. `refused`: a person must look. */
  readonly decision: 'read' | 'refused'
  /** Best first. */
  readonly candidates: readonly PhotoCandidate[]
  readonly serialNumber?: string
  /** From the picture's own data; the camera's clock may be wrong. */
  readonly capturedAt?: Instant
  /** Degrees clockwise by which the stored picture had to be turned. */
  readonly orientation: 0 | 90 | 180 | 270
  readonly quality: { readonly width: number; readonly height: number; readonly sharpness: number }
  /** Why, in words. */
  readonly reasons: readonly string[]
}

/** Reads a register off a photo. Bounded time and memory; refuses what is not a meter or cannot be decoded. */
export interface PhotoReader {
  readonly specificationVersion: 1
  read(photo: {
    readonly bytes: Uint8Array
    readonly expectation: PhotoExpectation
    readonly signal?: AbortSignal
  }): Promise<PhotoReading>
  /** Frees workers. */
  close(): Promise<void>
}
