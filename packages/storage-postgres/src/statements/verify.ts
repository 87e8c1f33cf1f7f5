import { BY_KEYS, IN_ORDER } from './hints.ts'
import type { FunctionText } from './statement.ts'

/** The key of a row, of whatever tenant. */
const keyOf = (s: string, row: string): string => `left join lateral (
      select k.subject, k.key from ${s}.subject_key k
      where k.log = ${row}.key_log and k.tenant = ${row}.tenant and k.subject = ${row}.subject
        and k.generation = ${row}.key_generation
      limit 1
    ) k on true`

const wholeStore = (does: string) => `
  perform set_config('selfread.scope', 'whole store', true);
  ${does}
  perform set_config('selfread.scope', '', true);`

/** How many facts a log has, and the last position of them. */
export const logExtent: FunctionText = (s) => `
create or replace function ${s}.log_extent(p_log int)
returns table (count bigint, last bigint)
language plpgsql as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select count(*), max(f.position) from ${s}.fact f where f.log = p_log;`)}
end $$;`

/** The facts of a log with their hashes, of all tenants. */
export const logRows: FunctionText = (s) => `
create or replace function ${s}.log_rows(p_log int, p_from bigint, p_to bigint)
returns table (tenant text, "position" bigint, stream text, version int, type text,
  recorded_at text, actor_kind text, actor_id text, data text, subject text, key_generation int,
  key_found boolean, key bytea, sealed bytea, hashes bytea)
language plpgsql ${BY_KEYS} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select f.tenant, f.position, f.stream, f.version, f.type, f.recorded_at, f.actor_kind,
      f.actor_id, f.data, f.subject, f.key_generation, k.subject is not null, k.key, f.sealed,
      f.hashes
    from ${s}.fact f
    ${keyOf(s, 'f')}
    where f.log = p_log and f.position >= p_from and f.position < p_to
    order by f.position;`)}
end $$;`

/** The tenants that have stored something, by name. */
export const tenantRows: FunctionText = (s) => `
create or replace function ${s}.tenant_rows()
returns table (tenant text, index_key bytea)
language plpgsql as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select t.tenant, t.index_key from ${s}.tenant t order by t.tenant;`)}
end $$;`

/** Keys of subjects, page by page. */
export const subjectKeyRows: FunctionText = (s) => `
create or replace function ${s}.subject_key_rows(
  p_tenant text, p_from_subject text, p_from_generation int, p_limit int
) returns table (tenant text, subject text, generation int, key bytea)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select k.tenant, k.subject, k.generation, k.key from ${s}.subject_key k
    where (k.tenant, k.subject, k.generation) >= (p_tenant, p_from_subject, p_from_generation)
    order by k.tenant, k.subject, k.generation limit p_limit;`)}
end $$;`

/** Idempotency keys, page by page. */
export const commitKeyRows: FunctionText = (s) => `
create or replace function ${s}.commit_key_rows(
  p_tenant text, p_place text, p_stream text, p_from_key text, p_limit int
) returns table (tenant text, place text, stream text, key text, digest bytea, fact_logs text,
  fact_positions text)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select c.tenant, c.place, c.stream, c.key, c.digest,
      array_to_string(c.fact_logs, ','), array_to_string(c.fact_positions, ',')
    from ${s}.commit_key c
    where (c.tenant, c.place, c.stream, c.key) >= (p_tenant, p_place, p_stream, p_from_key)
    order by c.tenant, c.place, c.stream, c.key limit p_limit;`)}
end $$;`

/** Documents, page by page in the order in which they were first put. */
export const documentRows: FunctionText = (s) => `
create or replace function ${s}.document_rows(p_from bigint, p_limit int)
returns table (kept bigint, tenant text, place text, collection text, key text, has_place boolean,
  value text, subject text, key_generation int, subject_key bytea, sealed bytea, entries text)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select d.kept, d.tenant, d.place, d.collection, d.key, d.has_place, d.value,
      d.subject, d.key_generation, k.key, d.sealed,
      coalesce((
        select json_agg(json_build_array(x.kind, x.name, x.value))
        from unnest(d.entry_kinds, d.entry_names, d.entry_values) x (kind, name, value)
      )::text, '[]')
    from ${s}.document d
    ${keyOf(s, 'd')}
    where d.kept >= p_from order by d.kept limit p_limit;`)}
end $$;`

