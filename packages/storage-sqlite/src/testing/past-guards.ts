import type Database from 'better-sqlite3'

/** Lets somebody with the file change it: its guards are taken away, and put back as they were. */
export function pastGuards(database: Database.Database, change: () => void): void {
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  const guards = database
    .prepare("select name, sql from sqlite_schema where type = 'trigger'")
    .all() as readonly { readonly name: string; readonly sql: string }[]
  for (const { name } of guards) database.exec(`drop trigger ${name}`)
  change()
  for (const { sql } of guards) database.exec(sql)
}
