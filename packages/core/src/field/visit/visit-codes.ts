import { type Catalogue, catalogueOf } from '../catalogue.ts'

/**
 * What a visit found or why it failed: the site visit check codes of the British
 * market that concern a reader. Source: DOMAIN.md 5, J0024; 02, 19 and 37 from the
 * same list of the data transfer catalogue 15.4.
 */
export const visitCodes: Catalogue = catalogueOf(`
  01 - Site occupied
  02 - Site not occupied
  05 meter_exchange Meter or equipment damaged
  06 inspection Suspected tampering
  09 inspection Consumption on a disconnected meter
  10 - Meter changed
  15 meter_exchange Meter stopped
  16 seal Seals damaged
  17 seal Seals missing
  18 ! Unsafe premises
  19 ! Not called at
  20 ! No access
  21 ! Access refused
  22 ! Meter blocked
  23 circuit_check Wiring dangerous or incomplete
  28 ! Address insufficient
  29 ! Customer unable to give access
  34 ! Suspected demolished
  35 ! Demolished
  36 survey Change of occupier
  37 ! Unmanned
  38 ! Key or code missing
  39 ! Meter not found
  42 - Export possible
`)

/** Anomalies of a reading on the Spanish market. Source: DOMAIN.md 5, TABLA_45. */
export const spanishVisitCodes: Catalogue = catalogueOf(`
  01 ! Inaccessible
  02 ! Not locatable
  03 inspection Presumed fraud
  04 circuit_check Recorder off
  05 circuit_check Recorder not communicating
  99 - Other
`)

/** How the meter was found. Source: DOMAIN.md 1.1, meter status of DIGIT. */
export const meterStatusCodes: Catalogue = catalogueOf(`
  working - Working
  locked - Locked
  breakdown meter_exchange Broken down
  no_meter inspection No meter
  reset - Reset
  replacement - Replaced
`)

/** How the consumer was found. Source: our own, after J0024 01, 02, 35 and 36. */
export const consumerStatusCodes: Catalogue = catalogueOf(`
  occupied - Occupied
  vacant - Vacant
  new_occupier survey New occupier
  demolished - Demolished
`)

/**
 * What people are sent out for, and the photos that each cannot be concluded
 * without. Source: seeds S1 and S2; the numbers are our own.
 */
export const fieldOperations: Catalogue = catalogueOf(`
  control_reading 1 Control reading
  inspection 1 Inspection
  survey 0 Survey
  notice 1 Notice
  disconnect 2 Disconnection
  reconnect 2 Reconnection
  seal 1 Sealing
  circuit_check 1 Circuit check
  meter_exchange 2 Meter exchange
  meter_fitting 1 Meter fitting
  meter_inside 1 Meter inside the premises
  tamper_report 2 Tamper report
`)
