import { functions } from '../statements/index.ts'
import { tables001 } from './001-tables.ts'
import type { Migration } from './migration.ts'

/** Brings an empty schema to the current one, one step each. What was published never changes. */
export const migrations: readonly Migration[] = [
  (settings) =>
    [tables001(settings), ...Object.values(functions).map((text) => text(settings.schema))].join(
      '\n',
    ),
]
