import { deriveId } from '../../derive-id.ts'
import { placeOf } from './event-scene.ts'
import type { FinalState } from './final-state.ts'
import { TENANT } from './simulation-stage.ts'

/** Whoever sent a reading that was accepted, and can be written to, got one confirmation of it. */
export function checkLetters({ ledger, world }: FinalState): readonly string[] {
  const expected = new Set<string>()
  const allowed = new Set<string>()
  for (const { submission, receipt } of ledger.acknowledged.values()) {
    const { customer } = placeOf(world, submission.place)
    if (customer.email === undefined || ledger.erased.has(customer.id)) continue
    const about = receipt.submissionId
    const confirmation = deriveId('mail', TENANT, 'confirmation', about)
    if (receipt.outcome === 'accepted') expected.add(confirmation)
    // What repeats a reading that stands, and waits for another reason, may be told that it stands.
    if (receipt.readings.some(({ status }) => status === 'accepted')) allowed.add(confirmation)
    const reviewed = ledger.reviews.get(about)
    if (reviewed !== undefined && reviewed.readings.length > 0) {
      expected.add(deriveId('mail', TENANT, 'confirmation', about, 'reviewed'))
    }
  }
  const sent = new Set(
    [...ledger.messages]
      .filter(([, { content }]) => JSON.parse(content).kind === 'confirmation')
      .map(([id]) => id),
  )
  const missing = [...expected]
    .filter((id) => !sent.has(id))
    .map((id) => `Letter ${id} never left.`)
  if (ledger.erased.size > 0) return missing
  const surplus = [...sent].filter((id) => !expected.has(id) && !allowed.has(id))
  return [...missing, ...surplus.map((id) => `Letter ${id} confirms what was not accepted.`)]
}
