import type { Connection } from './connection.ts'

/** 'SLFR' in the file's header tells a selfread store from any other SQLite file. */
export const applicationId = 0x53_4c_46_52

/** How many migrations were applied to the file. */
export function schemaVersion(database: Connection): number {
  return Number(database.pragma('user_version', { simple: true }))
}
