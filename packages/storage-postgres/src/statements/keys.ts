import { BY_KEYS, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** The wrapped index key of a tenant, kept at its first use: that of whoever came first. */
export const tenantKey: FunctionText = (s) => `
create or replace function ${s}.tenant_key(p_tenant text, p_new_key bytea)
returns table (index_key bytea)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select t.index_key from ${s}.tenant t where t.tenant = p_tenant;
  if found or p_new_key is null then
    return;
  end if;
  insert into ${s}.tenant (tenant, index_key) values (p_tenant, p_new_key)
  on conflict (tenant) do nothing;
  return query select t.index_key from ${s}.tenant t where t.tenant = p_tenant;
end $$;`

/** The newest key of each subject; `key` is null where it was destroyed. */
export const subjectKeys: FunctionText = (s) => `
create or replace function ${s}.subject_keys(p_tenant text, p_logs int[], p_subjects text[])
returns table (subject text, generation int, key bytea)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select k.subject, k.generation, k.key
    from unnest(p_logs, p_subjects) a (log, subject)
    cross join lateral (
      select k.subject, k.generation, k.key from ${s}.subject_key k
      where k.log = a.log and k.tenant = p_tenant and k.subject = a.subject
      order by k.generation desc limit 1
    ) k;
end $$;`

/**
 * Keeps new keys and holds all that are named until the transaction ends, so that nobody destroys
 * one while something is stored under it. False where one was made or destroyed by somebody else.
 */
export const holdKeys: FunctionText = (s) => `
create or replace function ${s}.hold_keys(
  p_tenant text, p_logs int[], p_subjects text[], p_generations int[], p_new_keys bytea[]
) returns boolean
language plpgsql ${BY_KEYS} as $$
declare
  v_held int;
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.subject_key (log, tenant, subject, generation, key)
  select n.log, p_tenant, n.subject, n.generation, n.key
  from unnest(p_logs, p_subjects, p_generations, p_new_keys) n (log, subject, generation, key)
  where n.key is not null
  order by n.log, n.subject collate "C"
  on conflict (tenant, subject, generation, log) do nothing;

  perform 1
  from unnest(p_logs, p_subjects, p_generations, p_new_keys) n (log, subject, generation, key)
  cross join lateral (
    select k.key from ${s}.subject_key k
    where k.log = n.log and k.tenant = p_tenant and k.subject = n.subject
      and k.generation = n.generation
    limit 1 for share
  ) k
  where k.key is not null and (n.key is null or n.key = k.key);
  get diagnostics v_held = row_count;
  return v_held = cardinality(p_subjects);
end $$;`
