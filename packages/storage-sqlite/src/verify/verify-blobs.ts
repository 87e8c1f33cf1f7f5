import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { StoreFault } from '@selfread/core'
import { blobLabel } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openBytes } from '../keys/sealed-data.ts'

interface BlobRow {
  readonly tenant: string
  readonly sha256: string
  readonly subject: string
  readonly key: Buffer | null
  readonly content: Buffer | null
}

/** Opens every blob that is not erased and compares it with its SHA-256. */
export async function verifyBlobs(
  database: Connection,
  keys: KeyRing,
): Promise<{ readonly count: number; readonly faults: readonly StoreFault[] }> {
  const faults: StoreFault[] = []
  const ids = database.prepare('select id from blob order by id').pluck().all() as number[]
  const select = database.prepare(`
    select t.name as tenant, b.sha256, k.subject, k.key, b.content from blob b
    left join tenant t on t.id = b.tenant_id left join subject_key k on k.id = b.key_id
    where b.id = ?`)
  for (const id of ids) {
    let row: BlobRow | undefined
    try {
      row = select.get(id) as BlobRow | undefined
      if (row === undefined) throw new Error('The row is gone.')
      if ((row.content === null) !== (row.key === null))
        throw new Error('Either its bytes or its key was taken away.')
      if (row.content !== null && !isIntact(row, row.content, keys))
        throw new Error('Its bytes have another SHA-256.')
    } catch (error) {
      faults.push(blobFault(id, row, error))
    }
    await setImmediate()
  }
  return { count: ids.length, faults }
}

function isIntact(row: BlobRow, content: Buffer, keys: KeyRing): boolean {
  const { tenant, sha256, subject, key } = row
  const bytes = openBytes(keys, {
    key: { tenant, subject, key },
    sealed: content,
    label: blobLabel({ tenant, sha256 }),
  })
  return bytes !== undefined && hash('sha256', bytes, 'hex') === sha256
}

function blobFault(id: number, row: BlobRow | undefined, error: unknown): StoreFault {
  const name = row === undefined ? `in row ${id}` : `${row.sha256} of tenant ${row.tenant}`
  return {
    code: 'blob_changed',
    message: `Blob ${name} is not as it was stored: ${error instanceof Error ? error.message : error}`,
    ...(row && { tenant: row.tenant, sha256: row.sha256 }),
  }
}
