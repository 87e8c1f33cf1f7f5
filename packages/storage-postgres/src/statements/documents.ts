import { BY_KEYS, IN_ORDER, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** A document as it is handed out, with the wrapped key of its personal part. */
const DOCUMENT_TYPE = `table (collection text, key text, has_place boolean, place text, value text,
  subject text, subject_key bytea, sealed bytea, entry_value text)`

const DOCUMENT = `d.collection, d.key, d.has_place, d.place, d.value, d.subject, k.key, d.sealed`

const withKey = (s: string) => `left join lateral (
      select k.key from ${s}.subject_key k
      where k.log = d.key_log and k.tenant = p_tenant and k.subject = d.subject
        and k.generation = d.key_generation
      limit 1
    ) k on true`

/** A document by its key. */
export const getDocument: FunctionText = (s) => `
create or replace function ${s}.get_document(p_tenant text, p_log int, p_collection text, p_key text)
returns ${DOCUMENT_TYPE}
language plpgsql ${ONCE} as $$
#variable_conflict use_column
declare
  v_home int;
  v_place text;
begin
  perform set_config('selfread.tenant', p_tenant, true);
  select a.home, a.place into v_home, v_place from ${s}.document_key a
  where a.log = p_log and a.tenant = p_tenant and a.collection = p_collection and a.key = p_key;
  if found then
    return query select ${DOCUMENT}, null::text
      from ${s}.document d ${withKey(s)}
      where d.log = v_home and d.tenant = p_tenant and d.place = v_place
        and d.collection = p_collection and d.key = p_key;
  end if;
end $$;`

/** The documents of a collection by key, out of all partitions. */
export const listDocuments: FunctionText = (s) => `
create or replace function ${s}.list_documents(
  p_tenant text, p_collection text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, null::text
    from (
      select a.key, a.home, a.place from ${s}.document_key a
      where a.tenant = p_tenant and a.collection = p_collection and a.key >= p_from_key
      order by a.key limit p_limit
    ) a
    cross join lateral (
      select * from ${s}.document d
      where d.log = a.home and d.tenant = p_tenant and d.place = a.place
        and d.collection = p_collection and d.key = a.key
      limit 1
    ) d
    ${withKey(s)}
    order by a.key;
end $$;`

/** The documents of a place by key. */
export const listOfPlace: FunctionText = (s) => `
create or replace function ${s}.list_of_place(
  p_tenant text, p_log int, p_place text, p_collection text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${ONCE} as $$
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
language plpgsql ${ONCE} as $$
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
language plpgsql ${ONCE} as $$
#variable_conflict use_column
declare
  v_keys text[];
  v_homes int[];
  v_places text[];
begin
  perform set_config('selfread.tenant', p_tenant, true);
  select array_agg(e.key), array_agg(e.home), array_agg(e.place) into v_keys, v_homes, v_places
  from (
    select e.key, e.home, e.place from ${s}.document_entry e
    where e.log = p_log and e.tenant = p_tenant and e.collection = p_collection
      and e.kind = p_kind and e.name = p_name and e.value = p_equals and e.key >= p_from_key
    order by e.key limit p_limit
  ) e;
  return query select d.*, p_equals
    from ${s}.documents_at(p_tenant, p_collection, v_keys, v_homes, v_places) d;
end $$;`

/** Documents by where they are, in the order named: one that is found asks its partition alone. */
export const documentsAt: FunctionText = (s) => `
create or replace function ${s}.documents_at(
  p_tenant text, p_collection text, p_keys text[], p_homes int[], p_places text[]
) returns table (collection text, key text, has_place boolean, place text, value text,
  subject text, subject_key bytea, sealed bytea)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
declare
  v_home int := p_homes[1];
  v_place text := p_places[1];
  v_key text := p_keys[1];
begin
  perform set_config('selfread.tenant', p_tenant, true);
  if cardinality(p_keys) = 1 then
    return query select ${DOCUMENT}
      from ${s}.document d ${withKey(s)}
      where d.log = v_home and d.tenant = p_tenant and d.place = v_place
        and d.collection = p_collection and d.key = v_key;
  else
    return query select ${DOCUMENT}
      from unnest(p_keys, p_homes, p_places) with ordinality e (key, home, place, number)
      cross join lateral (
      select * from ${s}.document d
      where d.log = e.home and d.tenant = p_tenant and d.place = e.place
        and d.collection = p_collection and d.key = e.key
      limit 1
    ) d
      ${withKey(s)}
      order by e.number;
  end if;
end $$;`

/** The documents that have an entry in a range, by its value and key; by the first, where there are several. */
export const findRange: FunctionText = (s) => `
create or replace function ${s}.find_range(
  p_tenant text, p_collection text, p_name text, p_from text, p_below text,
  p_from_value text, p_from_key text, p_limit int
) returns ${DOCUMENT_TYPE}
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${DOCUMENT}, e.value
    from ${s}.document_entry e
    cross join lateral (
      select * from ${s}.document d
      where d.log = e.home and d.tenant = p_tenant and d.place = e.place
        and d.collection = p_collection and d.key = e.key
      limit 1
    ) d
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
