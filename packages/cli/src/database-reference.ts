import { UsageError } from './usage-error.ts'

/** Which database a command works on. */
export type DatabaseReference =
  | { readonly kind: 'sqlite'; readonly path: string; readonly shown: string }
  | {
      readonly kind: 'postgres'
      /** May hold a password: never shown. */
      readonly connectionString: string
      /** How messages name it. */
      readonly shown: string
    }

/**
 * Understands `--db`: the path of a SQLite file, `postgres://…`, or `env:NAME` of a variable that
 * holds either. Throws `UsageError` where the variable is not set.
 */
export function databaseReference(db: string): DatabaseReference {
  const variable = /^env:(.+)$/u.exec(db)?.[1]
  const value = variable === undefined ? db : process.env[variable]
  if (value === undefined || value === '') {
    throw new UsageError(`--db: the environment variable ${variable ?? ''} is not set.`)
  }
  if (/^postgres(ql)?:\/\//iu.test(value)) {
    const shown = variable === undefined ? 'the PostgreSQL database' : `the database of ${db}`
    return { kind: 'postgres', connectionString: value, shown }
  }
  return { kind: 'sqlite', path: value, shown: variable === undefined ? value : db }
}
