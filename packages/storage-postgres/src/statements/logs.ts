import { BY_KEYS, ONCE } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** The heads of all logs, as they were at one moment. */
export const logHeads: FunctionText = (s) => `
create or replace function ${s}.log_heads()
returns table (log int, size bigint, root_hash bytea, subtrees bytea)
language plpgsql as $$
#variable_conflict use_column
begin
  return query select h.log, h.size, h.root_hash, h.subtrees from ${s}.log_head h order by h.log;
end $$;`

/** Leaf hashes of a log, of all tenants: a log is whole or proves nothing. */
export const leafHashes: FunctionText = (s) => `
create or replace function ${s}.leaf_hashes(p_log int, p_from bigint, p_to bigint)
returns table (hash bytea)
language plpgsql ${ONCE} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.scope', 'whole store', true);
  return query select substring(f.hashes for 32) from ${s}.fact f
    where f.log = p_log and f.position >= p_from and f.position < p_to order by f.position;
  perform set_config('selfread.scope', '', true);
end $$;`

/** Roots of complete subtrees of a log, in the order asked; none for one that is not complete. */
export const logNodes: FunctionText = (s) => `
create or replace function ${s}.log_nodes(p_log int, p_levels int[], p_positions bigint[])
returns table (hash bytea)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin
  perform set_config('selfread.scope', 'whole store', true);
  return query select substring(f.hashes from 32 * a.level + 1 for 32)
    from unnest(p_levels, p_positions) with ordinality a (level, position, number)
    cross join lateral (
      select f.hashes from ${s}.fact f where f.log = p_log and f.position = a.position limit 1
    ) f
    order by a.number;
  perform set_config('selfread.scope', '', true);
end $$;`

/** Keeps a head; keeping it again changes nothing. */
export const keepCheckpoint: FunctionText = (s) => `
create or replace function ${s}.keep_checkpoint(p_size bigint, p_note text)
returns table (kept boolean)
language plpgsql as $$
#variable_conflict use_column
begin
  insert into ${s}.checkpoint (size, note) values (p_size, p_note) on conflict do nothing;
  return query select true;
end $$;`

/** The kept heads, smallest first. */
export const checkpoints: FunctionText = (s) => `
create or replace function ${s}.checkpoints()
returns table (size bigint, note text)
language plpgsql as $$
#variable_conflict use_column
begin
  return query select c.size, c.note from ${s}.checkpoint c order by c.size, c.note;
end $$;`
