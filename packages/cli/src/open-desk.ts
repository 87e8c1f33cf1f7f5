import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant, PhotoReader, Store } from '@selfread/core'
import { createDesk, type Desk } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'
import { type DeskConfig, genericOperator, readDeskConfig } from './desk-config.ts'
import { UsageError } from './usage-error.ts'

/** Where a command finds its desk. */
export interface DeskLocation {
  /** The database file. */
  readonly db: string
  /** The configuration; `selfread.config.json` beside the database where there is one. */
  readonly config?: string
  /** The moment to work at; the machine's clock unless told. */
  readonly now?: Instant
}

/** A desk on a database file, with what must be closed after it. */
export interface OpenedDesk {
  readonly desk: Desk
  readonly store: Store
  readonly config: DeskConfig
  readonly now: () => Instant
  close(): Promise<void>
}

const CONFIG_NAME = 'selfread.config.json'

/** Opens the desk of a database. A new database is made only where `mayCreate` says so. */
export async function openDesk(
  location: DeskLocation,
  { mayCreate }: { readonly mayCreate: boolean },
): Promise<OpenedDesk> {
  if (!mayCreate && !existsSync(location.db)) {
    throw new UsageError(
      `There is no database ${location.db}: make one with «selfread places import <file> --db ${location.db}».`,
    )
  }
  const config = await readDeskConfig(location.config ?? configBeside(location.db))
  const now = clockOf(location.now)
  const store = openSqliteStore({ path: location.db })
  const photos: PhotoReader = tesseractReader()
  const desk = createDesk({
    ...config,
    store,
    now,
    photos,
    otherOperators: genericOperator,
    text: createTextExtractor(),
    mail: createMessageParser(),
  })
  return {
    desk,
    store,
    config,
    now,
    async close() {
      await photos.close()
      await store.close()
    },
  }
}

function configBeside(db: string): string | undefined {
  const path = join(dirname(db), CONFIG_NAME)
  return existsSync(path) ? path : undefined
}

function clockOf(now: Instant | undefined): () => Instant {
  if (now === undefined) return () => new Date().toISOString()
  const time = Date.parse(now)
  if (Number.isNaN(time)) {
    throw new UsageError(`--now must be a moment such as 2026-11-26T18:00:00Z, not ${now}.`)
  }
  const instant = new Date(time).toISOString()
  return () => instant
}
