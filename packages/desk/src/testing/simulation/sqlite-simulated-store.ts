import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type SqliteStore } from '@selfread/storage-sqlite'
import { partitionsOf } from './memory-simulated-store.ts'
import type { SimulatedStore } from './simulate-seed.ts'

/** A SQLite file of its own, which every worker opens for itself. */
export async function sqliteSimulatedStore(seed: number): Promise<SimulatedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'selfread-simulation-'))
  const opened: SqliteStore[] = []
  return {
    async connect() {
      // No power fails here: commits need not reach the disk before they are acknowledged.
      const store = openSqliteStore({
        path: join(folder, 'desk.db'),
        partitions: partitionsOf(seed),
        durability: 'relaxed',
      })
      opened.push(store)
      return store
    },
    async remove() {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
