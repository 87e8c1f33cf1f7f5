import { createKey, indexKeyLabel, unwrapIndexKey } from '@selfread/storage-kit'
import { toColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'

/** The key of a tenant's personal entries, made at its first use. It never changes, so it is remembered. */
export async function indexKeyOf(context: StoreContext, tenant: string): Promise<Buffer> {
  const { wrapper, indexKeys } = context
  const known = indexKeys.get(tenant)
  if (known !== undefined) return known
  const newKey = wrapper.wrap(createKey(), indexKeyLabel(tenant))
  const key = await ask(context, tenant, newKey)
  if (key === undefined) throw new Error(`The server kept no index key of tenant ${tenant}.`)
  return key
}

/** The key of a tenant's personal entries; undefined for a tenant that has stored nothing yet. */
export function findIndexKey(context: StoreContext, tenant: string): Promise<Buffer | undefined> {
  return ask(context, tenant, null)
}

async function ask(
  { caller, wrapper, indexKeys }: StoreContext,
  tenant: string,
  newKey: Buffer | null,
): Promise<Buffer | undefined> {
  const known = indexKeys.get(tenant)
  if (known !== undefined) return known
  const [row] = await caller.call<{ readonly index_key: Uint8Array }>('tenant_key', [
    toColumn(tenant),
    newKey,
  ])
  if (row === undefined) return undefined
  const key = unwrapIndexKey(wrapper, { tenant, key: row.index_key })
  // Within a transaction it may be undone with that.
  if (!caller.isTransaction) indexKeys.set(tenant, key)
  return key
}
