import type { Connection } from '../database/connection.ts'

/** An index of a collection. */
export interface IndexName {
  readonly tenantId: number
  readonly collection: string
  readonly name: string
  readonly isPersonal: boolean
}

/** Which indexes there are. */
export interface IndexTable {
  find(index: IndexName): number | undefined
  /** Made where it is new: call inside a transaction. */
  ensure(index: IndexName): number
  isPersonal(id: number): boolean
  /** Forgets which indexes there are: a transaction that made one was rolled back. */
  forget(): void
}

export function createIndexTable(database: Connection): IndexTable {
  const select = database
    .prepare(
      `select id from document_index
       where tenant_id = ? and collection = ? and name = ? and is_personal = ?`,
    )
    .pluck()
  const insert = database.prepare(
    'insert into document_index (tenant_id, collection, name, is_personal) values (?, ?, ?, ?)',
  )
  const selectPersonal = database
    .prepare('select is_personal from document_index where id = ?')
    .pluck()
  /** Ids by collection, then name. An index's row is never changed or deleted. */
  const known = new Map<string, Map<string, number>>()

  function find({ tenantId, collection, name, isPersonal }: IndexName): number | undefined {
    const group = `${isPersonal ? 1 : 0} ${tenantId} ${collection}`
    const remembered = known.get(group)?.get(name)
    if (remembered !== undefined) return remembered
    const id = select.get(tenantId, collection, name, isPersonal ? 1 : 0) as number | undefined
    if (id === undefined) return undefined
    const names = known.get(group) ?? new Map<string, number>()
    known.set(group, names.set(name, id))
    return id
  }

  return {
    find,
    ensure(index) {
      const { tenantId, collection, name, isPersonal } = index
      const id = find(index)
      return (
        id ?? Number(insert.run(tenantId, collection, name, isPersonal ? 1 : 0).lastInsertRowid)
      )
    },
    isPersonal: (id) => selectPersonal.get(id) === 1,
    forget: () => known.clear(),
  }
}
