import { ArchiveError, type ArchiveRecord, createArchiveCheck } from '@selfread/storage-kit'
import type { StoreContext } from '../store-context.ts'
import { createArchiveWriter } from './archive-writer.ts'

/** How much a restored archive brought. */
export interface RestoredSizes {
  readonly facts: number
  readonly documents: number
  readonly blobs: number
  readonly messages: number
}

/** Takes an archive into an empty store: call in a transaction, so that all of it is stored or nothing. */
export async function restoreArchive(
  context: StoreContext,
  records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
): Promise<RestoredSizes> {
  const [held] = await context.caller.call<{ readonly is_empty: boolean }>('hold_empty', [])
  if (held?.is_empty !== true)
    throw new ArchiveError({
      code: 'not_empty',
      message: 'The store holds something already. An archive goes into a new store only.',
    })
  const check = createArchiveCheck()
  const writer = createArchiveWriter(context)
  const sizes = { facts: 0, documents: 0, blobs: 0, messages: 0 }
  for await (const record of records) {
    if (record.kind === 'fact') {
      await writer.write(record, check.takeFact(record))
      sizes.facts += 1
      continue
    }
    check.take(record)
    if (record.kind === 'store') assertPartitions(record.partitions, context.partitions)
    else await writer.write(record)
    if (record.kind === 'document') sizes.documents += 1
    if (record.kind === 'blob') sizes.blobs += 1
    if (record.kind === 'message') sizes.messages += 1
  }
  check.finish()
  await writer.finish(check.logs())
  return sizes
}

function assertPartitions(archived: number, own: number): void {
  if (archived !== own)
    throw new ArchiveError({
      code: 'other_partitions',
      message: `The archive is of a journal of ${archived} logs, this store has ${own}. Make a new store with partitions: ${archived}.`,
    })
}
