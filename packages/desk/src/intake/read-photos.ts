import type { PhotoReading, PlaceState, SubmissionFinding } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { acceptedReadings } from '../reading-history.ts'
import type { ClaimedReading } from './claimed-place.ts'

/** What the photos of a submission add to what its text claims. */
export interface PhotoEvidence {
  readonly claims: readonly ClaimedReading[]
  readonly findings: readonly SubmissionFinding[]
}

/**
 * Reads the photos that came with a submission about one place. A photo that
 * agrees with the text is noted, one that contradicts it stops the submission,
 * one that cannot be read leaves the text as it is, and without text is a case
 * for a person.
 */
export async function readPhotos(
  context: DeskContext,
  input: {
    readonly state: PlaceState
    readonly photos: readonly Uint8Array[]
    readonly claims: readonly ClaimedReading[]
  },
): Promise<PhotoEvidence> {
  const { state, photos, claims } = input
  if (photos.length === 0) return { claims, findings: [] }
  const refused = refusedFinding(claims)
  const meter = state.installations.at(-1)?.meter
  const [register, ...otherRegisters] = meter?.registers ?? []
  if (context.photos === undefined || meter === undefined || register === undefined) {
    return { claims, findings: [refused('Nothing is set up to read photos.')] }
  }
  if (otherRegisters.length > 0) {
    return { claims, findings: [refused('The meter has several registers.')] }
  }

  const { serialNumber } = meter
  const last = acceptedReadings(state, { meterSerial: serialNumber, register: register.id }).at(-1)
  const results = await Promise.all(
    photos.map((bytes) =>
      context.photos?.read({
        bytes,
        expectation: {
          integerDigits: register.integerDigits,
          decimalDigits: register.decimalDigits,
          serialNumber,
          ...(last && { lastIndex: Math.floor(last.value.units / 10 ** last.value.decimals) }),
        },
      }),
    ),
  )
  const values = [...new Set(results.flatMap((result) => (result ? readValue(result) : [])))]
  const [value, ...contradictions] = values
  if (value === undefined) {
    const reasons = results.flatMap((result) => result?.reasons ?? [])
    return { claims, findings: [refused(reasons.join(' '))] }
  }
  if (contradictions.length > 0) {
    return { claims, findings: [contradiction(`The photos show ${values.join(' and ')}.`)] }
  }
  return weigh(value, claims)
}

function readValue(result: PhotoReading): readonly string[] {
  const [best] = result.candidates
  return result.decision === 'read' && best ? [best.value] : []
}

function weigh(value: string, claims: readonly ClaimedReading[]): PhotoEvidence {
  const [claim] = claims
  if (claim === undefined) return { claims: [{ value }], findings: [] }
  const isAgreed = wholePart(claim.value) === wholePart(value)
  return isAgreed
    ? {
        claims,
        findings: [
          { code: 'photo_agrees', severity: 'note', detail: `The photo shows ${value} as well.` },
        ],
      }
    : {
        claims,
        findings: [contradiction(`The text says ${claim.value}, the photo shows ${value}.`)],
      }
}

function wholePart(value: string): string {
  return (value.split(/[.,]/u)[0] ?? '').replace(/^0+(?=\d)/u, '')
}

function contradiction(detail: string): SubmissionFinding {
  return { code: 'photo_contradicts', severity: 'lock', detail }
}

function refusedFinding(claims: readonly ClaimedReading[]) {
  const severity = claims.length === 0 ? 'lock' : 'warn'
  return (detail: string): SubmissionFinding => ({ code: 'photo_not_read', severity, detail })
}
