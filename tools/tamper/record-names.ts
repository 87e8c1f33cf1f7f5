import type { Row } from './table-shape.ts'

/** Names by which faults may speak of a record: its own, or those of what belongs to it. */
export type RecordNames = (table: string, row: Row) => readonly string[]

/** Knows which facts, blobs, documents and messages hang on which rows of an untouched store. */
export function recordNames(tables: ReadonlyMap<string, readonly Row[]>): RecordNames {
  const rows = (table: string) => tables.get(table) ?? []
  const tenants = new Map(rows('tenant').map((row) => [row['id'], String(row['name'])]))
  const tenantOf = (row: Row) => tenants.get(row['tenant_id'] ?? null)
  const facts = {
    byStream: groupBy(rows('fact'), 'stream_id'),
    byKey: groupBy(rows('fact'), 'key_id'),
  }
  const sealed = {
    blob: groupBy(rows('blob'), 'key_id'),
    document: groupBy(rows('document'), 'key_id'),
    message: groupBy(rows('message'), 'key_id'),
  }
  const documents = new Map(rows('document').map((row) => [row['id'], row]))
  const entries = groupBy(rows('document_entry'), 'index_id')

  const own: Readonly<Record<string, (row: Row) => readonly string[]>> = {
    fact: (row) => [`fact ${row['log']}/${row['position']}`, numbered('fact', row)],
    leaf: (row) => [`fact ${row['log']}/${row['position']}`],
    merkle_head: (row) => [`log ${row['log']}`],
    stream: (row) => [
      `stream ${tenantOf(row)}/${row['name']}`,
      ...namesOfAll('fact', facts.byStream.get(row['id'] ?? null)),
    ],
    subject_key: (row) => [
      numbered('subject_key', row),
      ...namesOfAll('fact', facts.byKey.get(row['id'] ?? null)),
      ...Object.entries(sealed).flatMap(([table, byKey]) =>
        namesOfAll(table, byKey.get(row['id'] ?? null)),
      ),
    ],
    checkpoint: (row) => [`kept for size ${row['size']}`],
    document: (row) => [
      `Document ${row['collection']}/${row['key']} of tenant ${tenantOf(row)}`,
      numbered('document', row),
    ],
    document_entry: (row) => {
      const document = documents.get(row['document_id'] ?? null)
      return document === undefined ? [] : names('document', document)
    },
    document_index: (row) =>
      namesOfAll('document_entry', entries.get(row['id'] ?? null)?.slice(0, 50)),
    blob: (row) => [`blob ${row['sha256']}`, numbered('blob', row)],
    message: (row) => [
      `Message ${row['message_id']} of tenant ${tenantOf(row)}`,
      numbered('message', row),
    ],
  }

  function names(table: string, row: Row): readonly string[] {
    return own[table]?.(row) ?? []
  }
  function namesOfAll(table: string, some: readonly Row[] = []): readonly string[] {
    return some.flatMap((row) => names(table, row))
  }
  return names
}

function numbered(table: string, row: Row): string {
  return `Row ${row['id']} of table ${table}`
}

function groupBy(rows: readonly Row[], column: string): ReadonlyMap<unknown, readonly Row[]> {
  return Map.groupBy(rows, (row) => row[column] ?? null)
}
