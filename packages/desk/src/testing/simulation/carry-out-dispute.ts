import type { Actor, Dispute, DisputeCommand } from '@selfread/core'
import type { DisputeOpening } from '../../dispute/dispute-desk.ts'
import type { EventScene } from './event-scene.ts'
import type { SeededRandom } from './seeded-random.ts'

type DisputeIntent =
  | { readonly kind: 'open'; readonly opening: DisputeOpening }
  | {
      readonly kind: 'advance'
      readonly dispute: Dispute
      readonly command: DisputeCommand
      readonly actor: Actor
    }

const ABSENT = ['different_value', 'missing_register', 'missing_place']

/** Somebody opens a dispute over what a file said, or takes one further. */
export async function carryOutDispute(scene: EventScene): Promise<void> {
  const { desk, ledger, event } = scene
  const intent = await scene.intend(async () => intentOf(scene))
  if (intent === undefined) return
  if (intent.kind === 'open') {
    const result = await desk.disputes.open(intent.opening)
    if (result.ok) keepNewer(ledger.disputes, result.dispute)
    else ledger.problems.push(`A dispute was refused: ${JSON.stringify(result)}`)
    return
  }
  const { dispute, command, actor } = intent
  const { place, id: disputeId } = dispute
  const result = await desk.disputes.advance({ place, disputeId, command, actor })
  if (result.ok) keepNewer(ledger.disputes, result.dispute)
  ledger.steps.set(event.id, { disputeId, isTaken: result.ok })
}

function keepNewer(disputes: Map<string, Dispute>, dispute: Dispute): void {
  const known = disputes.get(dispute.id)
  if (known === undefined || known.steps.length < dispute.steps.length) {
    disputes.set(dispute.id, dispute)
  }
}

function intentOf(scene: EventScene): DisputeIntent | undefined {
  const { ledger, event } = scene
  const random = scene.random()
  const running = [...ledger.disputes.values()].filter(
    ({ state }) => state !== 'closed' && state !== 'withdrawn',
  )
  const absent = [...ledger.reports.values()].flatMap(({ report }) =>
    report.outcomes.filter(({ code }) => ABSENT.includes(code)),
  )
  if (running.length > 0 && (absent.length === 0 || random.chance(0.6))) {
    const dispute = random.pick(running)
    const actor: Actor = { kind: 'employee', id: event.id }
    return { kind: 'advance', dispute, command: commandFor(random, dispute), actor }
  }
  if (absent.length === 0) return undefined
  const { place, readingId } = random.pick(absent)
  return { kind: 'open', opening: { type: 'reading_not_used', place, readingId } }
}

function commandFor(random: SeededRandom, { id, state }: Dispute): DisputeCommand {
  if (random.chance(0.1)) return { action: 'withdraw', reason: 'The customer agrees now.' }
  switch (state) {
    case 'draft':
      return { action: 'register', number: id.slice(-6) }
    case 'registered':
      return { action: 'send' }
    case 'sent':
      return { action: 'acknowledge', operatorReference: `N-${id.slice(-4)}` }
    case 'acknowledged':
      return { action: 'verify', by: 'documents' }
    case 'under_verification':
      return { action: 'answer', result: random.pick(['upheld', 'rejected']) }
    case 'answered':
      return { action: 'accept' }
    default:
      return { action: 'close', note: 'Settled.' }
  }
}
