import { type Catalogue, catalogueOf } from '../catalogue.ts'

/** What was done to a meter. Source: DOMAIN.md 5, J0451. */
export const tamperCodes: Catalogue = catalogueOf(`
  01 - Seals damaged or missing
  02 - Terminal cover damaged or missing
  03 - Other seals damaged or missing
  04 - Hole in the case
  05 - Abnormal marks on the tails
  06 - Case or glass damaged
  07 - Black box
  08 - Bypass
  09 - Stopped illegally
  10 - Electronic interference
  11 - Tails reversed
  12 - Meter missing
  13 - Illegal connection or disconnection
  14 - Abnormal marks on the disc
  15 - Loose tails
  16 - Time switch irregular
  17 - Other
`)

/** Metering anomalies (A) and fraud (F) on the Spanish market. Source: DOMAIN.md 5; wording after TABLA_63. */
export const spanishTamperCodes: Catalogue = catalogueOf(`
  A001 - Wrongly programmed
  A002 - Wrongly connected
  A003 - Unfit for the installation
  A004 - Meter defective
  A005 - Transformers defective
  A006 - Modem defective
  A007 - Error out of bounds
  A008 - Programming lost by a defect
  A009 - Not read
  A010 - Constant differs from the billed one
  A011 - Wrong reading
  A012 - Supply not billed
  A013 - Authorised direct connection
  A014 - Wrong tariff or time bands
  F001 - Direct connection with contract
  F002 - Direct connection with contract, double feed
  F003 - Direct connection without contract, no meter
  F004 - Direct connection without contract, meter present
  F005 - Input and output reversed
  F006 - Phase shunt
  F007 - Voltage link open
  F008 - Meter manipulated
  F009 - Connection manipulated
  F010 - Transformer plate changed
  F011 - Unauthorised substitution
  F012 - Altered programming
  F013 - Power limiter bridged
  F014 - Energy resale
`)

/** Who reported it. Source: J0841 of the same catalogue. */
export const tamperSources: Catalogue = catalogueOf(`
  01 - Data collector
  02 - Meter operator
  03 - Fault centre
  04 - Supplier
  05 - Prepayment provider
  06 - Police
  07 - Third party
  08 - Other
`)
