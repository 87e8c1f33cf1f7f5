import { BY_KEYS } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** A document as it is handed out, with the wrapped key of its personal part. */
const DOCUMENT_TYPE = `table (collection text, key text, has_place boolean, place text, value text,
  subject text, subject_key bytea, sealed bytea, entry_value text)`

const DOCUMENT = `d.collection, d.key, d.has_place, d.place, d.value, d.subject, k.key, d.sealed`

const withKey = (s: string) => `left join ${s}.subject_key k on k.log = d.key_log
    and k.tenant = p_tenant and k.subject = d.subject and k.generation = d.key_generation`

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
begin
  insert into ${s}.document_key (log, tenant, collection, key, home, place)
  select n.log, p_tenant, n.collection, n.key, n.home, n.place
  from unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values)
    n (log, collection, key, home, place, value)
  where n.value is not null
  order by n.log, n.collection collate "C", n.key collate "C"
  on conflict (tenant, collection, key, log) do nothing;
  get diagnostics v_new = row_count;

  if v_new < cardinality(p_keys) then
    perform 1
    from unnest(p_logs, p_collections, p_keys) n (log, collection, key)
    join ${s}.document_key a on a.log = n.log and a.tenant = p_tenant
      and a.collection = n.collection and a.key = n.key
    order by n.log, n.collection collate "C", n.key collate "C"
    for update of a;

    delete from ${s}.document_entry e
    using (
      select n.collection, n.key, o.log, o.kind, o.name, o.value
      from unnest(p_logs, p_collections, p_keys) n (log, collection, key)
      join ${s}.document_key a on a.log = n.log and a.tenant = p_tenant
        and a.collection = n.collection and a.key = n.key
      join ${s}.document d on d.log = a.home and d.tenant = p_tenant and d.place = a.place
        and d.collection = n.collection and d.key = n.key
      cross join lateral unnest(d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values)
        o (log, kind, name, value)
      except
      select x.collection, x.key, x.log, x.kind, x.name, x.value
      from unnest(p_entry_collections, p_entry_keys, p_entry_logs, p_entry_kinds, p_entry_names,
        p_entry_values) x (collection, key, log, kind, name, value)
    ) g
    where e.log = g.log and e.tenant = p_tenant and e.collection = g.collection
      and e.kind = g.kind and e.name = g.name and e.value = g.value and e.key = g.key;

    delete from ${s}.document d
    using unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values)
      n (log, collection, key, home, place, value)
    join ${s}.document_key a on a.log = n.log and a.tenant = p_tenant
      and a.collection = n.collection and a.key = n.key
    where (n.value is null or n.home <> a.home or n.place <> a.place)
      and d.log = a.home and d.tenant = p_tenant and d.place = a.place
      and d.collection = n.collection and d.key = n.key;

    update ${s}.document_key a set home = n.home, place = n.place
    from unnest(p_logs, p_collections, p_keys, p_homes, p_places, p_values)
      n (log, collection, key, home, place, value)
    where a.log = n.log and a.tenant = p_tenant and a.collection = n.collection and a.key = n.key
      and n.value is not null and (a.home <> n.home or a.place <> n.place);

    delete from ${s}.document_key a
    using unnest(p_logs, p_collections, p_keys, p_values) n (log, collection, key, value)
    where a.log = n.log and a.tenant = p_tenant and a.collection = n.collection and a.key = n.key
      and n.value is null;
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
  on conflict (tenant, collection, kind, name, value, key, log)
  do update set home = excluded.home, place = excluded.place
  where document_entry.home <> excluded.home or document_entry.place <> excluded.place;
end $$;`

/** A document by its key. */
export const getDocument: FunctionText = (s) => `
create or replace function ${s}.get_document(p_tenant text, p_log int, p_collection text, p_key text)
returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, null::text
    from ${s}.document_key a
    join ${s}.document d on d.log = a.home and d.tenant = p_tenant and d.place = a.place
      and d.collection = p_collection and d.key = p_key
    ${withKey(s)}
    where a.log = p_log and a.tenant = p_tenant and a.collection = p_collection and a.key = p_key;
