import type { Connection } from '../database/connection.ts'
import { store001 } from './001-store.ts'
import { guards002, logs002 } from './002-logs.ts'
import { fillSubtrees } from './fill-subtrees.ts'
import { rowCounts } from './row-counts.ts'

/** A step of a migration: SQL, or code where SQL cannot. */
export type MigrationStep = string | ((database: Connection) => void)

/** Schema changes in order; the file's `user_version` counts those applied. Only ever add to the end. */
export const migrations: readonly (readonly MigrationStep[])[] = [
  [store001],
  [logs002, fillSubtrees, guards002, rowCounts],
]

/** Applies what comes after a schema version, 0 for an empty database: call inside a transaction. */
export function applyMigrations(database: Connection, from: number): void {
  for (const step of migrations.slice(from).flat())
    if (typeof step === 'string') database.exec(step)
    else step(database)
}
