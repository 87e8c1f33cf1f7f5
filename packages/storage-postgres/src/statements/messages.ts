import { BY_KEYS } from './hints.ts'
import type { FunctionText } from './statement.ts'

const MESSAGE_TYPE = `table (id text, subject text, attempts int, key bytea, content bytea)`

const MESSAGE = `m.id, m.subject, m.attempts, k.key, m.content`

const isFree = `m.state = 'waiting' and (m.lease_until is null or m.lease_until <= p_now)`

/**
 * Leases messages: first those never tried, log after log from one that differs from call to call,
 * so that workers seldom look for the same; then the others, fewest attempts first, so that a
 * message that always fails does not hold up the rest. What another worker is taking is passed by.
 */
export const claimMessages: FunctionText = (s) => `
create or replace function ${s}.claim_messages(
  p_tenant text, p_transport text, p_now text, p_lease_until text, p_limit int, p_first int,
  p_logs int
) returns ${MESSAGE_TYPE}
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
declare
  v_left int := p_limit;
  v_log int;
  v_taken int;
begin
  perform set_config('selfread.tenant', p_tenant, true);
  for v_step in 0 .. p_logs - 1 loop
    v_log := (p_first + v_step) % p_logs;
    return query with free as (
        select m.id from ${s}.message m
        where m.log = v_log and m.tenant = p_tenant and m.transport = p_transport
          and m.attempts = 0 and ${isFree}
        order by m.enqueued_at, m.id limit v_left
        for update skip locked
      ), taken as (
        update ${s}.message m set attempts = m.attempts + 1, lease_until = p_lease_until
        from free where m.log = v_log and m.tenant = p_tenant and m.id = free.id
        returning m.log, m.id, m.subject, m.key_log, m.key_generation, m.attempts, m.content,
          m.enqueued_at
      )
      select ${MESSAGE} from taken m
      left join ${s}.subject_key k on k.log = m.key_log and k.tenant = p_tenant
        and k.subject = m.subject and k.generation = m.key_generation
      order by m.enqueued_at, m.id;
    get diagnostics v_taken = row_count;
    v_left := v_left - v_taken;
    if v_left <= 0 then
      return;
    end if;
  end loop;
  return query with free as (
      select m.log, m.id from ${s}.message m
      where m.tenant = p_tenant and m.transport = p_transport and m.attempts > 0 and ${isFree}
      order by m.attempts, m.enqueued_at, m.id limit v_left
      for update skip locked
    ), taken as (
      update ${s}.message m set attempts = m.attempts + 1, lease_until = p_lease_until
      from free where m.log = free.log and m.tenant = p_tenant and m.id = free.id
        -- Not what was taken above: what this call wrote, it would find again.
        and m.lease_until is distinct from p_lease_until
      returning m.log, m.id, m.subject, m.key_log, m.key_generation, m.attempts, m.content,
        m.enqueued_at
    )
    select ${MESSAGE} from taken m
    left join ${s}.subject_key k on k.log = m.key_log and k.tenant = p_tenant
      and k.subject = m.subject and k.generation = m.key_generation
    order by m.attempts, m.enqueued_at, m.id;
end $$;`

/** A message that waits, with the wrapped key of its subject: its transport's answer is sealed with that. */
export const waitingMessage: FunctionText = (s) => `
create or replace function ${s}.waiting_message(p_tenant text, p_log int, p_id text)
returns table (subject text, attempts int, key bytea)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  return query select m.subject, m.attempts, k.key
    from ${s}.message m
    left join ${s}.subject_key k on k.log = m.key_log and k.tenant = p_tenant
      and k.subject = m.subject and k.generation = m.key_generation
    where m.log = p_log and m.tenant = p_tenant and m.id = p_id and m.state = 'waiting';
end $$;`

/** Settles a message that waits; false where it was settled or, if that matters, claimed since. */
export const settleMessage: FunctionText = (s) => `
create or replace function ${s}.settle_message(
  p_tenant text, p_log int, p_id text, p_state text, p_at text, p_attempts int, p_detail bytea
) returns table (settled boolean)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.tenant', p_tenant, true);
  update ${s}.message m
  set state = p_state, lease_until = null, settled_at = p_at, detail = p_detail
  where m.log = p_log and m.tenant = p_tenant and m.id = p_id and m.state = 'waiting'
    and (p_attempts is null or m.attempts = p_attempts);
  return query select found;
end $$;`
