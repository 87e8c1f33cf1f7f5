import pg from 'pg'
import type { TestDatabase } from './start-postgres.ts'

/** Takes all that is stored out of a database with a store, past its guards: cheaper than a new one. */
export async function wipeStore(database: TestDatabase): Promise<void> {
  const client = new pg.Client(database.superuser)
  await client.connect()
  await client.query(`
    set session_replication_role = replica;
    do $$
    declare
      v_table text;
    begin
      for v_table in
        select c.relname from pg_class c
        where c.relnamespace = 'selfread'::regnamespace and c.relkind in ('r', 'p')
          and not c.relispartition and c.relname not in ('store_info', 'log_head')
      loop
        execute format('delete from selfread.%I', v_table);
      end loop;
    end $$;
    update selfread.log_head set size = 0, root_hash = sha256(''), subtrees = '';
    update selfread.store_info set key_check = null, has_opened = false;`)
  await client.end()
}
