import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeLaws } from '@selfread/core/conformance'
import { afterAll, describe, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-laws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const masterKey = new Uint8Array(32).fill(3)

describe.each([
  { kind: 'of one log', settings: {} },
  {
    kind: 'of one log under a master key',
    settings: { masterKey, durability: 'relaxed' } as const,
  },
  { kind: 'of three logs under a master key', settings: { partitions: 3, masterKey } },
])('the SQLite store $kind keeps the laws', ({ settings }) => {
  it.each(storeLaws)('$name', async (law) => {
    const path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
    await law.check({ open: async (chosen) => openSqliteStore({ path, ...settings, ...chosen }) })
  })
})
