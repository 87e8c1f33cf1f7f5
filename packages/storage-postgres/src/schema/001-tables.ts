import type { Migration } from './migration.ts'

/** Physical partitions of a table: more logs than these share them, a catalogue has its limits too. */
const MOST_PARTITIONS = 64

/**
 * The tables that are partitioned by log. The others hold one row for a log, a tenant or a kept head;
 * or the keys of subjects, which rows of all partitions ask for.
 */
const SPREAD = [
  'fact',
  'commit_key',
  'document_key',
  'document',
  'document_entry',
  'blob',
  'message',
]

/** The tables that hold what belongs to a tenant: nobody sees a row of another. */
const OF_TENANTS = ['tenant', 'subject_key', ...SPREAD]

const TEXT = 'text collate "C"'

/**
 * The tenant, in indexes beside the primary key. It is written so that only who asks in the same way
 * uses them: of two indexes that would do, the planner takes either while a table is empty, and
 * keeps the worse one when it has grown.
 */
const APART = "(tenant || '')"

/**
 * The first tables. Text compares by bytes; what JSON says is kept as its text, since `jsonb` knows
 * no \u0000 and rounds numbers. Every key has log, tenant and, where there is one, place: see
 * decision 16. Log comes last: within a partition it hardly tells rows apart, and what asks all
 * partitions finds its rows in order.
 */
