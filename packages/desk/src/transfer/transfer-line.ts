import {
  type Identifier,
  type OperatorReadingType,
  type PlaceState,
  type Reading,
  registerOf,
  type TransferLine,
} from '@selfread/core'

// The schemes by which operators know a place, the usual one first, where their format does not say.
const OPERATOR_SCHEMES = ['pod', 'clc', 'mpan', 'melo', 'nlc', 'account']

/** A reading as the operator is told it. */
export function transferLine(
  state: PlaceState | undefined,
  reading: Reading,
  schemes: readonly string[] = OPERATOR_SCHEMES,
): TransferLine {
  if (state === undefined) throw new Error(`Place ${reading.place} has a reading but no facts.`)
  const installation = state.installations.find(
    ({ meter }) => meter.serialNumber === reading.meterSerial,
  )
  const register = installation && registerOf(installation, reading.register)
  return {
    readingId: reading.id,
    placeId: reading.place,
    place: operatorIdentifier(state, schemes),
    meterSerial: reading.meterSerial,
    register: reading.register,
    index: reading.value,
    readOn: reading.readOn,
    type: typeOf(reading),
    channel: reading.channel,
    ...(register && { unit: register.unit }),
    ...(reading.receiptNumber !== undefined && { reference: reading.receiptNumber }),
  }
}

/** The first identifier that the operator's format can name; the supplier's own id where it has none of them. */
function operatorIdentifier({ place }: PlaceState, schemes: readonly string[]): Identifier {
  const known = schemes
    .map((scheme) => place.identifiers.find((identifier) => identifier.scheme === scheme))
    .find((identifier) => identifier !== undefined)
  return known ?? { scheme: 'place', value: place.id }
}

function typeOf({ source }: Reading): OperatorReadingType {
  switch (source) {
    case 'customer':
      return 'customer'
    case 'estimate':
      return 'calculated'
    case 'exchange':
      return 'exchange'
    default:
      return 'operator'
  }
}
