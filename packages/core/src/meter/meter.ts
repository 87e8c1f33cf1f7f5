import type { IndexValue, RegisterDigits } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'

/** What a meter counts. */
export type Utility = 'electricity' | 'gas' | 'water' | 'heat'

/** Towards the customer, or from the customer into the network. */
export type RegisterDirection = 'import' | 'export'

/** A register of a meter: one counting mechanism with its own index. */
export interface Register extends RegisterDigits {
  /** Unique within the meter, the operator's own code: `1.8.0`, `T1`. */
  readonly id: string
  /** Full OBIS code where known: `1-0:1.8.1`. */
  readonly obis?: string
  /** Time-of-use band: `day`, `night`, `T1`, `F2`. */
  readonly touTier?: string
  readonly direction: RegisterDirection
  /** Unit of the index: `kWh`, `m3`. */
  readonly unit: string
}

/** A factor that turns an advance of the index into consumption, valid from a day on. */
export interface Multiplier {
  readonly validFrom: CivilDate
  /** Exact decimal text: `1`, `40`, `0.5`. */
  readonly factor: string
}

/** The metrological verification of a meter ("buletin metrologic"). */
export interface MetrologicalVerification {
  /** Last day on which it holds. */
  readonly validUntil: CivilDate
  /** Day of the verification; absent where only a year mark or the last day is known. */
  readonly verifiedOn?: CivilDate
  /** The year of the mark on the meter, `2016` for `M 16`. */
  readonly stampYear?: number
  /** Number of the bulletin. */
  readonly bulletinNumber?: string
  /** The rule row that gave `validUntil`; absent where the bulletin says the day itself. */
  readonly rule?: { readonly id: string; readonly validFrom: CivilDate }
}

/** How a meter shows its index, for the instructions on how to read it. */
export type MeterDisplay =
  | 'mechanical_drum'
  | 'pointer_dials'
  | 'electronic_display'
  | 'remote_display'
  | 'wet_dial'
  | 'gas_diaphragm'

/** The device itself. */
export interface Meter {
  /** Always text: leading zeros count. */
  readonly serialNumber: string
  readonly manufacturer?: string
  readonly model?: string
  readonly registers: readonly Register[]
  /** As the rules on verification name it: `electricity_meter`, `cold_water_meter`. */
  readonly kind?: string
  readonly display?: MeterDisplay
  /** The one it had when it was fitted. */
  readonly verification?: MetrologicalVerification
  /** Read by the operator over the air. */
  readonly isRemotelyRead?: boolean
}

/** An index on a register. */
export interface RegisterIndex {
  readonly register: string
  readonly index: IndexValue
}

/** A meter at a place, from the day it is fitted to the day it is removed. */
export interface MeterInstallation {
  readonly meter: Meter
  readonly installedOn: CivilDate
  /** Index of each register when it was fitted. */
  readonly entryIndices: readonly RegisterIndex[]
  /** By validity, earliest first; factor 1 before the first row. */
  readonly multipliers: readonly Multiplier[]
  /** Those made while it hung there. */
  readonly verifications?: readonly MetrologicalVerification[]
  readonly removedOn?: CivilDate
  /** Index of each register when it was removed. */
  readonly exitIndices?: readonly RegisterIndex[]
}

/** What a movement slip says of the meter that is taken off. */
export interface RemovedMeter {
  readonly serialNumber: string
  readonly exitIndices: readonly RegisterIndex[]
}

/** What a movement slip says of the meter that is put up: digits and multiplier with it. */
export interface FittedMeter {
  readonly meter: Meter
  readonly entryIndices: readonly RegisterIndex[]
  readonly multipliers: readonly Multiplier[]
}

/** A meter exchange ("bon de mișcare"): removal, fitting, or both. Source: seed S0, S2. */
export interface MeterExchange {
  /** Number of the movement slip. */
  readonly slipNumber: string
  readonly exchangedOn: CivilDate
  readonly removed?: RemovedMeter
  readonly fitted?: FittedMeter
  readonly reason?: string
  /** Numbers of the seals that were set. */
  readonly seals?: readonly string[]
  /** SHA-256 of the scanned slip. */
  readonly scanSha256?: string
  /** Who did the work. */
  readonly by?: string
}
