import { ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** Keeps sealed bytes; a copy that is known changes nothing. False where the subject's key changed meanwhile. */
export const putBlob: FunctionText = (s) => `
create or replace function ${s}.put_blob(
  p_tenant text, p_log int, p_sha256 text, p_subject text, p_key_log int, p_generation int,
  p_new_key bytea, p_length bigint, p_content bytea
) returns table (kept boolean)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  if not ${s}.hold_keys(p_tenant, array[p_key_log], array[p_subject], array[p_generation],
    array[p_new_key]) then
    return query select false;
    return;
  end if;
  insert into ${s}.blob (log, tenant, sha256, subject, key_log, key_generation, length, content)
  values (p_log, p_tenant, p_sha256, p_subject, p_key_log, p_generation, p_length, p_content)
  on conflict (tenant, sha256, subject, key_generation, log) do nothing;
  return query select true;
end $$;`

/** A readable copy of some bytes, and how long it is sealed: the bytes themselves come in pieces. */
export const findBlob: FunctionText = (s) => `
create or replace function ${s}.find_blob(p_tenant text, p_log int, p_sha256 text)
returns table (subject text, generation int, key bytea, sealed_length int)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select b.subject, b.key_generation, k.key, octet_length(b.content)
    from ${s}.blob b
    left join lateral (
      select k.key from ${s}.subject_key k
      where k.log = b.key_log and k.tenant = p_tenant and k.subject = b.subject
        and k.generation = b.key_generation
      limit 1
    ) k on true
    where b.log = p_log and b.tenant = p_tenant and b.sha256 = p_sha256
      and b.content is not null and k.key is not null
    order by b.kept limit 1;
end $$;`

/** A piece of a sealed copy. */
export const readBlob: FunctionText = (s) => `
create or replace function ${s}.read_blob(
  p_tenant text, p_log int, p_sha256 text, p_subject text, p_generation int, p_from int, p_length int
) returns table (piece bytea)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select substring(b.content from p_from + 1 for p_length)
    from ${s}.blob b
    where b.log = p_log and b.tenant = p_tenant and b.sha256 = p_sha256
      and b.subject = p_subject and b.key_generation = p_generation and b.content is not null;
end $$;`
