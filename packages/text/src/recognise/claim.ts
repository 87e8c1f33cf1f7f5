import type { CivilDate } from '@selfread/core'

/** Tokens recognised as one thing that is no index. `to` is excluded. */
export interface Claim {
  readonly kind:
    | 'date'
    | 'time'
    | 'window'
    | 'range'
    | 'sum'
    | 'phone'
    | 'national_id'
    | 'bank'
    | 'link'
    | 'duration'
    | 'place_code'
    | 'meter_code'
    | 'code'
    | 'homoglyph'
    | 'register'
    | 'unit'
    | 'address'
    | 'known_meter'
    | 'known_customer'
    | 'profile_code'
  readonly from: number
  readonly to: number
  readonly value?: string
  /** Scheme of the profile that knows the shape. */
  readonly scheme?: string
  readonly date?: CivilDate
  /** The other day an ambiguous date can mean. */
  readonly otherDate?: CivilDate
}
