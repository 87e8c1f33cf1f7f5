import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClaimedMessage } from '@selfread/core'
import type { QueuedMail } from '@selfread/desk'
import { createMessageComposer } from '@selfread/mail-mime'
import { writeOutput } from './write-output.ts'

/** Hands mails over as `.eml` files in a folder: each under its own id, so that a repetition writes the same file. */
export function outboxFolder(folder: string): (message: ClaimedMessage) => Promise<void> {
  const composer = createMessageComposer()
  return async ({ id, content }) => {
    // The desk queues nothing else for the transport `mail`.
    const bytes = await composer.compose(content as unknown as QueuedMail)
    await mkdir(folder, { recursive: true })
    await writeOutput(join(folder, `${id}.eml`), bytes)
  }
}
