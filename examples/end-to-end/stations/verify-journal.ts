import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { verifySqliteFile } from '@selfread/storage-sqlite'
import Database from 'better-sqlite3'
import { count, good, type StationAccount, warned } from '../account.ts'
import type { Demo } from '../demo.ts'

/** 8. The journal verifies; in a copy of the database one changed byte is found and named. */
export async function verifyJournal({ desk, output, database }: Demo): Promise<StationAccount> {
  const { facts, blobs, head, faults } = await desk.verify()
  const copy = join(output, 'tampered.db')
  const { at, from, to } = await changeOneByte(database, copy)
  const tampered = await verifySqliteFile(copy)
  return {
    lines: [
      `${count(facts, 'fact')} and ${count(blobs, 'blob')} checked: ${faults.length === 0 ? good('nothing has been changed') : warned(`${faults.length} faults`)}`,
      `Root of the journal ${head.rootHash}`,
      `In a copy, byte ${at} changed from «${from}» to «${to}»:`,
      ...tampered.faults.map(({ code, message }) => warned(`${code}: ${message}`)),
      ...(tampered.faults.length === 0 ? [warned('The change was not found.')] : []),
    ],
  }
}

/** Copies the database and changes one digit of one stored reading in the copy's bytes. */
async function changeOneByte(database: string, copy: string) {
  const connection = new Database(database, { readonly: true })
  const fact = connection
    .prepare("select data from fact where type = 'reading_recorded' order by position desc")
    .pluck()
    .get() as string
  connection.exec(`vacuum into '${copy.replaceAll("'", "''")}'`)
  connection.close()

  const bytes = await readFile(copy)
  const field = '"units":'
  const at = bytes.indexOf(fact) + fact.indexOf(field) + field.length
  const from = String.fromCharCode(bytes[at] ?? 0)
  const to = from === '9' ? '8' : '9'
  bytes[at] = to.charCodeAt(0)
  await writeFile(copy, bytes)
  return { at, from, to }
}
