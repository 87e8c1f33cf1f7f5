import type { Instant } from '../../time/index.ts'
import type { MeasuredPosition } from '../geo-point.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'

/** A photo as evidence: the bytes lie under their hash, this says what they are. Source: DOMAIN.md 5. */
export interface FieldPhoto {
  /** SHA-256 of the original bytes, lower-case hex. */
  readonly sha256: string
  /** `overview` shows where, `detail` what. */
  readonly kind: 'overview' | 'detail' | 'index' | 'notice' | 'document'
  /** By the device's clock. */
  readonly capturedAt: Instant
  /** How far the device's clock was ahead of ours; negative where it was behind. */
  readonly deviceOffsetSeconds: number
  readonly position?: MeasuredPosition
  /** The serial number that the photo shows. */
  readonly meterSerial?: string
  /** Who took it. */
  readonly by: string
}

/** The moment a photo was taken by our clock. */
export function trueTimeOf(photo: FieldPhoto): Instant {
  const ours = Date.parse(photo.capturedAt) - photo.deviceOffsetSeconds * 1_000
  return new Date(ours).toISOString()
}

/**
 * Photos with one more. Nothing is ever overwritten or taken out: the same photo
 * again changes nothing, other words about the same bytes are refused.
 */
export function addPhoto(
  photos: readonly FieldPhoto[],
  photo: FieldPhoto,
):
  | { readonly ok: true; readonly photos: readonly FieldPhoto[] }
  | FieldRefusal<'already_evidence'> {
  const known = photos.find(({ sha256 }) => sha256 === photo.sha256)
  if (known === undefined) return { ok: true, photos: [...photos, photo] }
  if (known.capturedAt === photo.capturedAt && known.by === photo.by) return { ok: true, photos }
  return refuse(
    'already_evidence',
    `the photo of ${known.capturedAt} by ${known.by}`,
    `${photo.capturedAt} by ${photo.by}`,
  )
}
