import type { CivilDate, NamedUtility, TextExtraction, TextReading } from '@selfread/core'
import type { PlaceEvidence } from './identify-place.ts'
import type { SubmissionContent } from './submission-content.ts'

/** An index that a submission claims for a place it has yet to be identified. */
export interface ClaimedReading {
  /** The characters as sent. */
  readonly value: string
  /** The register as the sender names it. */
  readonly register?: string
  readonly readOn?: CivilDate
  readonly meterSerial?: string
}

/** All that a submission claims about one place. */
export interface ClaimedPlace {
  readonly evidence: PlaceEvidence
  readonly readings: readonly ClaimedReading[]
}

/** The claims of a text, one group for each place that it names. */
export function claimsOfText(
  extraction: TextExtraction,
  content: SubmissionContent,
): readonly ClaimedPlace[] {
  const groups = [...Map.groupBy(extraction.readings, (it) => placeKey(it, extraction)).values()]
  const isOnlyPlace = groups.length <= 1
  if (groups.length === 0) {
    return [{ evidence: evidenceOf([], { extraction, content, isOnlyPlace }), readings: [] }]
  }
  return groups.map((readings) => ({
    evidence: evidenceOf(readings, { extraction, content, isOnlyPlace }),
    readings: readings.map(({ value, register, date, meter }) => ({
      value,
      ...(register !== undefined && { register }),
      ...(date !== undefined && { readOn: date }),
      ...(meter !== undefined && { meterSerial: meter }),
    })),
  }))
}

/** The claims of a form, a call-centre screen or a list. */
export function claimsOfEntries(content: SubmissionContent): readonly ClaimedPlace[] {
  return [...Map.groupBy(content.entered, ({ place }) => place)].map(([place, entries]) => ({
    evidence: {
      identifiers: [place],
      meters: unique(entries.map(({ meterSerial }) => meterSerial)),
      registers: entries.map(({ register }) => register),
      ...(content.sender !== undefined && { sender: content.sender }),
    },
    readings: entries.map(({ value, register, readOn, meterSerial }) => ({
      value,
      ...(register !== undefined && { register }),
      ...(readOn !== undefined && { readOn }),
      ...(meterSerial !== undefined && { meterSerial }),
    })),
  }))
}

function placeKey(reading: TextReading, extraction: TextExtraction): string {
  const customer = reading.customer ?? extraction.customer ?? ''
  const meter = reading.meter ?? ''
  const utility = reading.utility ?? ''
  return JSON.stringify([customer, meter, utility])
}

function evidenceOf(
  readings: readonly TextReading[],
  around: {
    readonly extraction: TextExtraction
    readonly content: SubmissionContent
    readonly isOnlyPlace: boolean
  },
): PlaceEvidence {
  const { extraction, content, isOnlyPlace } = around
  const customers = unique([
    ...readings.map(({ customer }) => customer),
    ...(readings.every(({ customer }) => customer === undefined) ? [extraction.customer] : []),
    ...(isOnlyPlace ? numbersOf(extraction, 'customer') : []),
  ])
  const meters = unique([
    ...readings.map(({ meter }) => meter),
    ...(isOnlyPlace ? numbersOf(extraction, 'meter') : []),
  ])
  const utilities = unique<NamedUtility>(readings.map(({ utility }) => utility))
  const [utility] = utilities
  return {
    identifiers: customers,
    meters,
    registers: readings.map(({ register }) => register),
    ...(content.sender !== undefined && { sender: content.sender }),
    ...(utility !== undefined && utilities.length === 1 && { utility }),
  }
}

// A phone number in a signature is no number of a place; everything else that was recognised is.
function numbersOf(extraction: TextExtraction, kind: 'customer' | 'meter'): readonly string[] {
  return extraction.identifiers
    .filter((it) =>
      kind === 'meter' ? it.kind === 'meter' : !['meter', 'phone'].includes(it.kind),
    )
    .map(({ value }) => value)
}

function unique<Item extends string>(items: readonly (Item | undefined)[]): readonly Item[] {
  return [...new Set(items.filter((item) => item !== undefined))]
}
