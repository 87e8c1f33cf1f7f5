import type { TextReading } from '@selfread/core'
import type { FoundIdentifier } from './collect-identifiers.ts'
import type { CandidateReading } from './collect-readings.ts'

interface Assigned {
  readonly readings: readonly TextReading[]
  readonly customer?: string
  readonly doubts: readonly string[]
}

const schemes = ['client', 'subscriber', 'place', 'unlabelled'] as const

/** Says for each reading which meter and, where there are several, which place it is about. */
export function assignIdentifiers(
  candidates: readonly CandidateReading[],
  identifiers: readonly FoundIdentifier[],
): Assigned {
  const doubts: string[] = []
  const meters = distinct(identifiers.filter((one) => one.kind === 'meter'))
  const customers = identifiers.filter((one) => one.scheme !== undefined)
  const scheme = schemes.find((name) => customers.some((one) => one.scheme === name))
  const main = distinct(customers.filter((one) => one.scheme === scheme))

  let readings = candidates.map((one) => one.reading)
  if (meters.length === 1)
    readings = readings.map((one) => ({ ...one, meter: meters[0]?.value ?? '' }))
  else if (meters.length > 1) {
    const owners = pair(candidates, meters)
    if (owners === undefined) doubts.push('several meters and no clear order')
    else readings = readings.map((one, index) => ({ ...one, meter: owners[index] ?? '' }))
  }
  if (main.length > 1) {
    const owners = pair(candidates, main)
    if (owners === undefined) doubts.push('several places and no clear order')
    else readings = readings.map((one, index) => ({ ...one, customer: owners[index] ?? '' }))
    return { readings, doubts }
  }
  const [only] = main
  return { readings, doubts, ...(only !== undefined && { customer: only.value }) }
}

function distinct(list: readonly FoundIdentifier[]): FoundIdentifier[] {
  const seen = new Set<string>()
  return list.filter((one) => {
    const isNew = !seen.has(one.value)
    seen.add(one.value)
    return isNew
  })
}

/** Each reading goes to the identifier before it, or all to the one behind; every one must get some. */
function pair(
  candidates: readonly CandidateReading[],
  owners: readonly FoundIdentifier[],
): string[] | undefined {
  const [first] = candidates
  const [head] = owners
  if (first === undefined || head === undefined) return undefined
  const isBefore = head.position < first.position
  const result = candidates.map((candidate) => {
    const fitting = owners.filter((one) =>
      isBefore ? one.position < candidate.position : one.position > candidate.position,
    )
    return (isBefore ? fitting.at(-1) : fitting[0])?.value
  })
  if (result.some((one) => one === undefined)) return undefined
  if (new Set(result).size !== owners.length) return undefined
  return result as string[]
}
