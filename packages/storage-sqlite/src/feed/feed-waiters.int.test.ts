import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Commit } from '@selfread/core'
import { afterAll, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-feed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tenant = 'nord'
const forEver = 600_000

function commitOf(stream: string, of: string = tenant): Commit {
  return {
    tenant: of,
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [{ stream, expectedVersion: 0, facts: [{ type: 'noted', data: {} }] }],
  }
}

it('who waits is woken by what the same store, or another one, stores', async () => {
  const path = join(folder, 'woken.db')
  const [one, two] = [openSqliteStore({ path }), openSqliteStore({ path })]
  const start = (await one.readFeed({ tenant })).next
  const first = one.awaitFacts({ tenant, after: start, timeoutMs: forEver })
  await one.append(commitOf('place/1'))
  expect(await first).toBe(true)
  const { next } = await one.readFeed({ tenant, after: start })
  const second = one.awaitFacts({ tenant, after: next, timeoutMs: forEver })
  await two.append(commitOf('place/2', 'sud'))
  await two.transaction(tenant, (within) => within.append(commitOf('place/2')))
  expect(await second).toBe(true)
  expect((await one.readFeed({ tenant, after: next })).facts).toMatchObject([{ stream: 'place/2' }])
  await Promise.all([one.close(), two.close()])
})

it('who waits in vain is told so when the time is up or the signal aborts', async () => {
  const store = openSqliteStore({ path: join(folder, 'vain.db') })
  const { next: after } = await store.readFeed({ tenant })
  expect(await store.awaitFacts({ tenant, after, timeoutMs: 5 })).toBe(false)
  const control = new AbortController()
  const { signal } = control
  const waiting = store.awaitFacts({ tenant, after, timeoutMs: forEver, signal })
  control.abort()
  expect(await waiting).toBe(false)
  expect(await store.awaitFacts({ tenant, after, timeoutMs: forEver, signal })).toBe(false)
  await store.close()
})
