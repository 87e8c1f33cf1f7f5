/** The schema that holds a store unless told. */
export const defaultSchema = 'selfread'

/** Throws RangeError for a name that would have to be quoted: functions and channels are named after it. */
export function assertSchemaName(schema: string): void {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema))
    throw new RangeError(
      `schema is ${schema}; expected up to 41 small letters, digits and underscores, a letter first`,
    )
}

/** Throws RangeError for a role whose name would have to be quoted. */
export function assertRole(role: string): void {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(role))
    throw new RangeError(
      `grantTo is ${role}; expected small letters, digits and underscores, a letter first`,
    )
}
