import type { Instant, RuleRow, Store } from '@selfread/core'
import { rules } from '@selfread/core/presets'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createDesk, type Desk, type DeskOptions } from '../create-desk.ts'
import type { QueuedMail } from '../notification/mail-message.ts'
import { captionedPhotos } from './captioned-photos.ts'
import { jsonLinesFormat } from './json-lines-format.ts'
import { jsonMail } from './json-mail.ts'
import { labelledText } from './labelled-text.ts'
import { type PlaceCells, placesCsv } from './places-csv.ts'

/** A Sunday noon inside the window of November, in Bucharest. */
export const NOON: Instant = '2026-11-22T10:00:00.000Z'

/** Readings are taken in from the 20th to the 26th. */
const WINDOW_RULE: RuleRow = {
  id: 'test.window',
  topic: 'reading_window',
  scope: { jurisdiction: 'RO', tenant: 'supplier' },
  validFrom: '2020-01-01',
  parameters: { kind: 'days', fromDay: 20, toDay: 26 },
  source: { mark: 'D', title: 'the tests’ own' },
  isEnabled: true,
}

/** The tests' rules: Romania's, with a window of their own. */
export const testRules: readonly RuleRow[] = [...rules.romania(), WINDOW_RULE]

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
  const format = jsonLinesFormat()
  const desk = createDesk({
    rules: testRules,
    tenant,
    supplier: {
      name: 'Furnizor',
      mailbox: { address: 'autocitire@furnizor.example', name: 'Furnizor' },
    },
    operators: [
      {
        id: 'north',
        name: 'Rețele Nord',
        email: 'date@nord.example',
        transfers: format,
        measurements: format,
      },
      { id: 'south', name: 'Rețele Sud', transfers: format, measurements: format },
    ],
    text: labelledText,
    mail: jsonMail,
    photos: captionedPhotos,
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
