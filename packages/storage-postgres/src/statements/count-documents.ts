import { BY_KEYS, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** How many documents a collection has. */
export const countDocuments: FunctionText = (s) => `
create or replace function ${s}.count_documents(p_tenant text, p_collection text)
returns table (count bigint)
language plpgsql ${ONCE} as $$
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
language plpgsql ${ONCE} as $$
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
language plpgsql ${ONCE} as $$
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
