import * as z from 'zod/mini'
import { findingCodes } from '../assessment/index.ts'
import { parseAnnex } from '../estimate/index.ts'
import { parseMeterExchange, parseMeterInstallation } from '../meter/index.ts'
import {
  civilDate,
  instant,
  nameText,
  noteText,
  type Parsed,
  parseInput,
} from '../parsing/index.ts'
import {
  parseConsumptionPlace,
  parseCustomer,
  parseResidentsDeclaration,
  parseSupplyContract,
  parseTechnicalData,
} from '../place/index.ts'
import type { PlaceFact, PlaceFactData } from '../place-history/index.ts'
import { dispute } from './dispute-schema.ts'
import { FIELD_SCHEMAS } from './field-schemas.ts'
import { absenceNotice, operation, reconciled, transfer } from './operator-schemas.ts'
import { channel, listOf, optionalName, readBy } from './parts.ts'
import { assessment, overrideReason, reading } from './reading-schema.ts'

const codes = listOf(z.enum(findingCodes))

const DATA: { readonly [Type in keyof PlaceFactData]: z.ZodMiniType<PlaceFactData[Type]> } = {
  ...FIELD_SCHEMAS,
  meter_installed: z.strictObject({ installation: readBy(parseMeterInstallation) }),
  meter_exchanged: z.strictObject({ exchange: readBy(parseMeterExchange) }),
  meter_verified: z.strictObject({
    meterSerial: nameText,
    verification: z.strictObject({
      validUntil: civilDate,
      verifiedOn: z.exactOptional(civilDate),
      stampYear: z.exactOptional(z.int().check(z.minimum(1900), z.maximum(2999))),
      bulletinNumber: optionalName,
      rule: z.exactOptional(z.strictObject({ id: nameText, validFrom: civilDate })),
    }),
    by: optionalName,
  }),
  technical_data_changed: readBy(parseTechnicalData),
  residents_declared: readBy(parseResidentsDeclaration),
  annex_agreed: z.strictObject({ annex: readBy(parseAnnex) }),
  reading_recorded: z.strictObject({ reading }),
  reading_repeated: z.strictObject({
    readingId: nameText,
    submissionId: nameText,
    channel,
    receivedAt: instant,
  }),
  reading_reviewed: z.strictObject({
    readingId: nameText,
    decision: z.enum(['accepted', 'refused']),
    by: nameText,
    reasonCode: overrideReason,
    reason: noteText,
    at: instant,
  }),
  reading_reassessed: z.strictObject({
    readingId: nameText,
    cause: z.strictObject({
      kind: z.enum([
        'control_reading',
        'meter_exchange',
        'annex',
        'earlier_reading',
        'estimate_cancelled',
        'verification',
        'rule_row',
      ]),
      reference: nameText,
      on: civilDate,
    }),
    before: assessment,
    after: assessment,
    appeared: codes,
    gone: codes,
    changed: codes,
    consequence: z.enum(['none', 'findings_changed', 'release', 'review', 'review_again']),
  }),
  reading_superseded: z.strictObject({
    readingId: nameText,
    supersededBy: nameText,
    reason: noteText,
  }),
  reading_transferred: transfer,
  reading_reconciled: reconciled,
  absence_notified: absenceNotice,
  operation_counted: operation,
  dispute_advanced: z.strictObject({ dispute }),
}

const LEVELS_MAX = 32

/** JSON that is looked at only where it is not too deep to be walked through. */
const json = z.pipe(
  z
    .unknown()
    .check(z.refine((data) => isFlat(data, LEVELS_MAX), `expected at most ${LEVELS_MAX} levels`)),
  z.json(),
)

function isFlat(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return true
  return levels > 0 && Object.values(data).every((it) => isFlat(it, levels - 1))
}

const personal = (data: z.ZodMiniType) =>
  z.exactOptional(z.strictObject({ subject: nameText, data }))

const placeFact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('place_registered'),
    data: z.strictObject({
      place: readBy(parseConsumptionPlace),
      contract: readBy(parseSupplyContract),
    }),
    personal: personal(readBy(parseCustomer)),
  }),
  ...Object.entries(DATA).map(([type, data]) =>
    z.strictObject({ type: z.literal(type), data, personal: personal(json) }),
  ),
])

/**
 * Reads a fact of a place that comes from outside (an import, another system): a known type, data
 * that is what the type holds, or every problem with its path, `data.reading.readOn`. Whether it
 * can follow on what is known of the place, `checkFact` says.
 */
export function parsePlaceFact(input: unknown): Parsed<PlaceFact> {
  // Each form of the union is one type with the data of that type.
  return parseInput(placeFact as unknown as z.ZodMiniType<PlaceFact>, input)
}