export const tables001: Migration = ({ schema: s, partitions }) => `
create table ${s}.store_info (
  id int primary key check (id = 1),
  schema_version int not null,
  partitions int not null check (partitions between 1 and 1024),
  -- Sealed with the master key where one is in use: tells a wrong key at once.
  key_check bytea,
  has_opened boolean not null default false
);
insert into ${s}.store_info (id, schema_version, partitions) values (1, 0, ${partitions});

-- In which order documents and blobs were first kept: who asks what is held on a person gets the
-- oldest first.
create sequence ${s}.kept;

create table ${s}.tenant (
  tenant ${TEXT} primary key,
  -- Key of the HMACs by which personal index entries are found.
  index_key bytea not null
);

create table ${s}.log_head (
  log int primary key,
  size bigint not null,
  root_hash bytea not null check (octet_length(root_hash) = 32),
  -- Roots of the complete subtrees, 32 bytes each, largest first.
  subtrees bytea not null
) with (fillfactor = 20);
insert into ${s}.log_head (log, size, root_hash, subtrees)
select log, 0, sha256(''), '' from generate_series(0, ${partitions - 1}) log;

create table ${s}.checkpoint (
  size bigint not null,
  note ${TEXT} not null,
  primary key (size, note)
);

create table ${s}.fact (
  log int not null,
  position bigint not null,
  tenant ${TEXT} not null,
  place ${TEXT} not null,
  stream ${TEXT} not null,
  version int not null,
  type ${TEXT} not null,
  recorded_at ${TEXT} not null,
  actor_kind ${TEXT} not null,
  actor_id ${TEXT} not null,
  -- Canonical JSON (RFC 8785).
  data ${TEXT} not null,
  subject ${TEXT},
  key_log int,
  key_generation int,
  sealed bytea,
  -- Roots of the Merkle subtrees that its leaf completes, 32 bytes each, the leaf hash first: the
  -- root of (level, index) is number level of those at position (index + 1) * 2^level - 1.
  hashes bytea not null check (octet_length(hashes) % 32 = 0 and octet_length(hashes) > 0),
  primary key (tenant, place, stream, version, log),
  check ((subject is null) = (sealed is null)),
  check ((subject is null) = (key_generation is null))
) partition by list (log);
create index fact_by_position on ${s}.fact (position, log);
create index fact_of_tenant on ${s}.fact (${APART}, position, log);
create index fact_by_subject on ${s}.fact (subject, ${APART}, recorded_at, position, log)
  where subject is not null;

create table ${s}.commit_key (
  log int not null,
  tenant ${TEXT} not null,
  place ${TEXT} not null,
  stream ${TEXT} not null,
  key ${TEXT} not null,
  -- SHA-256 of the canonical commit.
  digest bytea not null check (octet_length(digest) = 32),
  -- Where its facts are, in order.
  fact_logs int[] not null,
  fact_positions bigint[] not null,
  primary key (tenant, place, stream, key, log)
) partition by list (log);

create table ${s}.subject_key (
  log int not null,
  tenant ${TEXT} not null,
  subject ${TEXT} not null,
  -- A subject that comes back after erasure gets the next one.
  generation int not null,
  -- Null once erased.
  key bytea,
  primary key (tenant, subject, generation, log)
);

-- Where a document is: with its place, or by its own name.
create table ${s}.document_key (
  log int not null,
  tenant ${TEXT} not null,
  collection ${TEXT} not null,
  key ${TEXT} not null,
  home int not null,
  place ${TEXT} not null,
  primary key (tenant, collection, key, log)
) partition by list (log);

create table ${s}.document (
  log int not null,
  tenant ${TEXT} not null,
  -- Its own name where it is about no place.
  place ${TEXT} not null,
  collection ${TEXT} not null,
  key ${TEXT} not null,
  has_place boolean not null,
  kept bigint not null default nextval('${s}.kept'),
  value ${TEXT} not null,
  subject ${TEXT},
  key_log int,
  key_generation int,
  sealed bytea,
  -- The entries that it is found by, as they stand in document_entry.
  entry_logs int[] not null,
  entry_kinds int[] not null,
  entry_names text[] collate "C" not null,
  entry_values text[] collate "C" not null,
  primary key (tenant, place, collection, key, log),
  check ((subject is null) = (sealed is null))
) partition by list (log);
create index document_by_age on ${s}.document (kept);
create index document_by_subject on ${s}.document (subject, ${APART}, kept, collection, key)
  where subject is not null;

create table ${s}.document_entry (
  log int not null,
  tenant ${TEXT} not null,
  collection ${TEXT} not null,
  -- 0 in clear, 1 personal: an HMAC in base64url.
  kind int not null,
  name ${TEXT} not null,
  value ${TEXT} not null,
  key ${TEXT} not null,
  home int not null,
  place ${TEXT} not null,
  primary key (tenant, collection, kind, name, value, key, log)
) partition by list (log);

create table ${s}.blob (
  log int not null,
  tenant ${TEXT} not null,
  sha256 ${TEXT} not null,
  subject ${TEXT} not null,
  key_log int not null,
  key_generation int not null,
  length bigint not null,
  kept bigint not null default nextval('${s}.kept'),
  -- Null once erased.
  content bytea,
  primary key (tenant, sha256, subject, key_generation, log)
) partition by list (log);
create index blob_by_age on ${s}.blob (kept);
create index blob_by_subject on ${s}.blob (subject, ${APART}, kept, sha256);

create table ${s}.message (
  log int not null,
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  transport ${TEXT} not null,
  state ${TEXT} not null check (state in ('waiting', 'sent', 'erased')),
  subject ${TEXT} not null,
  key_log int not null,
  key_generation int not null,
  -- Null once erased.
  content bytea,
  attempts int not null default 0,
  lease_until ${TEXT},
  enqueued_at ${TEXT} not null,
  settled_at ${TEXT},
  -- Why it failed last, sealed: a transport's answer repeats addresses.
  detail bytea,
  primary key (tenant, id, log)
) partition by list (log);
create index message_waiting on ${s}.message (${APART}, transport, attempts, enqueued_at, id)
  where state = 'waiting';
create index message_by_subject on ${s}.message (subject, ${APART}, enqueued_at, id);

create function ${s}.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Facts are never changed and never deleted: append a correction, or erase the subject.'
    using errcode = 'restrict_violation';
end $$;
create trigger fact_is_never_changed before update or delete on ${s}.fact
  for each row execute function ${s}.refuse_change();
${SPREAD.map((table) => partitionsOf(`${s}.${table}`, partitions)).join('\n')}
-- Bytes under their hash do not compress, and are read in pieces.
${physical(partitions)
  .map((number) => `alter table ${s}.blob_${number} alter content set storage external;`)
  .join('\n')}
create trigger fact_is_never_emptied before truncate on ${s}.fact
  for each statement execute function ${s}.refuse_change();
${OF_TENANTS.flatMap((table) => [
  guard(s, table),
  ...(SPREAD.includes(table)
    ? physical(partitions).map((number) => guard(s, `${table}_${number}`))
    : []),
]).join('\n')}
`

function physical(partitions: number): readonly number[] {
  return [...Array(Math.min(partitions, MOST_PARTITIONS)).keys()]
}

function partitionsOf(table: string, partitions: number): string {
  const numbers = physical(partitions)
  return numbers
    .map((number) => {
      const logs: number[] = []
      for (let log = number; log < partitions; log += numbers.length) logs.push(log)
      return `create table ${table}_${number} partition of ${table} for values in (${logs.join(', ')});`
    })
    .join('\n')
}

/**
 * Row-level security, for the owner too: whoever forgot to say the tenant sees and writes nothing.
 * What looks at the whole store (verification, archives) says so, and can read only.
 */
function guard(schema: string, table: string): string {
  const name = `${schema}.${table}`
  return `
alter table ${name} enable row level security;
alter table ${name} force row level security;
create policy of_tenant on ${name}
  using (tenant = current_setting('selfread.tenant', true))
  with check (tenant = current_setting('selfread.tenant', true));
create policy of_whole_store on ${name} for select
  using (current_setting('selfread.scope', true) = 'whole store');`
}
