import { disputeClock } from '../dispute/index.ts'
import { annexOn } from '../estimate/index.ts'
import { verificationOn } from '../meter/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import { addMonths, type CivilDate, monthOf } from '../time/index.ts'
import { countedReadings, registersOf } from './counted-readings.ts'
import { indexOnDay } from './index-on-day.ts'

/**
 * What a place lacks, in this order:
 * - `contract_start_unread`, `contract_end_unread`: no index of the contract's first or last day;
 * - `entry_index_missing`, `exit_index_missing`: a meter was fitted or removed without an index;
 * - `month_unread`: a month of the period in which nobody read the register, from the contract's
 *   first one to its last one or today's;
 * - `review_outstanding`: a reading waits for a person;
 * - `transfer_outstanding`: a self-reading or an estimate with a number has not gone to the operator;
 * - `outcome_outstanding`: a reading went out, and no file of the operator was searched for it;
 * - `answer_outstanding`: a dispute's clock runs;
 * - `verification_expired`: the meter's verification does not hold on the period's last day;
 * - `annex_missing`: no estimated quantities are agreed on the period's last day.
 */
export type MissingCode =
  | 'contract_start_unread'
  | 'contract_end_unread'
  | 'entry_index_missing'
  | 'exit_index_missing'
  | 'month_unread'
  | 'review_outstanding'
  | 'transfer_outstanding'
  | 'outcome_outstanding'
  | 'answer_outstanding'
  | 'verification_expired'
  | 'annex_missing'

/** Something that is not there, with what it is about. */
export interface Missing {
  readonly code: MissingCode
  /** Day or month that it is about. */
  readonly on: string
  readonly register?: string
  readonly meterSerial?: string
  readonly readingId?: string
  readonly disputeId?: string
  /** Whom a dispute's clock runs against. */
  readonly owner?: string
  /** True where a dispute's last day in time has passed. */
  readonly isOverdue?: boolean
}

/** What a place lacks in a period, seen from a day. */
export function missingIn(
  state: PlaceState,
  about: { readonly from: CivilDate; readonly to: CivilDate; readonly today: CivilDate },
): readonly Missing[] {
  const registers = registersOf(state)
  const { startsOn, endsOn } = state.contract
  return [
    ...registers.flatMap((it) => unread(state, it, ['contract_start_unread', startsOn])),
    ...(endsOn === undefined || endsOn > about.today
      ? []
      : registers.flatMap((it) => unread(state, it, ['contract_end_unread', endsOn]))),
    ...missingExchangeIndices(state),
    ...registers.flatMap((register) => unreadMonths(state, { ...about, register })),
    ...outstandingReadings(state, about),
    ...outstandingAnswers(state, about.today),
    ...expiredVerifications(state, about.to),
    ...(annexOn(state.annexes, about.to) ? [] : [{ code: 'annex_missing' as const, on: about.to }]),
  ]
}

function unread(
  state: PlaceState,
  register: string,
  [code, on]: readonly [MissingCode, CivilDate],
): readonly Missing[] {
  return indexOnDay(state, { register, on }).how === 'known' ? [] : [{ code, on, register }]
}

function missingExchangeIndices({ installations }: PlaceState): readonly Missing[] {
  return installations.flatMap(
    ({ meter, installedOn, entryIndices, removedOn, exitIndices = [] }) =>
      meter.registers.flatMap(({ id: register }) => {
        const lacks = (indices: typeof entryIndices) =>
          !indices.some((it) => it.register === register)
        const about = { meterSerial: meter.serialNumber, register }
        const missing: Missing[] = []
        if (lacks(entryIndices))
          missing.push({ code: 'entry_index_missing', on: installedOn, ...about })
        if (removedOn !== undefined && lacks(exitIndices))
          missing.push({ code: 'exit_index_missing', on: removedOn, ...about })
        return missing
      }),
  )
}

function unreadMonths(
  state: PlaceState,
  {
    register,
    from,
    to,
    today,
  }: {
    readonly register: string
    readonly from: CivilDate
    readonly to: CivilDate
    readonly today: CivilDate
  },
): readonly Missing[] {
  const { startsOn, endsOn = today } = state.contract
  const first = monthOf(from > startsOn ? from : startsOn)
  const last = monthOf([to, endsOn, today].reduce((least, it) => (it < least ? it : least)))
  const read = new Set(
    countedReadings(state, register)
      .filter(({ source }) => source !== 'estimate')
      .map(({ readOn }) => monthOf(readOn)),
  )
  const missing: Missing[] = []
  for (let month = first; month <= last; month = addMonths(month, 1))
    if (!read.has(month)) missing.push({ code: 'month_unread', on: month, register })
  return missing
}

function outstandingReadings(
  { readings, transfers, reconciliations }: PlaceState,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): readonly Missing[] {
  const sent = new Set(transfers.map(({ readingId }) => readingId))
  const found = new Set(reconciliations.map(({ readingId }) => readingId))
  const inPeriod = readings.filter(({ readOn }) => from <= readOn && readOn <= to)
  const all = (code: MissingCode, isMissing: (reading: (typeof readings)[number]) => boolean) =>
    inPeriod
      .filter(isMissing)
      .map(({ id, readOn, register }) => ({ code, on: readOn, register, readingId: id }))
  return [
    ...all('review_outstanding', ({ status }) => status === 'held'),
    ...all(
      'transfer_outstanding',
      ({ id, status, receiptNumber, source }) =>
        status === 'accepted' &&
        receiptNumber !== undefined &&
        (source === 'customer' || source === 'estimate') &&
        !sent.has(id),
    ),
    ...all('outcome_outstanding', ({ id }) => sent.has(id) && !found.has(id)),
  ]
}

function outstandingAnswers({ disputes }: PlaceState, today: CivilDate): readonly Missing[] {
  return disputes.flatMap((dispute) => {
    const { owner, dueOn, isOverdue } = disputeClock(dispute, today)
    return owner === 'nobody' || dueOn === undefined
      ? []
      : [{ code: 'answer_outstanding', on: dueOn, disputeId: dispute.id, owner, isOverdue }]
  })
}

function expiredVerifications({ installations }: PlaceState, on: CivilDate): readonly Missing[] {
  return installations.flatMap((installation) => {
    const { meter, installedOn, removedOn } = installation
    const hangs = installedOn <= on && (removedOn === undefined || on < removedOn)
    const validUntil = verificationOn(installation, on)?.validUntil
    return hangs && validUntil !== undefined && validUntil < on
      ? [{ code: 'verification_expired', on: validUntil, meterSerial: meter.serialNumber }]
      : []
  })
}
