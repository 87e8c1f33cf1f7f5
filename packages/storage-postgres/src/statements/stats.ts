import type { FunctionText } from './statement.ts'

/** How many rows of each kind there are, of all tenants. */
export const storeCounts: FunctionText = (s) => `
create or replace function ${s}.store_counts()
returns table (documents bigint, blobs bigint, commit_keys bigint, waiting bigint, sent bigint,
  erased bigint, oldest_waiting text, checkpoints bigint, checkpoint_size bigint)
language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('selfread.scope', 'whole store', true);
  return query select
    (select count(*) from ${s}.document d),
    (select count(*) from ${s}.blob b where b.content is not null),
    (select count(*) from ${s}.commit_key c),
    m.waiting, m.sent, m.erased, m.oldest,
    (select count(*) from ${s}.checkpoint c),
    (select coalesce(max(c.size), 0) from ${s}.checkpoint c)
  from (
    select count(*) filter (where m.state = 'waiting') waiting,
      count(*) filter (where m.state = 'sent') sent,
      count(*) filter (where m.state = 'erased') erased,
      min(m.enqueued_at) filter (where m.state = 'waiting') oldest
    from ${s}.message m
  ) m;
  perform set_config('selfread.scope', '', true);
end $$;`

/** How much a tenant has, and since when. */
export const tenantCounts: FunctionText = (s) => `
create or replace function ${s}.tenant_counts()
returns table (tenant text, facts bigint, streams bigint, oldest text, newest text)
language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('selfread.scope', 'whole store', true);
  return query select t.tenant, coalesce(f.facts, 0), coalesce(f.streams, 0), f.oldest, f.newest
    from ${s}.tenant t
    left join (
      select f.tenant, count(*) facts, count(*) filter (where f.version = 1) streams,
        min(f.recorded_at) oldest, max(f.recorded_at) newest
      from ${s}.fact f group by f.tenant
    ) f on f.tenant = t.tenant
    order by t.tenant;
  perform set_config('selfread.scope', '', true);
end $$;`

/** The bytes of each table with its partitions and indexes, largest first. */
export const tableSizes: FunctionText = (s) => `
create or replace function ${s}.table_sizes()
returns table (name text, bytes bigint)
language plpgsql as $$
#variable_conflict use_column
begin
  return query select coalesce(p.relname, c.relname)::text, sum(pg_total_relation_size(c.oid))::bigint
    from pg_class c
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent
    where c.relnamespace = '${s}'::regnamespace and c.relkind = 'r'
    group by 1 order by 2 desc, 1;
end $$;`
