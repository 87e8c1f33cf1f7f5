import {
  type Assessment,
  type AssessmentContext,
  assessIndex,
  type CivilDate,
  expectedAdvance,
  type HistoryIndex,
  type IndexValue,
  knownByHistory,
  type MeterInstallation,
  multiplierOn,
  type PlaceState,
  parseDecimalIndex,
  type Reading,
  type Register,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { acceptedReadings } from '../reading-history.ts'
import { scopeOf } from '../rule-scope.ts'
import { agreedAdvance } from './agreed-advance.ts'
import type { ClaimedReading } from './claimed-place.ts'
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
  const history = lasting.map((it) => historyIndex(installation, it))
  const before = lasting.filter((reading) => reading.readOn <= readOn)
  const bounds = context.rules.resolve({ topic: 'assessment_bounds', scope, on: readOn })
  const share = bounds?.parameters.maximumEstimatedShare
  const agreed = agreedAdvance({ state, installation, register, history: before, on: readOn })
  const { expected } = expectedAdvance({
    history,
    digits: register,
    readOn,
    multiplier: multiplierOn(installation, readOn),
    ...(share !== undefined && { maximumEstimatedShare: share }),
    ...(agreed && { agreed }),
  })
  const known: AssessmentContext = {
    ...knownByHistory({ history, readOn }),
    book: context.rules,
    scope,
    digits: register,
    readOn,
    today: receivedOn,
    isKnownPoint: true,
    installation,
    contract: state.contract,
    ...(claim.meterSerial !== undefined && { statedSerial: claim.meterSerial }),
    ...(expected && { expected }),
    ...(window && { window }),
  }
  const assessment = assessIndex({ ...known, text: claim.value })
  const value = assessment.value ?? indexOfClaim(claim)
  return { value, readOn, meterSerial, assessment }
}

function historyIndex(
  installation: MeterInstallation,
  { value, readOn, source }: Reading,
): HistoryIndex {
  return {
    index: value,
    readOn,
    isEstimated: source === 'estimate',
    isSelfRead: source === 'customer',
    multiplier: multiplierOn(installation, readOn),
  }
}

/** A value that the register cannot show, just as written, for a person to see. */
function indexOfClaim({ value }: ClaimedReading): IndexValue {
  return parseDecimalIndex(value) ?? { text: value, units: 0, decimals: 0 }
}
