import type { HeadSigner } from '@selfread/core'
import { journalLines } from '@selfread/core/journal-file'
import type { DeskContext } from '../desk-context.ts'
import { publishHead } from './publish-head.ts'

/** What a journal file is written with. */
export interface JournalFileOptions {
  /** Signs a head now, which is kept; without one the file ends with the last head that was kept. */
  readonly signer?: HeadSigner
  /** Verifier keys that are told in the file, for comparison. */
  readonly keys?: readonly string[]
}

/**
 * The lines of a journal file: all kept heads, the proofs between them, and every leaf up to the
 * last head, those of other tenants by their hash only. Throws where no head was kept yet.
 */
export async function* writeJournalFile(
  context: DeskContext,
  { signer, keys = [] }: JournalFileOptions,
): AsyncGenerator<string> {
  const { tenant, store } = context
  if (signer !== undefined) await publishHead(context, signer)
  const notes = (await store.checkpoints()).map(({ note }) => note)
  if (notes.length === 0)
    throw new Error('No head was kept yet: sign one, and there is a journal to be checked.')
  const told = signer === undefined ? keys : [...keys, signer.verifierKey]
  yield* journalLines({ source: store, tenant, content: 'leaves', notes, keys: told })
}
