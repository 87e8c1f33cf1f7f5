import { type HeadSigner, signHeads } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'

/**
 * Signs the journal's head as a C2SP checkpoint, keeps it in the store and gives
 * it out: whoever holds it outside the database can prove later that nothing
 * before it was changed.
 */
export async function publishHead(context: DeskContext, signer: HeadSigner): Promise<string> {
  const heads = await context.store.logHeads()
  const note = signHeads({ signer, heads })
  const size = heads.reduce((sum, head) => sum + head.size, 0)
  await context.store.keepCheckpoint({ size, note })
  return note
}
