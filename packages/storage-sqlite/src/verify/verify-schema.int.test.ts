import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { verifySqliteFile } from './verify-sqlite-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-schema-'))
const path = join(folder, 'selfread.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  rmSync(path, { force: true })
  await openSqliteStore({ path }).close()
})

/** Changes the file past all guards and says what verification finds. */
async function messagesAfter(sql: string): Promise<readonly string[]> {
  const database = new Database(path)
  database.unsafeMode()
  database.pragma('writable_schema = ON')
  database.exec(sql)
  database.close()
  return (await verifySqliteFile(path)).faults.map(({ message }) => message)
}

describe('the schema', () => {
  it('of an untouched store has no faults', async () => {
    expect((await verifySqliteFile(path)).faults).toEqual([])
  })

  it('is named where a guard is gone', async () => {
    expect(await messagesAfter('drop trigger fact_is_never_changed')).toEqual([
      'The schema’s trigger fact_is_never_changed is not there.',
    ])
  })

  it('is named where something was added', async () => {
    const added = await messagesAfter(
      'create trigger copied after insert on fact begin select 1; end',
    )
    expect(added).toEqual(['The schema’s trigger copied is none of a store.'])
  })

  it('is named where a word of it was changed', async () => {
    const changed = await messagesAfter(
      `update sqlite_schema set sql = replace(sql, 'never changed:', 'seldom changed:')
       where name = 'fact_is_never_changed'`,
    )
    expect(changed).toEqual(['The schema’s trigger fact_is_never_changed is not as it was made.'])
  })
})
