import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeskConfig, readDeskConfig } from '@selfread/cli'
import type { Instant, PhotoReader, Store } from '@selfread/core'
import { createDesk, type Desk } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'
import { copyConfig } from './copy-config.ts'

/** The evening on which the window closes: the demo begins then, on a clock of its own. */
export const NOW: Instant = '2026-11-26T18:00:00.000Z'
/** The civil day of `NOW` in Romania. */
export const TODAY = '2026-11-26'
/** The month that the demo is about. */
export const MONTH = '2026-11'

/** Where the demo reads and writes. */
export interface DemoFolders {
  /** What the world sends: places, mails, operators' files. */
  readonly input: string
  /** What the desk makes: database, files to operators, letters, pages. */
  readonly output: string
}

/** Everything the stations work with. */
export interface Demo extends DemoFolders {
  readonly desk: Desk
  readonly store: Store
  readonly config: DeskConfig
  readonly database: string
  /** Sets the desk's clock. */
  moveTo(now: Instant): void
  close(): Promise<void>
}

/** Opens a desk on a new database, in an output folder that is emptied first. */
export async function openDemo({ input, output }: DemoFolders): Promise<Demo> {
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  await copyConfig({ from: join(input, 'config.json'), toFolder: output })
  return continueDemo({ input, output })
}

/** Opens the desk on the database that an earlier run left. This is all that an embedding program writes. */
export async function continueDemo({ input, output }: DemoFolders): Promise<Demo> {
  const database = join(output, 'selfread.db')
  const config = await readDeskConfig(join(output, 'selfread.config.json'))
  const store = openSqliteStore({ path: database })
  let now = NOW
  const photos: PhotoReader = tesseractReader()
  const desk = createDesk({
    ...config,
    store,
    photos,
    text: createTextExtractor(),
    mail: createMessageParser(),
    now: () => now,
  })
  return {
    desk,
    store,
    config,
    input,
    output,
    database,
    moveTo(instant) {
      now = instant
    },
    async close() {
      await photos.close()
      await store.close()
    },
  }
}
