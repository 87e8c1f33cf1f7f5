import { store001 } from './001-store.ts'

/** Schema changes in order; the file's `user_version` counts those applied. Only ever add to the end. */
export const migrations: readonly string[] = [store001]
