import { ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/**
 * Stores a commit, in one message to the server: the heads are locked in order of their logs, so
 * that writers never wait for each other in a circle; then versions, clock and keys are checked; then
 * all is written. `outcome` says how it ended, and nothing is written unless it is `stored`:
 *
 * - `stored`, `repeated`: a row for each log, its size before and after, and its root;
 * - `conflict`: the idempotency key is that of another commit;
 * - `moved_on`: `number` is the place of the append, `size` the version of its stream;
 * - `clock`: `number` is the place of the append, `said` the time of the last fact;
 * - `keys_changed`: a subject's key was made or destroyed meanwhile.
 *
 * Facts come in order of their logs, those of a log in order of the commit.
 */
export const appendCommit: FunctionText = (s) => `
create or replace function ${s}.append_commit(
  p_tenant text, p_recorded_at text, p_actor_kind text, p_actor_id text, p_logs int[],
  p_stream_logs int[], p_stream_places text[], p_streams text[], p_expected int[],
  p_fact_logs int[], p_fact_places text[], p_fact_streams text[], p_versions int[],
  p_types text[], p_data text[], p_subjects text[], p_key_logs int[], p_generations int[],
  p_sealed bytea[], p_leaves bytea,
  p_commit_key text, p_digest bytea, p_order int[], p_notify boolean,
  p_live_logs int[], p_live_subjects text[], p_live_generations int[], p_new_keys bytea[],
  p_doc_key_logs int[], p_doc_collections text[], p_doc_keys text[], p_doc_homes int[],
  p_doc_places text[], p_doc_have_place boolean[], p_doc_values text[], p_doc_subjects text[],
  p_doc_key_of int[], p_doc_generations int[], p_doc_sealed bytea[],
  p_doc_entry_logs text[], p_doc_entry_kinds text[], p_doc_entry_names text[],
  p_doc_entry_values text[],
  p_entry_logs int[], p_entry_collections text[], p_entry_kinds int[], p_entry_names text[],
  p_entry_values text[], p_entry_keys text[], p_entry_homes int[], p_entry_places text[],
  p_message_logs int[], p_message_ids text[], p_transports text[], p_message_subjects text[],
  p_message_key_of int[], p_message_generations int[], p_contents bytea[]
) returns table (outcome text, number int, log int, start bigint, size bigint, root bytea, said text)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
declare
  v_first_log int := p_stream_logs[1];
  v_first_place text := p_stream_places[1];
  v_first_stream text := p_streams[1];
  v_sizes bigint[] := '{}';
  v_ranges bytea[] := '{}';
  v_which int;
  v_digest bytea;
  v_outcome text;
  v_number int;
  v_version int;
  v_said text;
  v_log int;
  v_start bigint;
  v_size bigint;
  v_range bytea;
  v_node bytea;
  v_all bytea;
  v_rest bigint;
  v_root bytea;
  v_at int := 0;
  v_facts int := coalesce(cardinality(p_fact_logs), 0);
  v_hashes bytea[] := '{}';
  v_positions bigint[] := '{}';
begin
  perform set_config('selfread.tenant', p_tenant, true);
  foreach v_log in array p_logs loop
    select h.size, h.subtrees into v_size, v_range from ${s}.log_head h where h.log = v_log
    for update;
    v_sizes := v_sizes || v_size;
    v_ranges := v_ranges || v_range;
  end loop;

  if p_commit_key is not null then
    select c.digest into v_digest from ${s}.commit_key c
    where c.log = v_first_log and c.tenant = p_tenant and c.place = v_first_place
      and c.stream = v_first_stream and c.key = p_commit_key;
    if found and v_digest <> p_digest then
      outcome := 'conflict';
      return next;
      return;
    elsif found then
      return query select 'repeated'::text, null::int, h.log, h.size, h.size, h.root_hash, null::text
        from ${s}.log_head h where h.log = any(p_logs) order by h.log;
      return;
    end if;
  end if;

  if cardinality(p_streams) = 1 then
    select f.version, f.recorded_at into v_version, v_said from ${s}.fact f
    where f.log = v_first_log and f.tenant = p_tenant and f.place = v_first_place
      and f.stream = v_first_stream
    order by f.version desc limit 1;
    if coalesce(v_version, 0) <> p_expected[1] then
      outcome := 'moved_on';
    elsif v_said > p_recorded_at
      and v_said::timestamptz > p_recorded_at::timestamptz + interval '60 seconds' then
      outcome := 'clock';
    end if;
    if outcome is not null then
      number := 1;
      size := coalesce(v_version, 0);
      said := v_said;
    end if;
  else
    foreach v_log in array p_logs loop
      for v_outcome, v_number, v_version, v_said in
        select case when coalesce(l.version, 0) <> a.expected then 'moved_on' else 'clock' end,
          a.number, coalesce(l.version, 0), l.recorded_at
        from unnest(p_stream_logs, p_stream_places, p_streams, p_expected)
          with ordinality a (log, place, stream, expected, number)
        left join lateral (
          select f.version, f.recorded_at from ${s}.fact f
          where f.log = v_log and f.tenant = p_tenant and f.place = a.place and f.stream = a.stream
          order by f.version desc limit 1
        ) l on true
        where a.log = v_log and (coalesce(l.version, 0) <> a.expected
          or (l.recorded_at > p_recorded_at
            and l.recorded_at::timestamptz > p_recorded_at::timestamptz + interval '60 seconds'))
      loop
        if outcome is null or (v_outcome, -v_number) > (outcome, -number) then
          outcome := v_outcome;
          number := v_number;
          size := v_version;
          said := v_said;
        end if;
      end loop;
    end loop;
  end if;
  if outcome is not null then
    return next;
    return;
  end if;

  if p_live_subjects is not null and not ${s}.hold_keys(p_tenant, p_live_logs, p_live_subjects,
    p_live_generations, p_new_keys) then
    outcome := 'keys_changed';
    return next;
    return;
  end if;

  while v_at < v_facts loop
    v_log := p_fact_logs[v_at + 1];
    v_which := array_position(p_logs, v_log);
    v_size := v_sizes[v_which];
    v_range := v_ranges[v_which];
    v_start := v_size;
    while v_at < v_facts and p_fact_logs[v_at + 1] = v_log loop
      v_node := substring(p_leaves from 32 * v_at + 1 for 32);
      v_all := v_node;
      v_rest := v_size;
      -- Every trailing 1 bit of the size is a complete subtree that the new one completes a larger one with.
      while v_rest & 1 = 1 loop
        v_node := sha256('\\x01'::bytea || substring(v_range from octet_length(v_range) - 31) || v_node);
        v_range := substring(v_range for octet_length(v_range) - 32);
        v_all := v_all || v_node;
        v_rest := v_rest >> 1;
      end loop;
      v_range := v_range || v_node;
      v_at := v_at + 1;
      v_hashes[v_at] := v_all;
      v_positions[v_at] := v_size;
      v_size := v_size + 1;
    end loop;
    v_root := substring(v_range from octet_length(v_range) - 31);
    v_rest := octet_length(v_range) - 64;
    while v_rest >= 0 loop
      v_root := sha256('\\x01'::bytea || substring(v_range from v_rest::int + 1 for 32) || v_root);
      v_rest := v_rest - 32;
    end loop;
    update ${s}.log_head h set size = v_size, root_hash = v_root, subtrees = v_range
    where h.log = v_log;
    outcome := 'stored';
    log := v_log;
    start := v_start;
    size := v_size;
    root := v_root;
    return next;
  end loop;

  if v_facts > 0 then
    insert into ${s}.fact (log, position, tenant, place, stream, version, type, recorded_at,
      actor_kind, actor_id, data, subject, key_log, key_generation, sealed, hashes)
    select f.log, f.position, p_tenant, f.place, f.stream, f.version, f.type, p_recorded_at,
      p_actor_kind, p_actor_id, f.data, f.subject, f.key_log, f.generation, f.sealed, f.hashes
    from unnest(p_fact_logs, v_positions, p_fact_places, p_fact_streams, p_versions, p_types, p_data,
      p_subjects, p_key_logs, p_generations, p_sealed, v_hashes)
      f (log, position, place, stream, version, type, data, subject, key_log, generation, sealed,
        hashes);
    if p_notify then
      perform pg_notify('selfread_${s}', '');
    end if;
  end if;

  if p_commit_key is not null then
    insert into ${s}.commit_key (log, tenant, place, stream, key, digest, fact_logs, fact_positions)
    select v_first_log, p_tenant, v_first_place, v_first_stream, p_commit_key, p_digest,
      coalesce(array_agg(p_fact_logs[o.at] order by o.number), '{}'),
      coalesce(array_agg(v_positions[o.at] order by o.number), '{}')
    from unnest(p_order) with ordinality o (at, number);
  end if;

  if p_doc_keys is not null then
    perform ${s}.change_documents(p_tenant, p_doc_key_logs, p_doc_collections, p_doc_keys,
      p_doc_homes, p_doc_places, p_doc_have_place, p_doc_values, p_doc_subjects, p_doc_key_of,
      p_doc_generations, p_doc_sealed, p_doc_entry_logs, p_doc_entry_kinds, p_doc_entry_names,
      p_doc_entry_values, p_entry_logs, p_entry_collections, p_entry_kinds, p_entry_names,
      p_entry_values, p_entry_keys, p_entry_homes, p_entry_places);
  end if;

  if p_message_ids is not null then
    insert into ${s}.message (log, tenant, id, transport, state, subject, key_log, key_generation,
      content, enqueued_at)
    select m.log, p_tenant, m.id, m.transport, 'waiting', m.subject, m.key_log, m.generation,
      m.content, p_recorded_at
    from unnest(p_message_logs, p_message_ids, p_transports, p_message_subjects, p_message_key_of,
      p_message_generations, p_contents)
      m (log, id, transport, subject, key_log, generation, content)
    order by m.log, m.id
    on conflict (tenant, id, log) do nothing;
  end if;
end $$;`
