import {
  type Assessment,
  type AssessmentContext,
  assessIndex,
  type CivilDate,
  type IndexValue,
  type MeterInstallation,
  type PlaceState,
  parseDecimalIndex,
  type Register,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { acceptedReadings, isActual } from '../reading-history.ts'
import { scopeOf } from '../rule-scope.ts'
import type { ClaimedReading } from './claimed-place.ts'
import { expectedAdvance } from './expected-advance.ts'
import { replaceableReadings, windowOn } from './supersede-readings.ts'

/** A claim with the automatic result. */
export interface AssessedClaim {
  readonly value: IndexValue
  readonly readOn: CivilDate
  readonly meterSerial: string
  readonly assessment: Assessment
}

/** Judges one claimed index by all that is known of its register. */
export function assessClaim(
  context: DeskContext,
  input: {
    readonly state: PlaceState
    readonly claim: ClaimedReading
    readonly readOn: CivilDate
    readonly receivedOn: CivilDate
    readonly installation: MeterInstallation
    readonly register: Register
  },
): AssessedClaim {
  const { state, claim, readOn, receivedOn, installation, register } = input
  const scope = scopeOf(context, state.place)
  const window = windowOn(context, state, readOn)
  const meterSerial = installation.meter.serialNumber
  const day = { meterSerial, register: register.id, readOn }
  const replaceable = new Set(replaceableReadings(context, state, day).map(({ id }) => id))
  const lasting = acceptedReadings(state, day).filter(({ id }) => !replaceable.has(id))
  const history = lasting.filter((reading) => reading.readOn <= readOn)
  const previous = history.at(-1)
  const lastActual = history.findLast(isActual)
  const subsequent = lasting.find((reading) => reading.readOn > readOn)
  const expected = expectedAdvance({ state, installation, register, history, on: readOn })
  const known: AssessmentContext = {
    book: context.rules,
    scope,
    digits: register,
    readOn,
    today: receivedOn,
    installation,
    contract: state.contract,
    ...(claim.meterSerial !== undefined && { statedSerial: claim.meterSerial }),
    ...(previous && {
      previous: {
        index: previous.value,
        readOn: previous.readOn,
        isEstimated: previous.source === 'estimate',
        isSelfRead: previous.source === 'customer',
      },
    }),
    ...(lastActual && { lastActual: { index: lastActual.value, readOn: lastActual.readOn } }),
    ...(lastActual && {
      selfReadsSinceActual: history.filter(
        ({ source, readOn: on }) => source === 'customer' && on > lastActual.readOn,
      ).length,
    }),
    ...(subsequent && { subsequent: { index: subsequent.value, readOn: subsequent.readOn } }),
    ...(expected && { expected }),
    ...(window && { window }),
  }
  const assessment = assessIndex({ ...known, text: claim.value })
  const value = assessment.value ?? indexOfClaim(claim)
  return { value, readOn, meterSerial, assessment }
}

/** A value that the register cannot show, just as written, for a person to see. */
function indexOfClaim({ value }: ClaimedReading): IndexValue {
  return parseDecimalIndex(value) ?? { text: value, units: 0, decimals: 0 }
}