/** Blobs without their bytes, page by page in the order in which they were kept. */
export const blobRows: FunctionText = (s) => `
create or replace function ${s}.blob_rows(p_from bigint, p_limit int)
returns table (kept bigint, log int, tenant text, sha256 text, subject text, key_generation int,
  length bigint, key bytea, sealed_length int)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select b.kept, b.log, b.tenant, b.sha256, b.subject, b.key_generation, b.length,
      k.key, octet_length(b.content)
    from ${s}.blob b
    ${keyOf(s, 'b')}
    where b.kept >= p_from order by b.kept limit p_limit;`)}
end $$;`

/** Messages, page by page. */
export const messageRows: FunctionText = (s) => `
create or replace function ${s}.message_rows(p_tenant text, p_from_id text, p_limit int)
returns table (tenant text, id text, transport text, state text, subject text, key_generation int,
  key bytea, content bytea, attempts int, lease_until text, enqueued_at text, settled_at text,
  detail bytea)
language plpgsql ${IN_ORDER} as $$
#variable_conflict use_column
begin${wholeStore(`
  return query select m.tenant, m.id, m.transport, m.state, m.subject, m.key_generation, k.key,
      m.content, m.attempts, m.lease_until, m.enqueued_at, m.settled_at, m.detail
    from ${s}.message m
    ${keyOf(s, 'm')}
    where (m.tenant, m.id) >= (p_tenant, p_from_id)
    order by m.tenant, m.id limit p_limit;`)}
end $$;`

/** Documents that are not found by what they should be, and what finds a document that is not there. */
export const lostDocuments: FunctionText = (s) => `
create or replace function ${s}.lost_documents(p_limit int)
returns table (tenant text, collection text, key text, problem text)
language plpgsql as $$
#variable_conflict use_column
begin${wholeStore(`
  return query
    select d.tenant, d.collection, d.key, 'It is not noted where it is.'::text
    from ${s}.document d
    where not exists (
      select 1 from ${s}.document_key a
      where a.tenant = d.tenant and a.collection = d.collection and a.key = d.key
        and a.home = d.log and a.place = d.place
    )
    union all
    select d.tenant, d.collection, d.key, 'An entry that it is found by is gone.'::text
    from ${s}.document d
    cross join lateral unnest(d.entry_logs, d.entry_kinds, d.entry_names, d.entry_values)
      x (log, kind, name, value)
    where not exists (
      select 1 from ${s}.document_entry e
      where e.log = x.log and e.tenant = d.tenant and e.collection = d.collection
        and e.kind = x.kind and e.name = x.name and e.value = x.value and e.key = d.key
        and e.home = d.log and e.place = d.place
    )
    union all
    select a.tenant, a.collection, a.key, 'It is gone.'::text
    from ${s}.document_key a
    where not exists (
      select 1 from ${s}.document d
      where d.log = a.home and d.tenant = a.tenant and d.place = a.place
        and d.collection = a.collection and d.key = a.key
    )
    union all
    select e.tenant, e.collection, e.key, 'It has an entry that it was not put with.'::text
    from ${s}.document_entry e
    where not exists (
      select 1 from ${s}.document d
      cross join lateral unnest(d.entry_kinds, d.entry_names, d.entry_values) x (kind, name, value)
      where d.log = e.home and d.tenant = e.tenant and d.place = e.place
        and d.collection = e.collection and d.key = e.key
        and x.kind = e.kind and x.name = e.name and x.value = e.value
    )
    limit p_limit;`)}
end $$;`
