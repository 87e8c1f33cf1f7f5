import { BY_KEYS, IN_ORDER } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** Destroys a subject's key, and takes away what only it could open. */
export const eraseSubject: FunctionText = (s) => `
create or replace function ${s}.erase_subject(p_tenant text, p_key_log int, p_subject text)
returns table (erased boolean)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
declare
  v_generation int;
  v_one record;
begin
  perform set_config('selfread.tenant', p_tenant, true);
  -- Waits for whoever is storing something under the key.
  select k.generation into v_generation from ${s}.subject_key k
  where k.log = p_key_log and k.tenant = p_tenant and k.subject = p_subject and k.key is not null
  for update;
  if not found then
    return query select false;
    return;
  end if;

  for v_one in
    select d.collection, d.key, o.log, o.kind, o.name, o.value from ${s}.document d
    cross join lateral unnest(d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values)
      o (log, kind, name, value)
    where d.subject = p_subject and d.tenant || '' = p_tenant and o.kind = 1
  loop
    delete from ${s}.document_entry e
    where e.log = v_one.log and e.tenant = p_tenant and e.collection = v_one.collection
      and e.kind = v_one.kind and e.name = v_one.name and e.value = v_one.value
      and e.key = v_one.key;
  end loop;

  update ${s}.document d
  set subject = null, key_log = null, key_generation = null, sealed = null,
    (entry_logs, entry_kinds, entry_names, entry_values) = (
      select coalesce(array_agg(o.log), '{}'), coalesce(array_agg(o.kind), '{}'),
        coalesce(array_agg(o.name), '{}'), coalesce(array_agg(o.value), '{}')
      from unnest(d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values)
        o (log, kind, name, value)
      where o.kind <> 1
    )
  where d.subject = p_subject and d.tenant || '' = p_tenant;

  update ${s}.blob b set content = null
  where b.subject = p_subject and b.tenant || '' = p_tenant and b.key_generation = v_generation;

  update ${s}.message m
  set content = null, detail = null,
    state = case m.state when 'sent' then 'sent' else 'erased' end
  where m.subject = p_subject and m.tenant || '' = p_tenant and m.key_generation = v_generation;

  update ${s}.subject_key k set key = null
  where k.log = p_key_log and k.tenant = p_tenant and k.subject = p_subject
    and k.generation = v_generation;
  return query select true;
end $$;`

/** The facts that hold something on a person, oldest first. */
export const subjectFacts: FunctionText = (s) => `
create or replace function ${s}.subject_facts(
  p_tenant text, p_subject text, p_generation int, p_after_time text, p_after_position bigint,
  p_after_log int, p_limit int
) returns table (log int, "position" bigint, stream text, version int, type text, recorded_at text,
  actor_kind text, actor_id text, data text, sealed bytea)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select f.log, f.position, f.stream, f.version, f.type, f.recorded_at, f.actor_kind,
      f.actor_id, f.data, f.sealed
    from ${s}.fact f
    where f.subject = p_subject and f.tenant || '' = p_tenant and f.key_generation = p_generation
      and (f.recorded_at, f.position, f.log) > (p_after_time, p_after_position, p_after_log)
    order by f.recorded_at, f.position, f.log limit p_limit;
end $$;`

/** The documents that hold something on a person, oldest first. */
export const subjectDocuments: FunctionText = (s) => `
create or replace function ${s}.subject_documents(
  p_tenant text, p_subject text, p_generation int, p_from_time bigint, p_from_collection text,
  p_from_key text, p_limit int
) returns table (collection text, key text, has_place boolean, place text, value text, sealed bytea,
  kept bigint)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select d.collection, d.key, d.has_place, d.place, d.value, d.sealed, d.kept
    from ${s}.document d
    where d.subject = p_subject and d.tenant || '' = p_tenant and d.key_generation = p_generation
      and (d.kept, d.collection, d.key) >= (p_from_time, p_from_collection, p_from_key)
    order by d.kept, d.collection, d.key limit p_limit;
end $$;`

/** The bytes that are kept for a person, oldest first. */
export const subjectBlobs: FunctionText = (s) => `
create or replace function ${s}.subject_blobs(
  p_tenant text, p_subject text, p_generation int, p_after_time bigint, p_after_sha256 text,
  p_limit int
) returns table (sha256 text, length bigint, kept bigint)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select b.sha256, b.length, b.kept
    from ${s}.blob b
    where b.subject = p_subject and b.tenant || '' = p_tenant and b.key_generation = p_generation
      and b.content is not null and (b.kept, b.sha256) > (p_after_time, p_after_sha256)
    order by b.kept, b.sha256 limit p_limit;
end $$;`

/** The messages to a person, oldest first. */
export const subjectMessages: FunctionText = (s) => `
create or replace function ${s}.subject_messages(
  p_tenant text, p_subject text, p_generation int, p_from_time text, p_from_id text, p_limit int
) returns table (id text, transport text, state text, content bytea, enqueued_at text)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select m.id, m.transport, m.state, m.content, m.enqueued_at
    from ${s}.message m
    where m.subject = p_subject and m.tenant || '' = p_tenant and m.key_generation = p_generation
      and m.content is not null and (m.enqueued_at, m.id) >= (p_from_time, p_from_id)
    order by m.enqueued_at, m.id limit p_limit;
end $$;`
