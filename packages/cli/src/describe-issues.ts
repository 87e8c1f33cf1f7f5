import { z } from 'zod'

/** What a schema found wrong, on one line: each field by its path, with what was expected. */
export function describeIssues({ issues }: z.core.$ZodError): string {
  return issues
    .map(({ path, message }) =>
      path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message,
    )
    .join('; ')
}
