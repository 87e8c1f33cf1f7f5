/** Why an index was computed rather than read. Codes are never renamed. */
export type EstimateReason =
  | 'not_received'
  | 'no_self_reading_in_window'
  | 'no_access'
  | 'refused_access'
  | 'verification_expired'
  | 'no_meter'
  | 'communication'
  | 'outage'
  | 'meter_exchange'
  | 'operating_conditions'
  | 'meter_defect'
  | 'uncertainty'
  | 'clock'
  | 'implausible'
  | 'faulty_reading'
  | 'calculation_changed'
  | 'rebuild'
  | 'data_handling'
  | 'calorific_value'
  | 'z_number'
  | 'fault'
  | 'estimate_above_reading'

/** A reason with its code in MSCONS, `STS+Z40` or `STS+Z34`, where the market has one. */
export interface EstimateReasonDefinition {
  readonly code: EstimateReason
  readonly title: string
  readonly mscons?: string
}

/** Every reason. Source: DOMAIN.md 1.1, MSCONS; without code: seeds S0 and S4, Decree 354. */
export const estimateReasons: readonly EstimateReasonDefinition[] = [
  { code: 'not_received', title: 'No reading arrived' },
  { code: 'no_self_reading_in_window', title: 'Nobody sent a reading in the window' },
  { code: 'no_access', title: 'No access to the meter', mscons: 'Z74' },
  { code: 'refused_access', title: 'Access to the meter was refused' },
  { code: 'verification_expired', title: 'The verification of the meter has expired' },
  { code: 'no_meter', title: 'There is no meter' },
  { code: 'communication', title: 'Communication failed', mscons: 'Z75' },
  { code: 'outage', title: 'Outage', mscons: 'Z76' },
  { code: 'meter_exchange', title: 'The meter was exchanged', mscons: 'Z78' },
  { code: 'operating_conditions', title: 'Out of operating conditions', mscons: 'Z80' },
  { code: 'meter_defect', title: 'The meter is defective', mscons: 'Z81' },
  { code: 'uncertainty', title: 'Uncertain measurement', mscons: 'Z82' },
  { code: 'clock', title: 'The clock was wrong', mscons: 'ZA0' },
  { code: 'implausible', title: 'Implausible value', mscons: 'ZA1' },
  { code: 'faulty_reading', title: 'Faulty reading', mscons: 'ZA4' },
  { code: 'calculation_changed', title: 'The calculation changed', mscons: 'ZA5' },
  { code: 'rebuild', title: 'The installation was rebuilt', mscons: 'ZA6' },
  { code: 'data_handling', title: 'Data were handled wrongly', mscons: 'ZA7' },
  { code: 'calorific_value', title: 'The calorific value was wrong', mscons: 'ZA8' },
  { code: 'z_number', title: 'The Z number was wrong', mscons: 'ZA9' },
  { code: 'fault', title: 'Fault', mscons: 'ZB0' },
  { code: 'estimate_above_reading', title: 'An estimate was above what was read later' },
]

/** The reason that a code of MSCONS stands for; undefined where it is not known. */
export function reasonOfMscons(code: string): EstimateReason | undefined {
  return estimateReasons.find(({ mscons }) => mscons === code)?.code
}
