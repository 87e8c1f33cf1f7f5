import { StoreDamagedError } from '../errors/store-damaged-error.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { indexKeyLabel, subjectKeyLabel } from './labels.ts'

/** The key of a person's data. Throws {@link StoreDamagedError} where it is not as it was written. */
export function unwrapSubjectKey(
  wrapper: KeyWrapper,
  stored: { readonly tenant: string; readonly subject: string; readonly key: Uint8Array },
): Buffer {
  const { tenant, subject, key } = stored
  return guard(`The key of ${subject} of tenant ${tenant}`, () =>
    wrapper.unwrap(key, subjectKeyLabel(tenant, subject)),
  )
}

/** The key of a tenant's personal index entries. Throws {@link StoreDamagedError} where it is not as it was written. */
export function unwrapIndexKey(
  wrapper: KeyWrapper,
  stored: { readonly tenant: string; readonly key: Uint8Array },
): Buffer {
  return guard(`The index key of tenant ${stored.tenant}`, () =>
    wrapper.unwrap(stored.key, indexKeyLabel(stored.tenant)),
  )
}

function guard<Result>(what: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw new StoreDamagedError(what, error)
  }
}
