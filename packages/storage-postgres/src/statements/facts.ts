import { BY_KEYS, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** A stored fact as it is handed out, with the wrapped key of its personal part. */
const FACT_TYPE = `table (log int, "position" bigint, stream text, version int, type text,
  recorded_at text, actor_kind text, actor_id text, data text, subject text, key bytea, sealed bytea)`

const FACT = `f.log, f.position, f.stream, f.version, f.type, f.recorded_at, f.actor_kind,
    f.actor_id, f.data, f.subject, k.key, f.sealed`

const withKey = (s: string) => `left join lateral (
      select k.key from ${s}.subject_key k
      where k.log = f.key_log and k.tenant = p_tenant and k.subject = f.subject
        and k.generation = f.key_generation
      limit 1
    ) k on true`

/** The facts of a stream, in order. */
export const readStream: FunctionText = (s) => `
create or replace function ${s}.read_stream(
  p_tenant text, p_log int, p_place text, p_stream text, p_after int
) returns ${FACT_TYPE}
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${FACT}
    from ${s}.fact f ${withKey(s)}
    where f.log = p_log and f.tenant = p_tenant and f.place = p_place and f.stream = p_stream
      and f.version > p_after
    order by f.version;
end $$;`

/** The facts that a commit was stored with, found by its idempotency key. */
export const readCommit: FunctionText = (s) => `
create or replace function ${s}.read_commit(
  p_tenant text, p_log int, p_place text, p_stream text, p_key text
) returns ${FACT_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${FACT}
    from ${s}.commit_key c
    cross join lateral unnest(c.fact_logs, c.fact_positions) with ordinality
      a (log, position, number)
    cross join lateral (
      select * from ${s}.fact f
      where f.log = a.log and f.tenant || '' = p_tenant and f.position = a.position limit 1
    ) f
    ${withKey(s)}
    where c.log = p_log and c.tenant = p_tenant and c.place = p_place and c.stream = p_stream
      and c.key = p_key
    order by a.number;
end $$;`

/**
 * The facts of a tenant behind a position of each log, log after log from `p_first` on, so that
 * none is left out for another's sake.
 */
export const readFeed: FunctionText = (s) => `
create or replace function ${s}.read_feed(
  p_tenant text, p_first int, p_after bigint[], p_limit int
) returns ${FACT_TYPE}
language plpgsql ${ONCE} as $$
#variable_conflict use_column
declare
  v_logs int := cardinality(p_after);
  v_left int := p_limit;
  v_log int;
  v_found int;
begin
  perform set_config('selfread.tenant', p_tenant, true);
  for v_step in 0 .. v_logs - 1 loop
    v_log := (p_first + v_step) % v_logs;
    return query select ${FACT}
      from ${s}.fact f ${withKey(s)}
      where f.log = v_log and f.tenant || '' = p_tenant and f.position > p_after[v_log + 1]
      order by f.position limit v_left;
    get diagnostics v_found = row_count;
    v_left := v_left - v_found;
    exit when v_left <= 0;
  end loop;
end $$;`

/** Whether a tenant has a fact behind a position of a log. */
export const hasFacts: FunctionText = (s) => `
create or replace function ${s}.has_facts(p_tenant text, p_after bigint[])
returns table (has_facts boolean)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  for v_log in 0 .. cardinality(p_after) - 1 loop
    perform 1 from ${s}.fact f
    where f.log = v_log and f.tenant || '' = p_tenant and f.position > p_after[v_log + 1] limit 1;
    if found then
      return query select true;
      return;
    end if;
  end loop;
  return query select false;
end $$;`

/** A fact by its place in a log. */
export const readPosition: FunctionText = (s) => `
create or replace function ${s}.read_position(p_tenant text, p_log int, p_position bigint)
returns ${FACT_TYPE}
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select ${FACT}
    from ${s}.fact f ${withKey(s)}
    where f.log = p_log and f.tenant || '' = p_tenant and f.position = p_position;
end $$;`
