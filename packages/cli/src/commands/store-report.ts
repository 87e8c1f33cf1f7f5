import type { CommandOutput } from '../command-output.ts'
import { databaseReference } from '../database-reference.ts'
import { ExitCode } from '../exit-code.ts'
import { openStore } from '../open-store.ts'
import { textTable } from '../text-table.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import type { StoreLocation } from './store-copies.ts'

/** `store stats`: how much is stored, how large it is, and since when. */
export async function statsCommand(options: StoreLocation): Promise<CommandOutput> {
  const { db, masterKey } = options
  const store = await openStore({ database: databaseReference(db), masterKey })
  try {
    const stats = await store.stats()
    return { json: stats, text: statsText(stats), exitCode: ExitCode.ok }
  } finally {
    await store.close()
  }
}

/** `store rebuild`: makes the read models again from the facts. */
export async function rebuildCommand(options: DeskLocation): Promise<CommandOutput> {
  const rebuilt = await useDesk({ location: options }, ({ desk }) => desk.rebuild())
  const { streams, written, removed } = rebuilt
  return {
    json: rebuilt,
    text: `${written} documents of ${streams} streams written, ${removed} that follow from nothing removed`,
    exitCode: ExitCode.ok,
  }
}

type Cell = string | number

/** Numbers and moments a line each, then each list as a table of its own. */
export function statsText(stats: object): string {
  const fields = Object.entries(stats) as readonly (readonly [string, unknown])[]
  const lines = fields.flatMap(([name, value]) => scalarsOf(name, value))
  const lists = fields.flatMap(([name, value]) => (isList(value) ? [listText(name, value)] : []))
  return [textTable(['what', 'how much'], lines), ...lists].join('\n\n')
}

function scalarsOf(name: string, value: unknown): readonly (readonly [string, Cell])[] {
  if (typeof value === 'number' || typeof value === 'string') return [[name, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([inner, it]) => scalarsOf(`${name}.${inner}`, it))
}

function isList(value: unknown): value is readonly Readonly<Record<string, Cell | undefined>>[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object')
}

function listText(
  name: string,
  items: readonly Readonly<Record<string, Cell | undefined>>[],
): string {
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))]
  const rows = items.map((item) => columns.map((column) => item[column] ?? ''))
  return `${name}\n${textTable(columns, rows)}`
}
