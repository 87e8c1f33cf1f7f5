import { IN_ORDER, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

const MESSAGE_TYPE = `table (id text, subject text, attempts int, key bytea, content bytea)`

const MESSAGE = `m.id, m.subject, m.attempts, k.key, m.content`

const keyOfMessage = (s: string): string => `left join lateral (
      select k.key from ${s}.subject_key k
      where k.log = m.key_log and k.tenant = p_tenant and k.subject = m.subject
        and k.generation = m.key_generation
      limit 1
    ) k on true`

const isFree = `m.state = 'waiting' and (m.lease_until is null or m.lease_until <= p_now)`

/**
 * Leases messages: of those never tried, first those in a log that differs from call to call, so
 * that workers seldom look for the same; then of all logs, fewest attempts first, so that a message
 * that always fails does not hold up the rest. What another worker is taking is passed by.
 */
export const claimMessages: FunctionText = (s) => `
create or replace function ${s}.claim_messages(
  p_tenant text, p_transport text, p_now text, p_lease_until text, p_limit int, p_first int
) returns ${MESSAGE_TYPE}
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
declare
  v_log int;
  v_ids text[];
  v_all_logs int[];
  v_all_ids text[];
begin
  perform set_config('selfread.tenant', p_tenant, true);
  select coalesce(array_agg(m.log), '{}'), coalesce(array_agg(m.id), '{}')
  into v_all_logs, v_all_ids
  from (
    select m.log, m.id from ${s}.message m
    where m.log = p_first and m.tenant || '' = p_tenant and m.transport = p_transport
      and m.attempts = 0 and ${isFree}
    order by m.enqueued_at, m.id limit p_limit
    for update skip locked
  ) m;
  if cardinality(v_all_ids) < p_limit then
    select v_all_logs || array_agg(m.log), v_all_ids || array_agg(m.id)
    into v_all_logs, v_all_ids
    from (
      select m.log, m.id from ${s}.message m
      where m.tenant || '' = p_tenant and m.transport = p_transport and ${isFree}
        and (m.log <> p_first or m.id <> all(v_all_ids))
      order by m.attempts, m.enqueued_at, m.id limit p_limit - cardinality(v_all_ids)
      for update skip locked
    ) m;
  end if;
  for v_log in select distinct unnest(v_all_logs) order by 1 loop
    v_ids := array(
      select t.id from unnest(v_all_logs, v_all_ids) t (log, id) where t.log = v_log
    );
    return query with taken as (
        update ${s}.message m set attempts = m.attempts + 1, lease_until = p_lease_until
        where m.log = v_log and m.tenant = p_tenant and m.id = any(v_ids)
        returning m.id, m.subject, m.key_log, m.key_generation, m.attempts, m.content,
          m.enqueued_at
      )
      select ${MESSAGE} from taken m
      ${keyOfMessage(s)}
      order by m.attempts, m.enqueued_at, m.id;
  end loop;
end $$;`

/** A message that waits, with the wrapped key of its subject: its transport's answer is sealed with that. */
export const waitingMessage: FunctionText = (s) => `
create or replace function ${s}.waiting_message(p_tenant text, p_log int, p_id text)
returns table (subject text, attempts int, key bytea)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select m.subject, m.attempts, k.key
    from ${s}.message m
    ${keyOfMessage(s)}
    where m.log = p_log and m.tenant = p_tenant and m.id = p_id and m.state = 'waiting';
end $$;`

/** Settles a message that waits; false where it was settled or, if that matters, claimed since. */
export const settleMessage: FunctionText = (s) => `
create or replace function ${s}.settle_message(
  p_tenant text, p_log int, p_id text, p_state text, p_at text, p_attempts int, p_detail bytea
) returns table (settled boolean)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  update ${s}.message m
  set state = p_state, lease_until = null, settled_at = p_at, detail = p_detail
  where m.log = p_log and m.tenant = p_tenant and m.id = p_id and m.state = 'waiting'
    and (p_attempts is null or m.attempts = p_attempts);
  return query select found;
end $$;`
