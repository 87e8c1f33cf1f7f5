import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeskConfig, readDeskConfig } from '@selfread/cli'
import type { Instant, PhotoReader, Store } from '@selfread/core'
import { createDesk, type Desk } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'

/** The evening on which the window closes: the demo's clock stands still. */
export const NOW: Instant = '2026-11-26T18:00:00.000Z'
/** The civil day of `NOW` in Romania. */
export const TODAY = '2026-11-26'
/** The month that the demo is about. */
export const MONTH = '2026-11'

/** Everything the stations work with. */
export interface Demo {
  readonly desk: Desk
  readonly store: Store
  readonly config: DeskConfig
  /** What the world sends: places, mails, operators' files. */
  readonly input: string
  /** What the desk makes: files to operators, letters, pages. */
  readonly output: string
  readonly database: string
  close(): Promise<void>
}

/** Opens a desk on a new database. This is all that an embedding program writes. */
export async function openDemo(folders: {
  readonly input: string
  readonly output: string
}): Promise<Demo> {
  const { input, output } = folders
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const database = join(output, 'selfread.db')
  const config = await readDeskConfig(join(input, 'config.json'))
  const store = openSqliteStore({ path: database })
  const photos: PhotoReader = tesseractReader()
  const desk = createDesk({
    ...config,
    store,
    photos,
    text: createTextExtractor(),
    mail: createMessageParser(),
    now: () => NOW,
  })
  return {
    desk,
    store,
    config,
    input,
    output,
    database,
    async close() {
      await photos.close()
      await store.close()
    },
  }
}
