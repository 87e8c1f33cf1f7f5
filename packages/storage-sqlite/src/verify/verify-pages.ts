import type { StoreFault } from '@selfread/core'
import type { Connection } from '../database/connection.ts'

/** What SQLite itself finds wrong: pages, indexes, column types, references. */
export function verifyPages(database: Connection): readonly StoreFault[] {
  const faults: StoreFault[] = []
  const report = (message: string): void => {
    faults.push({ code: 'database_damaged', message })
  }
  try {
    const lines = database.pragma('integrity_check(100)') as { integrity_check: string }[]
    for (const { integrity_check: line } of lines) if (line !== 'ok') report(line)
  } catch (error) {
    report(`The pages cannot be checked: ${error}`)
  }
  try {
    for (const row of database.pragma('foreign_key_check') as { table: string; rowid: number }[])
      report(`Row ${row.rowid} of table ${row.table} refers to a row that is not there.`)
  } catch (error) {
    report(`The references cannot be checked: ${error}`)
  }
  return faults
}
