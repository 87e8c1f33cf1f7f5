import { copyFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { StoreFault } from '../../packages/core/src/index.ts'
import { namesOf } from './fault-names.ts'
import { type RecordNames, recordNames } from './record-names.ts'
import { type Row, rowAt, rowsOf, type TableShape, tableShapes } from './table-shape.ts'
import { type Tampering, tamperingsOf } from './tampering.ts'
import { verifyAll } from './verify-all.ts'

/** What came of one kind of tampering with the records of one table. */
export interface RecordTally {
  readonly table: string
  readonly kind: string
  /** How many records it was done to. */
  readonly tried: number
  /** Those that a fault names: by themselves, or by a fact, stream, blob or document that they belong to. */
  readonly named: number
  /** Those that no fault named, tried again one at a time, so many of them, and found all the same. */
  readonly triedAlone: number
  readonly foundAlone: number
  /** Records that nothing was found about, by their row. */
  readonly missed: readonly string[]
  /** Records that the table cannot hold so changed. */
  readonly impossible: number
}

/** How records are tampered with. */
export interface RecordTampering {
  /** The untouched store. */
  readonly path: string
  /** Where broken copies go. */
  readonly copy: string
  /** In how many runs the records of a table are changed: in each, every so many-th. */
  readonly stride: number
  /** Of the records that no fault names, how many are tried again one at a time. */
  readonly aloneMax: number
  readonly tables?: readonly string[]
}

/**
 * Changes every record of every table in every way, many at once, verifies the whole store, and
 * demands a fault that names each of them; where none does, the record is tried again alone.
 */
export async function* tamperRecords(how: RecordTampering): AsyncGenerator<RecordTally> {
  const database = new DatabaseSync(how.path, { readOnly: true })
  const shapes = tableShapes(database)
  const rows = new Map(shapes.map((shape) => [shape.name, rowsOf(database, shape)]))
  const names = recordNames(rows)
  database.close()
  for (const table of shapes) {
    if (how.tables !== undefined && !how.tables.includes(table.name)) continue
    for (const tampering of tamperingsOf(table))
      yield await tamperTable(how, { table, tampering, rows: rows.get(table.name) ?? [], names })
  }
}

async function tamperTable(
  how: RecordTampering,
  what: {
    readonly table: TableShape
    readonly tampering: Tampering
    readonly rows: readonly Row[]
    readonly names: RecordNames
  },
): Promise<RecordTally> {
  const { table, tampering, rows, names } = what
  const candidates = [...rows.keys()].filter(
    (at) => tampering.applies(rows, at) && !isUnused(table, names(table.name, rows[at] as Row)),
  )
  const isPair = tampering.kind === 'swap'
  const runs = Math.min(Math.max(how.stride, isPair ? 2 : 1), candidates.length)
  let [tried, named, impossible] = [0, 0, 0]
  let unnamed: number[] = []
  for (let run = 0; run < runs; run += 1) {
    let chosen: readonly number[] = candidates.filter((_, order) => order % runs === run)
    // What is told of one record may hide what would be told of others: those are tried again.
    for (let isFirst = true; ; isFirst = false) {
      const { faults, done, namesAfter } = await verifyTampered(how, { ...what, chosen })
      if (isFirst) {
        impossible += chosen.length - done.length
        tried += done.length
      }
      const said = namesOf(faults)
      const rest = done.filter((at) => {
        const own = names(table.name, rows[at] as Row)
        const other = isPair ? names(table.name, rows[at + 1] as Row) : []
        return ![...own, ...other, ...(namesAfter.get(at) ?? [])].some((name) => said.has(name))
      })
      named += done.length - rest.length
      if (rest.length === 0 || rest.length === done.length) {
        unnamed = [...unnamed, ...rest]
        break
      }
      chosen = rest
    }
  }
  const step = Math.max(1, Math.ceil(unnamed.length / how.aloneMax))
  const alone = unnamed.filter((_, order) => order % step === 0)
  const missed: string[] = []
  for (const at of alone) {
    const { faults } = await verifyTampered(how, { ...what, chosen: [at] })
    if (faults.length === 0) missed.push(JSON.stringify(rows[at], shortened))
  }
  return {
    table: table.name,
    kind: tampering.kind,
    tried,
    named,
    triedAlone: alone.length,
    foundAlone: alone.length - missed.length,
    missed,
    impossible,
  }
}

/** An index that no document has an entry in any more is a name for nothing. */
function isUnused({ name }: TableShape, names: readonly string[]): boolean {
  return name === 'document_index' && names.length === 0
}

async function verifyTampered(
  { path, copy }: RecordTampering,
  what: {
    readonly table: TableShape
    readonly tampering: Tampering
    readonly rows: readonly Row[]
    readonly names: RecordNames
    readonly chosen: readonly number[]
  },
): Promise<{
  readonly faults: readonly StoreFault[]
  readonly done: readonly number[]
  /** What the records are called as they stand now. */
  readonly namesAfter: ReadonlyMap<number, readonly string[]>
}> {
  const { table, tampering, rows, names, chosen } = what
  const namesAfter = new Map<number, readonly string[]>()
  tamperedCopy({ path, copy }, (database) => {
    const done: number[] = []
    for (const at of chosen) {
      database.exec('savepoint tampering')
      try {
        tampering.apply(database, rows, at)
        done.push(at)
      } catch {
        database.exec('rollback to tampering') // the table cannot hold it
      }
      database.exec('release tampering')
    }
    for (const at of done) {
      const row = rowAt(database, table, rows[at] as Row)
      namesAfter.set(at, row === undefined ? [] : names(table.name, row))
    }
  })
  const done = [...namesAfter.keys()]
  return { faults: done.length === 0 ? [] : await verifyAll(copy), done, namesAfter }
}

/** Copies a store and lets somebody change it past all guards, as whoever has the file can. */
export function tamperedCopy(
  { path, copy }: { readonly path: string; readonly copy: string },
  change: (database: DatabaseSync) => void,
): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
  copyFileSync(path, copy)
  const database = new DatabaseSync(copy, { enableForeignKeyConstraints: false })
  try {
    database.exec('pragma ignore_check_constraints = on; pragma synchronous = off')
    const triggers = database
      .prepare("select name, sql from sqlite_master where type = 'trigger'")
      .all() as unknown as readonly { readonly name: string; readonly sql: string }[]
    database.exec('begin')
    for (const { name } of triggers) database.exec(`drop trigger ${name}`)
    change(database)
    for (const { sql } of triggers) database.exec(sql)
    database.exec('commit')
  } finally {
    database.close()
  }
}

function shortened(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value
}
