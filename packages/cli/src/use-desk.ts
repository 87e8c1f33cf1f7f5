import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant, Store } from '@selfread/core'
import { createDesk, type Desk } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { createTextExtractor } from '@selfread/text'
import { type DatabaseReference, databaseReference } from './database-reference.ts'
import { type DeskConfig, genericOperator, readDeskConfig } from './desk-config.ts'
import { damagedDatabase, isDamage, openStore } from './open-store.ts'
import type { Progress } from './progress.ts'
import { UsageError } from './usage-error.ts'

/** Where a command finds its desk. */
export interface DeskLocation {
  /** The database: a file, `postgres://…`, or `env:NAME` of a variable that holds either. */
  readonly db: string
  /** Reference of the key that personal data are sealed under: `env:NAME` or `file:PATH`. */
  readonly masterKey?: string
  /** The configuration; `selfread.config.json` beside the database where there is one. */
  readonly config?: string
  /** The moment to work at; the machine's clock unless told. */
  readonly now?: Instant
}

/** How a command uses its desk. */
export interface DeskUse {
  readonly location: DeskLocation
  /** What to do without a database: refuse, unless told to make one, in the file or only in memory. */
  readonly whenMissing?: 'create' | 'in_memory'
  /** Hears of what is stored. */
  readonly progress?: Progress
}

/** A desk with what it was made of. */
export interface DeskAtHand {
  readonly desk: Desk
  readonly config: DeskConfig
  readonly store: Store
  readonly now: () => Instant
}

const CONFIG_NAME = 'selfread.config.json'

/** Opens the desk of a database, does the work, and closes it whatever happens. */
export async function useDesk<Result>(
  use: DeskUse,
  work: (atHand: DeskAtHand) => Promise<Result>,
): Promise<Result> {
  const { location, whenMissing, progress } = use
  const database = databaseReference(location.db)
  const config = await readDeskConfig(location.config ?? configBeside(database))
  const now = clockOf(location.now)
  const store = await openStore({
    database,
    ...(whenMissing && { whenMissing }),
    ...(location.masterKey !== undefined && { masterKey: location.masterKey }),
  })
  const photos = tesseractReader()
  try {
    const desk = createDesk({
      ...config,
      store: progress ? reportingStore(store, progress) : store,
      now,
      photos,
      otherOperators: genericOperator,
      text: createTextExtractor(),
      mail: createMessageParser(),
    })
    return await work({ desk, config, store, now })
  } catch (error) {
    throw isDamage(error) ? damagedDatabase(database, error) : error
  } finally {
    await photos.close()
    await store.close()
  }
}

/** Beside a database file; for a server, in the folder that the command runs in. */
function configBeside(database: DatabaseReference): string | undefined {
  const folder = database.kind === 'sqlite' ? dirname(database.path) : '.'
  const path = join(folder, CONFIG_NAME)
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

function reportingStore(store: Store, progress: Progress): Store {
  let facts = 0
  return {
    ...store,
    async append(commit) {
      const receipt = await store.append(commit)
      facts += receipt.facts.length
      progress(`${facts} facts stored`)
      return receipt
    },
  }
}
