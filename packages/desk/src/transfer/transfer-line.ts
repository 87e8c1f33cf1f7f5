import {
  type Identifier,
  type OperatorReadingType,
  type PlaceState,
  type Reading,
  registerOf,
  type TransferLine,
} from '@selfread/core'

// The schemes by which operators know a place, the usual one first.
const OPERATOR_SCHEMES = ['pod', 'clc', 'mpan', 'melo', 'nlc', 'account']

/** A reading as the operator is told it. */
export function transferLine(state: PlaceState | undefined, reading: Reading): TransferLine {
  if (state === undefined) throw new Error(`Place ${reading.place} has a reading but no facts.`)
  const installation = state.installations.find(
    ({ meter }) => meter.serialNumber === reading.meterSerial,
  )
  const register = installation && registerOf(installation, reading.register)
  return {
    readingId: reading.id,
    placeId: reading.place,
    place: operatorIdentifier(state),
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

/** The identifier by which an operator knows a place. */
export function operatorIdentifier({ place }: PlaceState): Identifier {
  const known = OPERATOR_SCHEMES.map((scheme) =>
    place.identifiers.find((identifier) => identifier.scheme === scheme),
  ).find((identifier) => identifier !== undefined)
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
