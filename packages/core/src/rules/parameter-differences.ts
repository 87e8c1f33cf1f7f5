import type { JsonValue } from '../journal/index.ts'

/** A parameter that is not the same in two rows. */
export interface ParameterDifference {
  /** `deadlines.0.workingDays`: lists are compared entry by entry. */
  readonly path: string
  /** Absent where the row does not state it. */
  readonly before?: JsonValue
  readonly after?: JsonValue
}

/** What differs between two values, leaf by leaf: in the order of the first, then what only the second has. */
export function parameterDifferences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path = '',
): readonly ParameterDifference[] {
  if (before === after) return []
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
      parameterDifferences(old.get(name), now.get(name), path === '' ? name : `${path}.${name}`),
    )
  }
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ]
}

function isBranch(value: JsonValue | undefined): value is JsonValue & object {
  return typeof value === 'object' && value !== null
}
