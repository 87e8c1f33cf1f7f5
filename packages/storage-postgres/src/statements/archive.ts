import { ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** Holds all logs until the transaction ends, and says whether the store holds nothing yet. */
export const holdEmpty: FunctionText = (s) => `
create or replace function ${s}.hold_empty()
returns table (is_empty boolean)
language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('selfread.scope', 'whole store', true);
  perform 1 from ${s}.log_head h order by h.log for update;
  return query select not exists (select 1 from ${s}.log_head h where h.size > 0)
    and not exists (select 1 from ${s}.tenant t)
    and not exists (select 1 from ${s}.checkpoint c);
  perform set_config('selfread.scope', '', true);
end $$;`

/** Keys of subjects, as an archive has them. */
export const restoreKeys: FunctionText = (s) => `
create or replace function ${s}.restore_keys(
  p_tenant text, p_logs int[], p_subjects text[], p_generations int[], p_keys bytea[]
) returns void language plpgsql ${ONCE} as $$
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.subject_key (log, tenant, subject, generation, key)
  select n.log, p_tenant, n.subject, n.generation, n.key
  from unnest(p_logs, p_subjects, p_generations, p_keys) n (log, subject, generation, key);
end $$;`

/** Facts with the positions and hashes that they have. */
export const restoreFacts: FunctionText = (s) => `
create or replace function ${s}.restore_facts(
  p_tenant text, p_logs int[], p_positions bigint[], p_places text[], p_streams text[],
  p_versions int[], p_types text[], p_times text[], p_actor_kinds text[], p_actor_ids text[],
  p_data text[], p_subjects text[], p_key_logs int[], p_generations int[], p_sealed bytea[],
  p_hashes bytea[]
) returns void language plpgsql ${ONCE} as $$
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.fact (log, position, tenant, place, stream, version, type, recorded_at,
    actor_kind, actor_id, data, subject, key_log, key_generation, sealed, hashes)
  select n.log, n.position, p_tenant, n.place, n.stream, n.version, n.type, n.recorded_at,
    n.actor_kind, n.actor_id, n.data, n.subject, n.key_log, n.generation, n.sealed, n.hashes
  from unnest(p_logs, p_positions, p_places, p_streams, p_versions, p_types, p_times,
    p_actor_kinds, p_actor_ids, p_data, p_subjects, p_key_logs, p_generations, p_sealed, p_hashes)
    n (log, position, place, stream, version, type, recorded_at, actor_kind, actor_id, data,
      subject, key_log, generation, sealed, hashes);
end $$;`

/** An idempotency key. */
export const restoreCommitKey: FunctionText = (s) => `
create or replace function ${s}.restore_commit_key(
  p_tenant text, p_log int, p_place text, p_stream text, p_key text, p_digest bytea,
  p_fact_logs int[], p_fact_positions bigint[]
) returns void language plpgsql ${ONCE} as $$
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.commit_key (log, tenant, place, stream, key, digest, fact_logs, fact_positions)
  values (p_log, p_tenant, p_place, p_stream, p_key, p_digest, p_fact_logs, p_fact_positions);
end $$;`

/** A blob, or what is left of it. */
export const restoreBlob: FunctionText = (s) => `
create or replace function ${s}.restore_blob(
  p_tenant text, p_log int, p_sha256 text, p_subject text, p_key_log int, p_generation int,
  p_length bigint, p_content bytea
) returns void language plpgsql ${ONCE} as $$
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.blob (log, tenant, sha256, subject, key_log, key_generation, length, content)
  values (p_log, p_tenant, p_sha256, p_subject, p_key_log, p_generation, p_length, p_content);
end $$;`

/** A message, however far it got. */
export const restoreMessage: FunctionText = (s) => `
create or replace function ${s}.restore_message(
  p_tenant text, p_log int, p_id text, p_transport text, p_state text, p_subject text,
  p_key_log int, p_generation int, p_content bytea, p_attempts int, p_lease_until text,
  p_enqueued_at text, p_settled_at text, p_detail bytea
) returns void language plpgsql ${ONCE} as $$
begin
  perform set_config('selfread.tenant', p_tenant, true);
  insert into ${s}.message (log, tenant, id, transport, state, subject, key_log, key_generation,
    content, attempts, lease_until, enqueued_at, settled_at, detail)
  values (p_log, p_tenant, p_id, p_transport, p_state, p_subject, p_key_log, p_generation,
    p_content, p_attempts, p_lease_until, p_enqueued_at, p_settled_at, p_detail);
end $$;`

/** The head of a log whose facts were restored. */
export const restoreHead: FunctionText = (s) => `
create or replace function ${s}.restore_head(
  p_log int, p_size bigint, p_root bytea, p_subtrees bytea
) returns void language plpgsql as $$
begin
  update ${s}.log_head h set size = p_size, root_hash = p_root, subtrees = p_subtrees
  where h.log = p_log;
end $$;`
