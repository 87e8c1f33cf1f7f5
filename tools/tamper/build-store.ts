import { copyFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createHeadSigner, type HeadSigner } from '../../packages/core/src/index.ts'
import { createDesk, type Desk } from '../../packages/desk/src/create-desk.ts'
import { deskSettings } from '../../packages/desk/src/testing/desk-settings.ts'
import { NOON } from '../../packages/desk/src/testing/open-test-desk.ts'
import { placeRow, placesCsv } from '../../packages/desk/src/testing/places-csv.ts'
import { mail, sms } from '../../packages/desk/src/testing/submissions.ts'
import { openSqliteStore } from '../../packages/storage-sqlite/src/index.ts'

/** Whose data stand in the store that is tampered with. */
export const TENANTS: readonly string[] = ['nord', 'sud', 'vest']

/** Signs the heads that are kept, in the store and outside. */
export const signer: HeadSigner = createHeadSigner({
  name: 'selfread.example/tamper',
  secretKey: new Uint8Array(32).fill(9),
})

/** A store that was filled by desks as in daily work. */
export interface BuiltStore {
  readonly path: string
  readonly facts: number
  /** Heads that somebody keeps outside, oldest first; the last covers all. */
  readonly kept: readonly string[]
  /** A copy of the store from its beginning. */
  readonly backup: string
}

/** How a store is opened by one tenant's desk. */
export function deskOf(store: ReturnType<typeof openSqliteStore>, tenant: string): Desk {
  return createDesk({
    ...deskSettings,
    tenant,
    supplier: { name: tenant, mailbox: { address: `${tenant}@supplier.example` } },
    now: () => NOON,
    store,
  })
}

/**
 * Fills a store with at least so many facts of three tenants: places, readings that arrive by text
 * message and mail, letters, files to operators, an erased customer, and a kept head now and then.
 */
export async function buildStore(settings: {
  readonly path: string
  readonly facts: number
  readonly partitions: number
}): Promise<BuiltStore> {
  const { path, partitions } = settings
  const store = openSqliteStore({ path, partitions, durability: 'relaxed' })
  const desks = TENANTS.map((tenant) => deskOf(store, tenant))
  const size = async () => (await store.logHeads()).reduce((sum, head) => sum + head.size, 0)
  const kept: string[] = []
  const backup = `${path}.backup`
  try {
    const keepAt = settings.facts / 5
    for (let batch = 0; batch < 2 || (await size()) < settings.facts; batch += 1) {
      const numbers = [1, 2].map((place) => batch * 2 + place)
      for (const desk of desks) {
        await desk.places.import(placesCsv(...numbers.map((number) => placeRow(number))))
        for (const number of numbers) {
          await desk.receive(sms(number, `value=${12_500 + (number % 60)}`))
          const messageId = `<${number}@mail.example>`
          const text = number % 3 === 0 ? 'When does your office open?' : 'value=12610'
          await desk.receive(mail(number, { messageId, text }))
        }
      }
      await store.append({
        tenant: TENANTS[batch % TENANTS.length] ?? '',
        recordedAt: NOON,
        actor: { kind: 'system', id: 'desk' },
        idempotencyKey: `note-${batch}`,
        appends: ['note', 'other'].map((kind) => ({
          stream: `${kind}/${batch}`,
          expectedVersion: 0,
          facts: [{ type: 'noted', data: { batch } }],
        })),
      })
      if (batch === 0) copyStore(path, backup)
      if (batch === 1) await deliverSome(desks[2])
      if (batch === 0) {
        await desks[0]?.persons.erase({
          customer: 'C2',
          actor: { kind: 'employee', id: 'dpo' },
          reason: 'asked for it',
        })
        await desks[1]?.prepareTransfers({ day: '2026-11-26' })
      }
      if ((await size()) >= keepAt * (kept.length + 1)) {
        kept.push((await desks[0]?.publishHead(signer)) ?? '')
      }
    }
    kept.push((await desks[0]?.publishHead(signer)) ?? '')
    return { path, facts: await size(), kept, backup }
  } finally {
    await store.close()
  }
}

function copyStore(path: string, copy: string): void {
  const database = new DatabaseSync(path)
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
  copyFileSync(path, copy)
}

/** Sends letters, of which some do not arrive. */
async function deliverSome(desk: Desk | undefined): Promise<void> {
  let sent = 0
  await desk?.deliver({
    transport: 'mail',
    send: async () => {
      sent += 1
      if (sent % 3 === 0) throw new Error('No such mailbox.')
    },
  })
}
