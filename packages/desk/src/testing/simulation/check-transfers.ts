import type { FinalState } from './final-state.ts'

/** Every reading that stands went to its operator in one file, and in no other. */
export function checkTransfers({ ledger, places, world, streams }: FinalState): readonly string[] {
  const problems: string[] = []
  const batches = [...ledger.batches.values()].map(({ batch }) => batch)
  const sentIn = new Map<string, string[]>()
  for (const { id, operator, lines } of batches) {
    for (const { readingId, placeId } of lines) {
      sentIn.set(readingId, [...(sentIn.get(readingId) ?? []), id])
      const place = world.places.find((it) => it.id === placeId)
      if (place?.operator !== operator) problems.push(`${id} has a reading of ${placeId}.`)
    }
  }
  for (const [readingId, ids] of sentIn) {
    if (ids.length > 1) problems.push(`Reading ${readingId} went out in ${ids.join(' and ')}.`)
  }
  for (const { place, readings, transfers } of places.values()) {
    for (const { id, status, source, receiptNumber } of readings) {
      const goesOut = source === 'customer' || source === 'estimate'
      const isDue = status === 'accepted' && goesOut && receiptNumber !== undefined
      if (isDue && !sentIn.has(id)) problems.push(`${id} of ${place.id} went to nobody.`)
    }
    for (const { readingId, batchId } of transfers) {
      if (!sentIn.get(readingId)?.includes(batchId)) {
        problems.push(`${readingId} is said to be in ${batchId}, and is not.`)
      }
    }
  }
  for (const stream of streams.keys()) {
    const [kind, id = ''] = stream.split('/', 2)
    if (kind === 'transfer' && !ledger.batches.has(id)) problems.push(`Nobody got ${id}.`)
  }
  const groups = Map.groupBy(batches, ({ operator, day }) => `${operator}/${day}`)
  for (const [key, group] of groups) {
    const sequences = group.map(({ sequence }) => sequence).toSorted((a, b) => a - b)
    if (sequences.some((sequence, at) => sequence !== at + 1)) {
      problems.push(`The files of ${key} are numbered ${sequences.join(', ')}.`)
    }
  }
  return problems
}
