import type { IndexValue } from '../../index-value/index.ts'
import type { Instant } from '../../time/index.ts'
import type { MeasuredPosition } from '../geo-point.ts'
import type { FieldPhoto } from './photo.ts'

/** An index that was read on a visit. Source: DOMAIN.md 5, GISCE-TPL. */
export interface VisitReading {
  readonly meterSerial: string
  readonly register: string
  readonly index: IndexValue
  /** What the device showed as the last one. */
  readonly previous?: IndexValue
  /** True where a probe took it off the meter. */
  readonly isElectronic?: boolean
  /** What the meter said of itself: `power_fail`, `intrusion`, `clock_heavy`, `overflow`. */
  readonly qualityFlags?: readonly string[]
}

/** What the meter turned out to be. Source: capability S1-4. */
export interface SeenMeter {
  readonly serialNumber: string
  readonly model?: string
  /** Code of where it hangs. */
  readonly location?: string
  readonly integerDigits?: number
  readonly decimalDigits?: number
  /** The numbers of the seals on it. */
  readonly seals?: readonly string[]
}

/** Material that was used up, and with it the work that was done. Source: capability S2-14. */
export interface UsedMaterial {
  /** `terminal_cover`. */
  readonly material: string
  readonly quantity: number
}

/** A visit as the device hands it over. */
export interface VisitRecord {
  /** Made by the device, unique for ever. */
  readonly id: string
  readonly device: string
  /** 1 for the device's first record: its order. */
  readonly sequence: number
  readonly place: string
  readonly controller: string
  /** A code of the tenant's operations. */
  readonly operation: string
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly readings: readonly VisitReading[]
  readonly visitCode?: string
  readonly meterStatus?: string
  readonly consumerStatus?: string
  readonly photos: readonly FieldPhoto[]
  readonly seen?: SeenMeter
  readonly position?: MeasuredPosition
  readonly materials?: readonly UsedMaterial[]
  /** True where the meter wants a new label. */
  readonly labelRequested?: boolean
  readonly note?: string
}

/** A visit that stands. */
export interface ConcludedVisit extends VisitRecord {
  /** `no_access` where the work could not be done. */
  readonly outcome: 'done' | 'no_access'
  readonly durationSeconds: number
}
