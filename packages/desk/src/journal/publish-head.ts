import { type HeadSigner, signCheckpoint } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'

/**
 * Signs the journal's head as a C2SP checkpoint, keeps it in the store and gives
 * it out: whoever holds it outside the database can prove later that nothing
 * before it was changed.
 */
export async function publishHead(context: DeskContext, signer: HeadSigner): Promise<string> {
  const head = await context.store.treeHead()
  const note = signCheckpoint({ signer, head })
  await context.store.keepCheckpoint({ size: head.size, note })
  return note
}
