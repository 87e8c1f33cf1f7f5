import fc from 'fast-check'
import {
  advanceDispute,
  type Dispute,
  type DisputeCommand,
  type DisputeDeadlines,
  type DisputeOpening,
  disputeDeadlines,
  openDispute,
} from '../dispute/index.ts'
import type { WorkingCalendarParameters } from '../rules/index.ts'
import { civilDateAt } from '../time/index.ts'

/** The end of 2026 in Romania. */
export const CALENDAR: WorkingCalendarParameters = {
  weekendDays: [6, 0],
  holidays: ['2026-11-30', '2026-12-01', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-02'],
}

export const ZONE = 'Europe/Bucharest'

/** A self-reading in whose place the operator put an estimate. */
export const OPENING: DisputeOpening = {
  id: 'dispute-1',
  type: 'reading_not_used',
  place: 'P1',
  register: '1.8.0',
  meterSerial: '00123',
  readingId: 'reading-1',
  disputedIndex: '12400',
  proposedIndex: '12345',
  eventOn: '2026-11-22',
  openedAt: '2026-11-23T10:00:00.000Z',
  evidence: [
    { kind: 'reading', reference: 'reading-1', description: 'self-reading of 22 November' },
    { kind: 'operator_line', reference: 'data.csv:17', description: 'estimate of the operator' },
  ],
}

/** Working days for each state, and for reopening. */
export const DEADLINES: DisputeDeadlines = disputeDeadlines({
  parameters: {
    deadlines: [
      { state: 'registered', workingDays: 5 },
      { state: 'sent', workingDays: 5 },
      { state: 'sent', type: 'contract_end', workingDays: 2 },
      { state: 'acknowledged', workingDays: 15 },
      { state: 'under_verification', workingDays: 15 },
      { state: 'answered', workingDays: 10 },
      { state: 'reopened', workingDays: 3 },
    ],
  },
  calendarOn: () => CALENDAR,
})

/** A draft, or what stands in its way. */
export function opened(change: Partial<DisputeOpening> = {}): Dispute {
  const result = openDispute({ ...OPENING, ...change })
  if (!result.ok) throw new Error(result.expected)
  return result.dispute
}

/** What comes of one command at a moment. */
export function tried(
  dispute: Dispute,
  command: DisputeCommand,
  at = '2026-11-23T10:00:00.000Z',
  deadlines: DisputeDeadlines = DEADLINES,
): ReturnType<typeof advanceDispute> {
  return advanceDispute({
    dispute,
    command,
    at,
    on: civilDateAt(at, ZONE),
    by: 'ana',
    deadlines,
  })
}

/** A dispute taken through commands, each at its moment or at the moment of the one before. */
export function advanced(
  dispute: Dispute,
  ...commands: readonly (DisputeCommand | readonly [DisputeCommand, string])[]
): Dispute {
  let current = dispute
  for (const given of commands) {
    const [command, at] = 'action' in given ? [given] : given
    const result = tried(current, command, at ?? current.steps.at(-1)?.at)
    if (!result.ok) throw new Error(`${command.action}: ${result.problem}, ${result.expected}`)
    current = result.dispute
  }
  return current
}

/** The way from a draft to the operator's clock. */
export const SENT: readonly DisputeCommand[] = [
  { action: 'register', number: 'C-7' },
  { action: 'send' },
]

/** Commands of every kind, with evidence that may be there already. */
export const COMMANDS: readonly DisputeCommand[] = [
  { action: 'register', number: 'C-7' },
  { action: 'send' },
  { action: 'acknowledge' },
  { action: 'verify', by: 'site' },
  { action: 'answer', result: 'rejected', note: 'The estimate stands.' },
  { action: 'answer', result: 'partly_upheld', index: '12380' },
  { action: 'accept' },
  { action: 'escalate', authority: 'ANRE' },
  { action: 'close' },
  { action: 'close', ruling: { result: 'upheld', note: 'The reading is right.' } },
  { action: 'pause', reason: 'A photo is wanted.' },
  { action: 'resume' },
  ...[1, 2, 3].map(
    (number): DisputeCommand => ({
      action: 'reopen',
      reason: 'A letter was found.',
      evidence: [{ kind: 'document', reference: `letter-${number}`, description: 'a letter' }],
    }),
  ),
  { action: 'withdraw', reason: 'No more.' },
]

/** Every dispute on a way of commands that somebody chose, each some hours after the one before. */
export const ways: fc.Arbitrary<readonly Dispute[]> = fc
  .array(
    fc.record({ pick: fc.nat(9_999), isAny: fc.boolean(), hours: fc.integer({ min: 0, max: 90 }) }),
    { maxLength: 40, size: 'max' },
  )
  .map((choices) => {
    let dispute = opened()
    let time = Date.parse(OPENING.openedAt)
    const way = [dispute]
    for (const { pick, isAny, hours } of choices) {
      time += hours * 3_600_000
      const at = new Date(time).toISOString()
      // Half of the choices are of commands that lead on, a withdrawal among them now and then.
      const fitting = COMMANDS.filter((it) => {
        return tried(dispute, it, at).ok && (it.action !== 'withdraw' || pick % 20 === 0)
      })
      const among = isAny || fitting.length === 0 ? COMMANDS.slice(0, -1) : fitting
      const command = among[pick % among.length]
      const result = command && tried(dispute, command, at)
      if (result?.ok) {
        dispute = result.dispute
        way.push(dispute)
      }
    }
    return way
  })
