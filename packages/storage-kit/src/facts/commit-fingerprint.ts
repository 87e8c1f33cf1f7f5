import { createHmac, createSecretKey } from 'node:crypto'
import { type Commit, canonicalJson, type JsonValue } from '@selfread/core'

/**
 * By which a commit is known again under its idempotency key: HMAC-SHA256 of all that it changes,
 * under the tenant's index key, so that nobody who has the store alone can try what a personal part
 * said.
 */
export function commitFingerprint(indexKey: Uint8Array, commit: Commit): Buffer {
  const { tenant, recordedAt, actor, appends, documents = [], messages = [] } = commit
  const content = {
    tenant,
    recordedAt,
    actor: { kind: actor.kind, id: actor.id },
    appends,
    documents,
    messages,
  }
  // Of interfaces, which the compiler takes for no JSON although all their fields are.
  const text = canonicalJson(content as unknown as JsonValue)
  return createHmac('sha256', createSecretKey(indexKey)).update(text).digest()
}
