import { createHash } from 'node:crypto'
import type { StoreFault } from '@selfread/core'
import { blobLabel, openSealed, unwrapSubjectKey } from '@selfread/storage-kit'
import { readSealedBlob } from '../blobs.ts'
import { fromColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'
import { pagesOf } from './pages-of.ts'

interface BlobRow {
  readonly kept: unknown
  readonly log: number
  readonly tenant: string
  readonly sha256: string
  readonly subject: string
  readonly key_generation: number
  readonly key: Uint8Array | null
  readonly sealed_length: number | null
}

/** Opens every blob that is not erased and compares it with its SHA-256. */
export async function verifyBlobs(
  context: StoreContext,
): Promise<{ readonly count: number; readonly faults: readonly StoreFault[] }> {
  const faults: StoreFault[] = []
  let count = 0
  const rows = pagesOf<BlobRow>(context.caller, 'blob_rows', [0], ({ kept }) => [Number(kept) + 1])
  for await (const row of rows) {
    count += 1
    const problem = await problemOf(context, row).catch((error) =>
      error instanceof Error ? error.message : String(error),
    )
    if (problem === undefined) continue
    const [tenant, { sha256 }] = [fromColumn(row.tenant), row]
    const message = `Blob ${sha256} of tenant ${tenant} is not as it was stored: ${problem}`
    faults.push({ code: 'blob_changed', message, tenant, sha256 })
  }
  return { count, faults }
}

async function problemOf(context: StoreContext, row: BlobRow): Promise<string | undefined> {
  const { key, sealed_length: length, sha256 } = row
  if (length === null && key === null) return undefined
  if (length === null || key === null) return 'Either its bytes or its key was taken away.'
  const [tenant, subject] = [fromColumn(row.tenant), fromColumn(row.subject)]
  const sealed = await readSealedBlob(context, [row.tenant, row.log, sha256], {
    subject: row.subject,
    generation: row.key_generation,
    sealed_length: length,
  })
  if (sealed === undefined) return 'Its bytes are gone.'
  const own = unwrapSubjectKey(context.wrapper, { tenant, subject, key })
  const bytes = openSealed(own, sealed, blobLabel({ tenant, sha256 }))
  const found = createHash('sha256').update(bytes).digest('hex')
  return found === sha256 ? undefined : 'Its bytes have another SHA-256.'
}
