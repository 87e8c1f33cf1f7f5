import { storeLaws } from '@selfread/core/conformance'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../open-postgres-store.ts'
import { startPostgres, type TestServer } from '../testing/start-postgres.ts'
import { createStoreDatabases, type StoreDatabases } from '../testing/store-databases.ts'
import { fromPostgresJs } from './from-postgres-js.ts'

let server: TestServer
let databases: StoreDatabases

beforeAll(async () => {
  server = await startPostgres()
  databases = createStoreDatabases(server, 2)
})
afterAll(() => server?.stop())

/** What could differ between drivers: types of columns and parameters, sizes, transactions, errors. */
const telling = [
  'every character and digit comes back as it was',
  'facts come back as they were decided, personal data included',
  'a version conflict stores nothing of the whole commit',
  'a document is found by the entries of its last put only',
  'bytes are kept exactly, under their SHA-256',
  'a claimed message is nobody else’s until its lease ends',
  'erasing breaks no proof',
  'a commit sent again under its key is answered as then, and stored once',
  'every fact and all growth are proven by kept nodes, with 3 logs',
  'a fact and a document of a million characters come back whole',
  'a transaction that resolves stores all, and gives what its work gives',
  'a transaction that rejects stores nothing, and rejects with the same',
  'a call that rejects leaves the rest of its transaction',
  'of appends at once from two connections one wins for each version',
  'claims from two connections share no message',
  'all that is held on a person is shown, and nothing of others',
  'a closed store takes no call, and others go on',
]
const laws = storeLaws.filter((law) => telling.includes(law.name))

it('knows the telling laws by their names', () => {
  expect(laws.map((law) => law.name).toSorted()).toEqual(telling.toSorted())
})

describe('a PostgreSQL store through postgres', () => {
  it.each(laws)('$name', async (law) => {
    let sql: postgres.Sql | undefined
    let opened = 0
    await law.check({
      async open({ partitions } = {}) {
        if (sql === undefined) {
          const { owner } = await databases.reuse(partitions)
          sql = postgres({ ...owner, username: owner.user, max: 4, onnotice: () => {} })
        }
        opened += 1
        return openPostgresStore({ pool: fromPostgresJs(sql), migrate: false })
      },
    })
    await sql?.end()
    expect(opened).toBeGreaterThan(0)
  })
})
