import type { Instant, Store } from '@selfread/core'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createDesk, type Desk, type DeskOptions } from '../create-desk.ts'
import type { QueuedMail } from '../notification/mail-message.ts'
import { deskSettings } from './desk-settings.ts'
import { type PlaceCells, placesCsv } from './places-csv.ts'

export { testRules } from './desk-settings.ts'

/** A Sunday noon inside the window of November, in Bucharest. */
export const NOON: Instant = '2026-11-22T10:00:00.000Z'

/** A desk on a store of its own, with a clock that the test moves. */
export interface TestDesk {
  readonly desk: Desk
  readonly store: Store
  readonly tenant: string
  readonly clock: { now: Instant }
}

/** Opens a desk of the tenant `supplier` with two operators, on a store in memory unless one is given. */
export function openTestDesk(options: Partial<DeskOptions> = {}): TestDesk {
  const clock = { now: NOON }
  const store = options.store ?? openSqliteStore({ path: ':memory:' })
  const tenant = options.tenant ?? 'supplier'
  const desk = createDesk({
    ...deskSettings,
    tenant,
    now: () => clock.now,
    ...options,
    store,
  })
  return { desk, store, tenant, clock }
}

/** Opens a desk that knows these places. */
export async function openDeskWithPlaces(
  rows: readonly PlaceCells[],
  options: Partial<DeskOptions> = {},
): Promise<TestDesk> {
  const world = openTestDesk(options)
  const { problems } = await world.desk.places.import(placesCsv(...rows))
  const [problem] = problems
  if (problem) throw new Error(`${problem.place} ${problem.column}: ${problem.actual}`)
  return world
}

/** All messages that wait in the outbox, as a sender would get them. */
export async function waitingMails({
  desk,
}: Pick<TestDesk, 'desk'>): Promise<readonly QueuedMail[]> {
  const mails: QueuedMail[] = []
  await desk.deliver({
    transport: 'mail',
    send: async ({ content }) => {
      mails.push(content as unknown as QueuedMail)
    },
  })
  return mails
}
