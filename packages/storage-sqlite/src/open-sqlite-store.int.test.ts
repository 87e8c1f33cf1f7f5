import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeLaws } from '@selfread/core/conformance'
import { afterAll, describe, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-laws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  { kind: 'without a master key', masterKey: undefined },
  { kind: 'under a master key', masterKey: new Uint8Array(32).fill(3) },
])('the SQLite store $kind keeps the laws', ({ masterKey }) => {
  it.each(storeLaws)('$name', async (law) => {
    const path = join(mkdtempSync(join(folder, 'store-')), 'selfread.db')
    await law.check({
      open: async () => openSqliteStore({ path, ...(masterKey && { masterKey }) }),
    })
  })
})
