import { BY_KEYS } from './hints.ts'
import type { FunctionText } from './statement.ts'

/**
 * Puts and deletes documents, each named once; one without a value is deleted. `document_key` says
 * where a document lies and is what writers of the same document wait for; it comes first, in order.
 */
export const changeDocuments: FunctionText = (s) => `
create or replace function ${s}.change_documents(
  p_tenant text, p_logs int[], p_collections text[], p_keys text[], p_homes int[], p_places text[],
  p_have_place boolean[], p_values text[], p_subjects text[], p_key_logs int[],
  p_generations int[], p_sealed bytea[],
  p_doc_entry_logs text[], p_doc_entry_kinds text[], p_doc_entry_names text[],
  p_doc_entry_values text[],
  p_entry_logs int[], p_entry_collections text[], p_entry_kinds int[], p_entry_names text[],
  p_entry_values text[], p_entry_keys text[], p_entry_homes int[], p_entry_places text[]
) returns void
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
declare
  v_new int;
  v_log int;
  v_one record;
  -- Of documents that were there: which of those named, and where.
  v_numbers int[] := '{}';
  v_homes int[] := '{}';
  v_places text[] := '{}';
  v_collections text[] := '{}';
  v_keys text[] := '{}';
  v_leave boolean[] := '{}';
  -- Their entries that are wanted no more.
  v_gone_logs int[] := '{}';
  v_gone_collections text[] := '{}';
  v_gone_kinds int[] := '{}';
  v_gone_names text[] := '{}';
  v_gone_values text[] := '{}';
  v_gone_keys text[] := '{}';
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.document_key (log, tenant, collection, key, home, place)
  select n.log, p_tenant, n.collection, n.key, n.home, n.place
  from unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values)
    n (log, collection, key, home, place, value)
  where n.value is not null
  order by n.log, n.collection collate "C", n.key collate "C"
  on conflict (tenant, collection, key, log) do nothing;
  get diagnostics v_new = row_count;

  if v_new < cardinality(p_keys) then
    for v_log in select distinct unnest(p_logs) order by 1 loop
      select v_numbers || array_agg(o.number), v_homes || array_agg(o.home),
        v_places || array_agg(o.place), v_collections || array_agg(o.collection),
        v_keys || array_agg(o.key), v_leave || array_agg(o.leaves)
      into v_numbers, v_homes, v_places, v_collections, v_keys, v_leave
      from (
        select n.number::int, a.home, a.place, a.collection, a.key,
          n.value is null or n.home <> a.home or n.place <> a.place as leaves
        from (
          select * from unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values)
            with ordinality n (log, collection, key, home, place, value, number)
          where n.log = v_log
          order by n.collection collate "C", n.key collate "C"
        ) n
        cross join lateral (
          select a.home, a.place, a.collection, a.key from ${s}.document_key a
          where a.log = v_log and a.tenant = p_tenant and a.collection = n.collection
            and a.key = n.key
          limit 1 for update
        ) a
      ) o;
    end loop;

    for v_log in select distinct unnest(v_homes) order by 1 loop
      select v_gone_logs || array_agg(g.log), v_gone_collections || array_agg(g.collection),
        v_gone_kinds || array_agg(g.kind), v_gone_names || array_agg(g.name),
        v_gone_values || array_agg(g.value), v_gone_keys || array_agg(g.key)
      into v_gone_logs, v_gone_collections, v_gone_kinds, v_gone_names, v_gone_values, v_gone_keys
      from (
        select o.collection, o.key, e.log, e.kind, e.name, e.value
        from unnest(v_homes, v_places, v_collections, v_keys)
          o (home, place, collection, key)
        cross join lateral (
          select d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values from ${s}.document d
          where d.log = v_log and d.tenant = p_tenant and d.place = o.place
            and d.collection = o.collection and d.key = o.key
          limit 1
        ) d
        cross join lateral unnest(d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values)
          e (log, kind, name, value)
        where o.home = v_log
        except
        select x.collection, x.key, x.log, x.kind, x.name, x.value
        from unnest(p_entry_collections, p_entry_keys, p_entry_logs, p_entry_kinds, p_entry_names,
          p_entry_values) x (collection, key, log, kind, name, value)
      ) g;
    end loop;

    for v_one in
      select * from unnest(v_gone_logs, v_gone_collections, v_gone_kinds, v_gone_names,
        v_gone_values, v_gone_keys) g (log, collection, kind, name, value, key)
      order by g.log, g.collection, g.kind, g.name, g.value, g.key
    loop
      delete from ${s}.document_entry e
      where e.log = v_one.log and e.tenant = p_tenant and e.collection = v_one.collection
        and e.kind = v_one.kind and e.name = v_one.name and e.value = v_one.value
        and e.key = v_one.key;
    end loop;

    for v_one in
      select n.log, n.collection, n.key, n.home, n.place, n.value is null as is_deleted,
        o.home as old_home, o.place as old_place
      from unnest(v_numbers, v_homes, v_places, v_leave) o (number, home, place, leaves)
      join unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values) with ordinality
        n (log, collection, key, home, place, value, number) on n.number = o.number
      where o.leaves
    loop
      delete from ${s}.document d
      where d.log = v_one.old_home and d.tenant = p_tenant and d.place = v_one.old_place
        and d.collection = v_one.collection and d.key = v_one.key;
      if v_one.is_deleted then
        delete from ${s}.document_key a
        where a.log = v_one.log and a.tenant = p_tenant and a.collection = v_one.collection
          and a.key = v_one.key;
      else
        update ${s}.document_key a set home = v_one.home, place = v_one.place
        where a.log = v_one.log and a.tenant = p_tenant and a.collection = v_one.collection
          and a.key = v_one.key;
      end if;
    end loop;
  end if;

  insert into ${s}.document (log, tenant, place, collection, key, has_place, value, subject,
    key_log, key_generation, sealed, entry_logs, entry_kinds, entry_names, entry_values)
  select n.home, p_tenant, n.place, n.collection, n.key, n.has_place, n.value, n.subject,
    n.key_log, n.generation, n.sealed, n.logs::int[], n.kinds::int[], n.names::text[],
    n.vals::text[]
  from unnest(p_homes, p_places, p_collections, p_keys, p_have_place, p_values, p_subjects,
    p_key_logs, p_generations, p_sealed, p_doc_entry_logs, p_doc_entry_kinds, p_doc_entry_names,
    p_doc_entry_values)
    n (home, place, collection, key, has_place, value, subject, key_log, generation, sealed, logs,
      kinds, names, vals)
  where n.value is not null
  on conflict (tenant, place, collection, key, log) do update set has_place = excluded.has_place,
    value = excluded.value, subject = excluded.subject, key_log = excluded.key_log,
    key_generation = excluded.key_generation, sealed = excluded.sealed,
    entry_logs = excluded.entry_logs, entry_kinds = excluded.entry_kinds,
    entry_names = excluded.entry_names, entry_values = excluded.entry_values;

  insert into ${s}.document_entry (log, tenant, collection, kind, name, value, key, home, place)
  select x.log, p_tenant, x.collection, x.kind, x.name, x.value, x.key, x.home, x.place
  from unnest(p_entry_logs, p_entry_collections, p_entry_kinds, p_entry_names, p_entry_values,
    p_entry_keys, p_entry_homes, p_entry_places)
    x (log, collection, kind, name, value, key, home, place)
  on conflict (tenant, collection, kind, name, value, key, log) do nothing;

  if true = any(v_leave) then
    for v_one in
      select * from unnest(p_entry_logs, p_entry_collections, p_entry_kinds, p_entry_names,
        p_entry_values, p_entry_keys, p_entry_homes, p_entry_places)
        x (log, collection, kind, name, value, key, home, place)
    loop
      update ${s}.document_entry e set home = v_one.home, place = v_one.place
      where e.log = v_one.log and e.tenant = p_tenant and e.collection = v_one.collection
        and e.kind = v_one.kind and e.name = v_one.name and e.value = v_one.value
        and e.key = v_one.key and (e.home <> v_one.home or e.place <> v_one.place);
    end loop;
  end if;
end $$;`
