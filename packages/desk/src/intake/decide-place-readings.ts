import {
  type Assessment,
  type CivilDate,
  civilDateAt,
  installationOn,
  type MeterInstallation,
  type PlaceFact,
  type PlaceState,
  parseIndex,
  type Reading,
  type Register,
  type SubmissionFinding,
} from '@selfread/core'
import { deriveReadingId, quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { scopeOf } from '../rule-scope.ts'
import { takenOperations } from '../taken-operations.ts'
import { type AssessedClaim, assessClaim } from './assess-claim.ts'
import type { ClaimedReading } from './claimed-place.ts'
import { resolveRegister } from './resolve-register.ts'
import type { SubmissionContent } from './submission-content.ts'
import type { SubmittedReading } from './submission-receipt.ts'
import { replaceableReadings, supersededBy } from './supersede-readings.ts'

/** What a submission's claims come to at one place. */
export interface PlaceDecision {
  readonly facts: readonly PlaceFact[]
  readonly readings: readonly SubmittedReading[]
  readonly findings: readonly SubmissionFinding[]
}

interface Submitted {
  readonly state: PlaceState
  readonly content: SubmissionContent
  readonly submissionId: string
  /** Doubts about the whole: with any, nothing is accepted by itself. */
  readonly doubts: readonly SubmissionFinding[]
}

interface ResolvedClaim {
  readonly claim: ClaimedReading
  readonly readOn: CivilDate
  readonly installation: MeterInstallation
  readonly register: Register
}

/**
 * Decides what the claims about one identified place come to. All registers of
 * the place stand or wait together: swapped registers look right one by one.
 */
export function decidePlaceReadings(
  context: DeskContext,
  input: Submitted & { readonly claims: readonly ClaimedReading[] },
): PlaceDecision {
  const receivedOn = civilDateAt(input.content.receivedAt, context.timeZone)
  const resolved: ResolvedClaim[] = []
  const findings: SubmissionFinding[] = []
  for (const claim of input.claims) {
    const result = resolveClaim(input.state, claim, receivedOn)
    if ('detail' in result) findings.push(result)
    else resolved.push(result)
  }
  const repeated = resolved.flatMap((claim) => {
    const earlier = sameReading(context, input, claim)
    return earlier ? [{ claim, earlier }] : []
  })
  const fresh = resolved.filter((claim) => !repeated.some((it) => it.claim === claim))
  const assessed = fresh.map(({ claim, readOn, installation, register }) => ({
    ...assessClaim(context, { ...input, claim, readOn, installation, register, receivedOn }),
    register,
  }))
  findings.push(...missingRegisters(input, resolved), ...furtherReadings(context, input, fresh))
  const isHeld =
    findings.some(({ severity }) => severity === 'lock') ||
    input.doubts.length > 0 ||
    assessed.some(({ assessment }) => assessment.decision === 'review')
  const recorded = assessed.map((it) => recordedReading(context, { ...input, ...it, isHeld }))
  return {
    facts: [
      ...recorded.flatMap(({ reading }) => readingFacts(context, input.state, reading)),
      ...repeated.map(({ earlier }) => repetitionFact(input, earlier)),
      ...takenOperations(context, {
        state: input.state,
        taken: recorded.map(({ reading }) => reading).filter(isAccepted),
        submissionId: input.submissionId,
        receivedAt: input.content.receivedAt,
      }),
    ],
    readings: [
      ...recorded.map(({ reading, register }) => submittedReading(reading, register, false)),
      ...repeated.map(({ claim, earlier }) => submittedReading(earlier, claim.register, true)),
    ],
    findings,
  }
}

function resolveClaim(
  state: PlaceState,
  claim: ClaimedReading,
  receivedOn: CivilDate,
): ResolvedClaim | SubmissionFinding {
  const readOn = claim.readOn ?? receivedOn
  const installation = installationOn(state.installations, readOn) ?? state.installations.at(-1)
  if (installation === undefined) {
    const detail = `Place ${state.place.id} has no meter on ${readOn}.`
    return { code: 'no_meter', severity: 'lock', detail }
  }
  const register = resolveRegister(installation, claim.register)
  if (register === undefined) {
    const known = installation.meter.registers.map(({ id }) => id).join(', ')
    const named = claim.register ? `«${claim.register}»` : 'no register'
    const detail = `The value ${claim.value} names ${named}; the meter has ${known}.`
    return { code: 'register_unclear', severity: 'lock', detail }
  }
  return { claim, readOn, installation, register }
}

/**
 * Registers of the meter that a submission leaves out. A person who keys a form
 * sees the empty field; in a text the other value may have been overlooked.
 */
function missingRegisters(
  { content }: Submitted,
  resolved: readonly ResolvedClaim[],
): readonly SubmissionFinding[] {
  const [first] = resolved
  if (first === undefined) return []
  const { serialNumber, registers } = first.installation.meter
  const given = new Set(resolved.map(({ register }) => register.id))
  const missing = registers.filter(({ id }) => !given.has(id)).map(({ id }) => id)
  if (missing.length === 0) return []
  const severity = content.entered.length > 0 ? 'warn' : 'lock'
  const detail = `Meter ${serialNumber} has ${registers.length} registers; nothing was sent for ${missing.join(', ')}.`
  return [{ code: 'register_set', severity, detail }]
}

/** Where a supplier takes one reading a window only, a further one waits for a person. */
function furtherReadings(
  context: DeskContext,
  { state }: Submitted,
  fresh: readonly ResolvedClaim[],
): readonly SubmissionFinding[] {
  return fresh.flatMap(({ readOn, installation, register }) => {
    const rule = context.rules.resolve({
      topic: 'resubmission',
      scope: scopeOf(context, state.place),
      on: readOn,
    })
    if (rule?.parameters.mode !== 'first_only') return []
    const { serialNumber: meterSerial } = installation.meter
    const day = { meterSerial, register: register.id, readOn }
    const earlier = replaceableReadings(context, state, day).find(
      ({ source }) => source === 'customer',
    )
    if (earlier === undefined) return []
    const detail = `${earlier.value.text} of ${earlier.readOn} was taken already for register ${register.id} (rule ${rule.row.id}).`
    return [{ code: 'already_submitted', severity: 'lock' as const, detail }]
  })
}

function sameReading(
  context: DeskContext,
  { state, content }: Submitted,
  { claim, readOn, installation, register }: ResolvedClaim,
): Reading | undefined {
  const parsed = parseIndex({ text: claim.value, digits: register })
  if (!parsed.ok) return undefined
  const receivedOn = civilDateAt(content.receivedAt, context.timeZone)
  return state.readings.find(
    (reading) =>
      reading.source === 'customer' &&
      (reading.status === 'accepted' || reading.status === 'held') &&
      reading.receiptNumber !== undefined &&
      reading.meterSerial === installation.meter.serialNumber &&
      reading.register === register.id &&
      reading.value.units === parsed.value.units &&
      (reading.readOn === readOn ||
        civilDateAt(reading.receivedAt, context.timeZone) === receivedOn),
  )
}

interface Recorded {
  readonly reading: Reading
  readonly register: Register
}

function recordedReading(
  context: DeskContext,
  input: Submitted & AssessedClaim & { readonly register: Register; readonly isHeld: boolean },
): Recorded {
  const { state, content, submissionId, register, value, readOn, meterSerial, isHeld } = input
  const id = deriveReadingId({
    readOn,
    parts: [context.tenant, state.place.id, meterSerial, register.id, value.text, submissionId],
  })
  const assessment: Assessment = isHeld
    ? { ...input.assessment, decision: 'review' }
    : input.assessment
  return {
    register,
    reading: {
      id,
      place: state.place.id,
      meterSerial,
      register: register.id,
      value,
      readOn,
      source: 'customer',
      quality: 'customer',
      status: isHeld ? 'held' : 'accepted',
      channel: content.channel,
      receivedAt: content.receivedAt,
      receiptNumber: quotableNumber(id),
      submissions: [submissionId],
      assessment,
    },
  }
}

function readingFacts(
  context: DeskContext,
  state: PlaceState,
  reading: Reading,
): readonly PlaceFact[] {
  const recorded: PlaceFact = { type: 'reading_recorded', data: { reading } }
  return reading.status === 'accepted'
    ? [recorded, ...supersededBy(context, state, reading)]
    : [recorded]
}

function repetitionFact({ content, submissionId }: Submitted, earlier: Reading): PlaceFact {
  return {
    type: 'reading_repeated',
    data: {
      readingId: earlier.id,
      submissionId,
      channel: content.channel,
      receivedAt: content.receivedAt,
    },
  }
}

function isAccepted({ status }: Reading): boolean {
  return status === 'accepted'
}

function submittedReading(
  reading: Reading,
  register: Register,
  isRepetition: boolean,
): SubmittedReading {
  return {
    readingId: reading.id,
    place: reading.place,
    meterSerial: reading.meterSerial,
    register: reading.register,
    value: reading.value.text,
    unit: register.unit,
    readOn: reading.readOn,
    status: reading.status,
    receiptNumber: reading.receiptNumber ?? '',
    isRepetition,
    findings: reading.assessment?.findings ?? [],
  }
}
