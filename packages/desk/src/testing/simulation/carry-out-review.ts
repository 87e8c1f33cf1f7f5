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
  const { ledger } = scene
  const random = scene.random()
  const known = [...ledger.acknowledged.values()]
  const open = items.flatMap((item) => {
    const own = known.find(({ receipt }) => receipt.submissionId === item.submissionId)
    return own === undefined ? [] : [{ item, submission: own.submission }]
  })
  if (open.length === 0) return undefined
  const { item, submission } = random.pick(open)
  const decision = decisionOn(scene, random, { item, submission })
  if (decision.decision === 'accept_readings') ledger.doubtful.add(submission.place)
  if (decision.decision === 'accept_held' && ['far', 'lower'].includes(submission.meaning)) {
    for (const { place } of item.readings) ledger.doubtful.add(place)
  }
  return { ...decision, submissionId: item.submissionId, by: random.pick(['ana', 'ion']) }
}

function decisionOn(
  scene: EventScene,
  random: SeededRandom,
  about: { readonly item: ReviewItem; readonly submission: SimulatedSubmission },
): ReviewDecision {
  const { item, submission } = about
  const reason = `So decided in ${scene.event.id}.`
  const isHeld = item.readings.some(({ status }) => status === 'held')
  const isRight = !['far', 'lower', 'overlong'].includes(submission.meaning)
  if (isHeld && random.chance(isRight ? 0.7 : 0.1)) return { decision: 'accept_held', reason }
  if (random.chance(0.5)) return { decision: 'refuse', reason }
  return { decision: 'accept_readings', reason, readings: trueReadings(scene, submission) }
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