end $$;`

/** The documents of a collection by key, out of all partitions. */
export const listDocuments: FunctionText = (s) => `
create or replace function ${s}.list_documents(
  p_tenant text, p_collection text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, null::text
    from (
      select a.key, a.home, a.place from ${s}.document_key a
      where a.tenant = p_tenant and a.collection = p_collection and a.key >= p_from_key
      order by a.key limit p_limit
    ) a
    join ${s}.document d on d.log = a.home and d.tenant = p_tenant and d.place = a.place
      and d.collection = p_collection and d.key = a.key
    ${withKey(s)}
    order by a.key;
end $$;`

/** The documents of a place by key. */
export const listOfPlace: FunctionText = (s) => `
create or replace function ${s}.list_of_place(
  p_tenant text, p_log int, p_place text, p_collection text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, null::text
    from ${s}.document d ${withKey(s)}
    where d.log = p_log and d.tenant = p_tenant and d.place = p_place
      and d.collection = p_collection and d.has_place and d.key >= p_from_key
    order by d.key limit p_limit;
end $$;`

/** The documents of a place that have an entry, by its value and key. */
export const findOfPlace: FunctionText = (s) => `
create or replace function ${s}.find_of_place(
  p_tenant text, p_log int, p_place text, p_collection text, p_kind int, p_name text,
  p_from text, p_below text, p_equals text, p_from_value text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, e.value
    from ${s}.document d
    cross join lateral (
      select min(x.value) as value
      from unnest(d.entry_kinds, d.entry_names, d.entry_values) x (kind, name, value)
      where x.kind = p_kind and x.name = p_name and x.value >= p_from
        and (p_below is null or x.value < p_below) and (p_equals is null or x.value = p_equals)
    ) e
    ${withKey(s)}
    where d.log = p_log and d.tenant = p_tenant and d.place = p_place
      and d.collection = p_collection and d.has_place and e.value is not null
      and (e.value, d.key) >= (p_from_value, p_from_key)
    order by e.value, d.key limit p_limit;
end $$;`

/** The documents that have an entry of exactly this value, by key: one partition holds all such entries. */
export const findEqual: FunctionText = (s) => `
create or replace function ${s}.find_equal(
  p_tenant text, p_log int, p_collection text, p_kind int, p_name text, p_equals text,
  p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, e.value
    from (
      select e.value, e.key, e.home, e.place from ${s}.document_entry e
      where e.log = p_log and e.tenant = p_tenant and e.collection = p_collection
        and e.kind = p_kind and e.name = p_name and e.value = p_equals and e.key >= p_from_key
      order by e.key limit p_limit
    ) e
    join ${s}.document d on d.log = e.home and d.tenant = p_tenant and d.place = e.place
      and d.collection = p_collection and d.key = e.key
    ${withKey(s)}
    order by e.key;
end $$;`

/** The documents that have an entry in a range, by its value and key; by the first, where there are several. */
export const findRange: FunctionText = (s) => `
create or replace function ${s}.find_range(
  p_tenant text, p_collection text, p_name text, p_from text, p_below text,
  p_from_value text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, e.value
    from ${s}.document_entry e
    join ${s}.document d on d.log = e.home and d.tenant = p_tenant and d.place = e.place
      and d.collection = p_collection and d.key = e.key
    ${withKey(s)}
    where e.tenant = p_tenant and e.collection = p_collection and e.kind = 0 and e.name = p_name
      and (e.value, e.key) >= (p_from_value, p_from_key)
      and (p_below is null or e.value < p_below)
      and not exists (
        select 1 from unnest(d.entry_kinds, d.entry_names, d.entry_values) x (kind, name, value)
        where x.kind = 0 and x.name = p_name and x.value >= p_from and x.value < e.value
      )
    order by e.value, e.key limit p_limit;
end $$;`

/** How many documents a collection has. */
export const countDocuments: FunctionText = (s) => `
create or replace function ${s}.count_documents(p_tenant text, p_collection text)
returns table (count bigint)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select count(*) from ${s}.document_key a
    where a.tenant = p_tenant and a.collection = p_collection;
end $$;`

/** How many documents a place has, of those with an entry where one is named. */
export const countOfPlace: FunctionText = (s) => `
create or replace function ${s}.count_of_place(
  p_tenant text, p_log int, p_place text, p_collection text, p_kind int, p_name text,
  p_from text, p_below text, p_equals text
) returns table (count bigint)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select count(*) from ${s}.document d
    where d.log = p_log and d.tenant = p_tenant and d.place = p_place
      and d.collection = p_collection and d.has_place
      and (p_name is null or exists (
        select 1 from unnest(d.entry_kinds, d.entry_names, d.entry_values) x (kind, name, value)
        where x.kind = p_kind and x.name = p_name and x.value >= p_from
          and (p_below is null or x.value < p_below) and (p_equals is null or x.value = p_equals)
      ));
end $$;`

/** How many documents have an entry of exactly this value. */
export const countEqual: FunctionText = (s) => `
create or replace function ${s}.count_equal(
  p_tenant text, p_log int, p_collection text, p_kind int, p_name text, p_equals text
) returns table (count bigint)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select count(*) from ${s}.document_entry e
    where e.log = p_log and e.tenant = p_tenant and e.collection = p_collection
      and e.kind = p_kind and e.name = p_name and e.value = p_equals;
end $$;`

/** How many documents have an entry in a range, each once. */
export const countRange: FunctionText = (s) => `
create or replace function ${s}.count_range(
  p_tenant text, p_collection text, p_name text, p_from text, p_below text
) returns table (count bigint)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select count(distinct e.key) from ${s}.document_entry e
    where e.tenant = p_tenant and e.collection = p_collection and e.kind = 0 and e.name = p_name
      and e.value >= p_from and (p_below is null or e.value < p_below);
end $$;`
