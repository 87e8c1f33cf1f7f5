import type { Instant } from '../../time/index.ts'
import { type Catalogue, catalogueOf, unknownCode } from '../catalogue.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import type { FieldPhoto } from '../visit/photo.ts'

/** A notice that was left ("ihbarname", a reading notice). Source: capabilities S2-2, S2-7. */
export interface FieldNotice {
  readonly number: string
  readonly place: string
  /** A code of the tenant's notice types. */
  readonly type: string
  readonly delivery: 'handed_over' | 'letterbox' | 'door' | 'mail'
  readonly leftAt: Instant
  /** Shows that it was left. */
  readonly photo?: FieldPhoto
  readonly by: string
  /** What it says to do next. */
  readonly text?: string
}

/** Types of notices. Source: seed S2; the list is our own. */
export const noticeTypes: Catalogue = catalogueOf(`
  reading - Reading and bill
  debt - Debt
  disconnection - Disconnection announced
  appointment - Appointment
  no_access - Nobody was in
`)

/**
 * Adds a notice to a tenant's. The same notice again changes nothing. Refused,
 * in this order:
 * - `unknown_code`: a type that is not in the catalogue;
 * - `photo_missing`: left at the place without a photo;
 * - `number_taken`: another notice has the number.
 */
export function addNotice(
  notices: readonly FieldNotice[],
  notice: FieldNotice,
  types: Catalogue,
):
  | { readonly ok: true; readonly notices: readonly FieldNotice[] }
  | FieldRefusal<'unknown_code' | 'photo_missing' | 'number_taken'> {
  const unknown = unknownCode(types, notice.type)
  if (unknown) return unknown
  if (notice.photo === undefined && notice.delivery !== 'mail') {
    return refuse('photo_missing', 'a photo', 'none')
  }
  const known = notices.find(({ number }) => number === notice.number)
  if (known === undefined) return { ok: true, notices: [...notices, notice] }
  if (known.place === notice.place && known.leftAt === notice.leftAt) return { ok: true, notices }
  return refuse(
    'number_taken',
    `the notice of ${known.leftAt} at ${known.place}`,
    `${notice.leftAt} at ${notice.place}`,
  )
}
