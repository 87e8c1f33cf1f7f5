import type { Reading } from '@selfread/core'
import type { FinalState } from './final-state.ts'
import { type AcceptedReading, acceptedReadingsOf, plainDigits } from './ledger.ts'

/** Readings are those that were sent, each once; of a window the last one sent stands. */
export function checkReadings(final: FinalState): readonly string[] {
  const problems: string[] = []
  const accepted = acceptedReadingsOf(final.ledger)
  const byId = new Map(accepted.map((it) => [it.readingId, it]))
  for (const state of final.places.values()) {
    const own = state.readings.filter(({ source }) => source === 'customer')
    const standing = own.filter(
      ({ status, receiptNumber }) => status === 'accepted' && receiptNumber,
    )
    problems.push(...repeated(standing))
    for (const reading of own.filter(wasAccepted)) {
      const known = byId.get(reading.id)
      if (known === undefined)
        problems.push(`${describe(reading)} was accepted, and nobody was told.`)
      else if (known.value !== plainDigits(reading.value.text)) {
        problems.push(`${describe(reading)} was sent as ${known.value}.`)
      }
    }
    problems.push(...notStanding(accepted, own))
  }
  const known = new Set(
    [...final.places.values()].flatMap(({ readings }) => readings.map(({ id }) => id)),
  )
  const lost = accepted.filter(({ readingId }) => !known.has(readingId))
  return [...problems, ...lost.map(({ readingId, place }) => `${readingId} of ${place} is gone.`)]
}

function wasAccepted({ status, receiptNumber }: Reading): boolean {
  return receiptNumber !== undefined && (status === 'accepted' || status === 'superseded')
}

/** The same value of a register and a day stands once only. */
function repeated(standing: readonly Reading[]): readonly string[] {
  const keyOf = ({ meterSerial, register, readOn, value }: Reading) =>
    JSON.stringify([meterSerial, register, readOn, value.units])
  return [...Map.groupBy(standing, keyOf).values()]
    .filter(({ length }) => length > 1)
    .map(([first]) => `${first && describe(first)} stands more than once.`)
}

/** What must stand: of each register and window the reading that was sent last. */
function notStanding(
  accepted: readonly AcceptedReading[],
  own: readonly Reading[],
): readonly string[] {
  const sentAt = new Map(accepted.map((it) => [it.readingId, it.receivedAt]))
  const inWindow = own.filter((it) => wasAccepted(it) && sentAt.has(it.id) && isInWindow(it))
  const groups = Map.groupBy(inWindow, ({ meterSerial, register, readOn }) =>
    JSON.stringify([meterSerial, register, readOn.slice(0, 7)]),
  )
  return [...groups.values()].flatMap((group) => {
    // Of one submission a person may have taken two values, one after the other.
    const sentLast = group.map(({ receivedAt }) => receivedAt).reduce((a, b) => (a < b ? b : a))
    const lasts = group.filter(({ receivedAt }) => receivedAt === sentLast)
    const [last] = lasts
    if (last === undefined) return []
    const stands = lasts.some(({ status }) => status === 'accepted')
    const wrong = stands ? [] : [`${describe(last)}, sent last, does not stand.`]
    const sameDay = group.filter(
      (it) => it.readOn === last.readOn && it.receivedAt < last.receivedAt,
    )
    const both = sameDay.filter(({ status }) => status === 'accepted')
    return [...wrong, ...both.map((it) => `${describe(it)} stands beside a later one of its day.`)]
  })
}

// The window of the tests' rules.
function isInWindow({ readOn }: Reading): boolean {
  return readOn.slice(8) >= '20' && readOn.slice(8) <= '26'
}

function describe({ id, place, register, readOn, value }: Reading): string {
  return `Reading ${id} of ${place} (${register} ${value.text} on ${readOn})`
}
