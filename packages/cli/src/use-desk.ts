import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant, Store } from '@selfread/core'
import { createDesk, type Desk } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { openSqliteStore, StoreDamagedError, StoreOpenError } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'
import { type DeskConfig, genericOperator, readDeskConfig } from './desk-config.ts'
import type { Progress } from './progress.ts'
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
  readonly now: () => Instant
}

const CONFIG_NAME = 'selfread.config.json'

/** Opens the desk of a database, does the work, and closes it whatever happens. */
export async function useDesk<Result>(
  use: DeskUse,
  work: (atHand: DeskAtHand) => Promise<Result>,
): Promise<Result> {
  const { location, progress } = use
  const path = databasePath(use)
  const config = await readDeskConfig(location.config ?? configBeside(location.db))
  const now = clockOf(location.now)
  const store = openStore(path)
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
    return await work({ desk, config, now })
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error
  } finally {
    await photos.close()
    await store.close()
  }
}

function databasePath({ location: { db }, whenMissing }: DeskUse): string {
  if (existsSync(db) || whenMissing === 'create') return db
  if (whenMissing === 'in_memory') return ':memory:'
  throw new UsageError(
    `There is no database ${db}: make one with «selfread places import <file> --db ${db}».`,
  )
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

function openStore(path: string): Store {
  try {
    return openSqliteStore({ path })
  } catch (error) {
    if (!StoreOpenError.is(error)) throw error
    throw error.code === 'database_damaged' ? damaged(path, error) : new UsageError(error.message)
  }
}

/** Damage that shows only when a page is read, whichever command reads it. */
function isDamage(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown }
  return StoreDamagedError.is(error) || String(code).startsWith('SQLITE_CORRUPT')
}

function damaged(path: string, cause: unknown): Error {
  return new Error(
    `${path} is damaged: see what with «selfread verify --db ${path}», then restore a backup.`,
    { cause },
  )
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
