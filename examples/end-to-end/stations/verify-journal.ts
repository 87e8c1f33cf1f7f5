import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { verifySqliteFile } from '@selfread/storage-sqlite'
import Database from 'better-sqlite3'
import { count, good, type StationAccount, shown, warned } from '../account.ts'
import type { Demo } from '../demo.ts'

/** 8. The journal verifies; in a copy of the database one changed byte is found and named. */
export async function verifyJournal({ desk, output, database }: Demo): Promise<StationAccount> {
  const { facts, blobs, heads, faults } = await desk.verify()
  const copy = join(output, 'tampered.db')
  const { at, from, to } = await changeOneByte(database, copy)
  const found = (await verifySqliteFile(copy)).faults
  return {
    lines: [
      `${count(facts, 'fact')} and ${count(blobs, 'blob')} checked${faults.length === 0 ? `: ${good('nothing has been changed')}` : ''}; root hash ${heads[0]?.rootHash.slice(0, 16)}…`,
      `In the copy ${shown(copy)}, byte ${at} was changed from «${from}» to «${to}»:`,
      ...found.map(({ code, message }) => warned(`  ${code}: ${message}`)),
    ],
    problems: [
      ...faults.map(({ code, message }) => `${database}: ${code}: ${message}`),
      ...(found.length === 0 ? [`The change in ${copy} was not found.`] : []),
    ],
  }
}

/** Copies the database and changes one digit of its last reading in the copy's bytes; of its last fact where it has no reading. */
async function changeOneByte(database: string, copy: string) {
  const connection = new Database(database, { readonly: true })
  const fact = connection
    .prepare("select data from fact order by type = 'reading_recorded' desc, position desc limit 1")
    .pluck()
    .get() as string | undefined
  connection.exec(`vacuum into '${copy.replaceAll("'", "''")}'`)
  connection.close()
  if (fact === undefined) throw new Error(`${database} holds no fact: there is no byte to change.`)

  const bytes = await readFile(copy)
  const digit = /(?<="units":)\d/u.exec(fact) ?? /\d/u.exec(fact)
  const at = bytes.indexOf(fact) + Buffer.byteLength(fact.slice(0, digit?.index ?? 0))
  const from = String.fromCharCode(bytes[at] ?? 0)
  const to = from === '9' ? '8' : '9'
  bytes[at] = to.charCodeAt(0)
  await writeFile(copy, bytes)
  return { at, from, to }
}
