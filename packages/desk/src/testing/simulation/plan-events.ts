import { addDays, type CivilDate, type Instant, monthOf } from '@selfread/core'
import { planSubmission, redelivered } from './plan-submission.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import type { Meaning, SimulatedEvent, SimulatedOccurrence } from './simulated-event.ts'
import { momentOf, type SimulatedPlace, type SimulatedWorld } from './simulated-world.ts'

const DAY_MINUTES = 24 * 60
// 22:30 in Bucharest: what is sent later waits for the next day's file.
const EVENING_MINUTES = 14.5 * 60

/** Plans all that happens to the supplier in a world, in the order in which it reaches the supplier. */
export function planEvents(seed: number, world: SimulatedWorld): readonly SimulatedEvent[] {
  const random = seededRandom(seed, 'events')
  const planned: SimulatedEvent[] = []
  const add = (at: Instant, occurrence: SimulatedOccurrence, repeats?: string): string => {
    const id = `e${planned.length + 1}`
    planned.push({ id, at, occurrence, ...(repeats !== undefined && { repeats }) })
    return id
  }
  let sendings = 0
  const plan: Plan = { random, world, add, numbers: { next: () => ++sendings } }
  const [firstDay = ''] = world.days
  const imported = add(momentOf(firstDay, -60), { kind: 'import' })
  if (random.chance(0.4)) add(momentOf(firstDay, -60), { kind: 'import' }, imported)
  for (const place of world.places) {
    if (place.exchange) add(momentOf(place.exchange.on, -30), { kind: 'exchange', place: place.id })
  }
  for (const day of world.days) planDay(plan, day)
  if (random.chance(0.2)) planErasure(plan, planned)
  return withoutTheErased(planned).toSorted((a, b) => compare(a.at, b.at))
}

interface Plan {
  readonly random: SeededRandom
  readonly world: SimulatedWorld
  /** Adds an event and gives its id; `repeats` names the one that it only repeats. */
  readonly add: (at: Instant, occurrence: SimulatedOccurrence, repeats?: string) => string
  /** 1, 2, 3, … */
  readonly numbers: { next(): number }
}

function planDay(plan: Plan, day: CivilDate): void {
  const { random, world, add } = plan
  for (const place of world.places) {
    if (random.chance(0.5)) planSending(plan, place, day)
    if (random.chance(0.25)) planSending(plan, place, day)
  }
  const during = () => momentOf(day, random.below(DAY_MINUTES))
  for (let count = random.between(0, 2); count > 0; count--) add(during(), { kind: 'review' })
  for (let count = random.between(0, 2); count > 0; count--) {
    add(during(), { kind: 'deliver', failingShare: random.pick([0, 0, 0.3]) })
  }
  planFiles(plan, day)
  const rarely = (share: number, occurrence: SimulatedOccurrence) => {
    if (random.chance(share)) add(during(), occurrence)
  }
  rarely(0.2, { kind: 'dispute' })
  rarely(0.2, { kind: 'dispute' })
  rarely(0.2, { kind: 'publish' })
  rarely(0.2, { kind: 'state', month: monthOf(day) })
  rarely(0.1, { kind: 'import' })
  rarely(0.03, { kind: 'rebuild' })
  rarely(0.1, { kind: 'explain', place: random.pick(world.places).id })
}

function planSending(plan: Plan, place: SimulatedPlace, day: CivilDate, meaning?: Meaning): void {
  const { random, add, numbers } = plan
  const sentMinutes = random.below(15 * 60)
  // No two at one moment: the last one sent wins, and there must be a last one.
  const number = numbers.next()
  const receivedAt = new Date(Date.parse(momentOf(day, sentMinutes)) + number).toISOString()
  const name = `s${number}`
  const submission = planSubmission(random, {
    ...{ name, place, day, receivedAt },
    ...(meaning !== undefined && { meaning }),
  })
  const delay = () => (random.chance(0.75) ? random.below(30) : random.between(60, 2 * DAY_MINUTES))
  const arrival = momentOf(day, sentMinutes + 1 + delay())
  const id = add(arrival, { kind: 'submit', submission })
  if (random.chance(0.3)) {
    const again = random.chance(0.5) ? arrival : momentOf(day, sentMinutes + 1 + delay())
    const mail = random.chance(0.5) ? redelivered(submission, again) : undefined
    add(again, { kind: 'submit', submission: mail ?? submission }, id)
  }
  // The same once more, in whatever way.
  if (submission.meaning === 'right' && random.chance(0.15)) planSending(plan, place, day, 'right')
}

function planFiles({ random, world, add }: Plan, day: CivilDate): void {
  const nextDay = addDays(day, 1)
  const evening = random.chance(0.7)
    ? momentOf(day, EVENING_MINUTES)
    : momentOf(nextDay, random.below(120))
  const prepared = add(evening, { kind: 'prepare', day })
  if (random.chance(0.3)) add(evening, { kind: 'prepare', day }, prepared)
  if (random.chance(0.15)) add(momentOf(nextDay, 300), { kind: 'prepare', day })
  if (random.chance(0.4)) {
    const operator = random.pick(world.places).operator
    const at = momentOf(nextDay, random.below(300))
    const id = add(at, { kind: 'reconcile', operator })
    if (random.chance(0.4)) add(at, { kind: 'reconcile', operator }, id)
  }
}

function planErasure({ random, add }: Plan, planned: readonly SimulatedEvent[]): void {
  const sent = planned.flatMap(({ at, occurrence }) =>
    occurrence.kind === 'submit' ? [{ at, customer: occurrence.submission.customer }] : [],
  )
  if (sent.length === 0) return
  const { at, customer } = random.pick(sent)
  add(at, { kind: 'erase', customer })
}

/** Of everything that reaches the supplier several times only the first. */
export function firstDeliveries(events: readonly SimulatedEvent[]): readonly SimulatedEvent[] {
  const seen = new Set<string>()
  return events.filter(({ id, repeats = id }) => !seen.has(repeats) && seen.add(repeats))
}

/** Who was erased sends nothing more; only what was delivered before may be delivered again. */
function withoutTheErased(events: readonly SimulatedEvent[]): readonly SimulatedEvent[] {
  const erasure = events.find(({ occurrence }) => occurrence.kind === 'erase')
  if (erasure?.occurrence.kind !== 'erase') return events
  const { customer } = erasure.occurrence
  const gone = new Set(
    events
      .filter(
        ({ at, repeats, occurrence }) =>
          occurrence.kind === 'submit' &&
          occurrence.submission.customer === customer &&
          repeats === undefined &&
          at > erasure.at,
      )
      .map(({ id }) => id),
  )
  return events.filter(({ id, repeats }) => !gone.has(id) && !gone.has(repeats ?? ''))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
