/** Tables whose rows stay for ever: nothing else would say that one of them is gone. */
export const countedTables: readonly string[] = [
  'blob',
  'checkpoint',
  'commit_key',
  'message',
  'subject_key',
  'tenant',
]

/**
 * Counts the rows that were ever put into these tables, so that one that is taken away, or slipped
 * in, is missed.
 */
export const rowCounts: string = `
create table row_count (
  name text primary key,
  -- Rows that were put in: none is ever deleted.
  rows integer not null
) strict, without rowid;
${countedTables
  .map(
    (table) => `
insert into row_count select '${table}', count(*) from ${table};
create trigger ${table}_is_counted after insert on ${table}
begin update row_count set rows = rows + 1 where name = '${table}'; end;
create trigger ${table}_is_never_deleted before delete on ${table}
begin select raise(abort, 'Rows of ${table} are never deleted.'); end;`,
  )
  .join('\n')}
`
