import type { SubmissionOutcome } from '@selfread/core'
import type { SubmissionReceipt } from '../../intake/submission-receipt.ts'
import { type EventScene, placeOf } from './event-scene.ts'
import { plainDigits } from './ledger.ts'
import type { Meaning, SimulatedSubmission } from './simulated-event.ts'

/** What must come of a submission whose place nothing clouds. */
const OUTCOMES: Readonly<Record<Meaning, readonly SubmissionOutcome[]>> = {
  right: ['accepted'],
  further: ['accepted'],
  far: ['review'],
  lower: ['review'],
  overlong: ['review'],
  unsure: ['review'],
  other_photo: ['review'],
  stranger: ['review'],
  partial: ['review'],
  // Two places may differ in their registers, so that only one fits.
  ambiguous: ['accepted', 'review'],
  noise: ['not_reading'],
  garbage: ['quarantined'],
}

/** Holds the first receipt of a submission to what its sender meant. */
export function expectOutcome(
  { ledger, world }: EventScene,
  submission: SimulatedSubmission,
  receipt: SubmissionReceipt,
  isClear: boolean,
): void {
  const { name, meaning, place, values, readOn } = submission
  const { readings } = receipt
  const problem = (text: string) => ledger.problems.push(`${name} (${meaning}): ${text}`)
  const certain = OUTCOMES[meaning]
  // Of a day outside the window a person decides, but for what stands already.
  const isInWindow = readOn.slice(8) >= '20' && readOn.slice(8) <= '26'
  const isCertain = isClear && isInWindow && placeOf(world, place).exchange === undefined
  const isReading = meaning !== 'noise' && meaning !== 'garbage'
  // However it is said: what stands already needs no person.
  const isKnown = readings.length > 0 && readings.every(({ isRepetition }) => isRepetition)
  const isOpen = isReading && (!isCertain || isKnown)
  const expected = isOpen ? (['accepted', 'review'] as const) : certain
  if (!expected.includes(receipt.outcome as never)) {
    const found = [...receipt.findings, ...readings.flatMap(({ findings }) => findings)]
    const codes = found.map(({ code }) => code).join(', ')
    problem(`came to ${receipt.outcome} (${codes}), not ${expected.join(' or ')}.`)
  }
  for (const reading of readings) {
    const isSent = values.some(({ text }) => plainDigits(text) === plainDigits(reading.value))
    if (!isSent) problem(`the reading ${reading.value} was never sent.`)
    if (reading.place !== place && meaning !== 'ambiguous') {
      problem(`the reading went to ${reading.place}, not ${place}.`)
    }
  }
  if (receipt.outcome === 'accepted' && readings.length !== values.length) {
    problem(`${readings.length} of ${values.length} values were accepted.`)
  }
}
