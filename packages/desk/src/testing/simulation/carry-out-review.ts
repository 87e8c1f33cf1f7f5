import type { ReviewItem } from '../../review/open-reviews.ts'
import type { Review, ReviewDecision } from '../../review/review-decision.ts'
import { type EventScene, placeOf } from './event-scene.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { SimulatedSubmission } from './simulated-event.ts'
import { unitsOn, written } from './simulated-world.ts'

/** A person looks at what waits, decides on one of it, and does not change their mind. */
export async function carryOutReview(scene: EventScene): Promise<void> {
  const { desk, ledger } = scene
  const review = await scene.intend(async () => decideOn(scene, await desk.review.list()))
  if (review === undefined) return
  const result = await desk.review.decide(review)
  if (result.ok) {
    const known = ledger.reviews.get(review.submissionId)
    if (known !== undefined) ledger.problems.push(`${review.submissionId} was reviewed twice.`)
    ledger.reviews.set(review.submissionId, { review, readings: result.readings })
  } else if (result.problem !== 'not_open' && result.problem !== 'not_an_index') {
    ledger.problems.push(`A review was refused: ${result.problem}, ${result.detail}`)
  }
}

function decideOn(scene: EventScene, items: readonly ReviewItem[]): Review | undefined {
  const { ledger, event, world } = scene
  const random = scene.random()
  const known = [...ledger.acknowledged.values()]
  const open = items.flatMap((item) => {
    const own = known.find(({ receipt }) => receipt.submissionId === item.submissionId)
    return own === undefined ? [] : [{ item, submission: own.submission }]
  })
  if (open.length === 0) return undefined
  const { item, submission } = random.pick(open)
  const decision = decisionOn(scene, random, item, submission)
  const isWrong = ['far', 'lower'].includes(submission.meaning)
  for (const { place } of item.readings) {
    if (decision.decision === 'accept_held' && isWrong) ledger.doubtful.add(place)
  }
  if (decision.decision === 'accept_readings')
    ledger.doubtful.add(placeOf(world, submission.place).id)
  return { ...decision, submissionId: item.submissionId, by: random.pick(['ana', 'ion']) }

  function decisionOn(
    { event: { id } }: EventScene,
    chance: SeededRandom,
    { readings }: ReviewItem,
    sent: SimulatedSubmission,
  ): ReviewDecision {
    const reason = `So decided in ${event.repeats ?? id}.`
    const isHeld = readings.some(({ status }) => status === 'held')
    const isRight = !['far', 'lower', 'overlong'].includes(sent.meaning)
    if (isHeld && chance.chance(isRight ? 0.7 : 0.1)) return { decision: 'accept_held', reason }
    if (chance.chance(0.5)) return { decision: 'refuse', reason }
    return { decision: 'accept_readings', reason, readings: trueReadings(scene, sent) }
  }
}

/** What the registers truly showed. */
function trueReadings({ world }: EventScene, { place: id, readOn }: SimulatedSubmission) {
  const place = placeOf(world, id)
  return place.registers.map((register) => ({
    place: id,
    register: register.id,
    value: written(unitsOn(place, register, readOn), register),
    readOn,
  }))
}
