/**
 * Several logs; facts under a time-ordered key of their own; every subtree hash kept with the leaf
 * that completes it; idempotency keys. A stream knows its last fact and every fact the one before
 * it, so that an append writes to no index that grows with the facts.
 */
export const logs002 = `
alter table store_info add column partitions integer not null default 1;

alter table stream add column log integer not null default 0;
alter table stream add column last_fact_id integer;
alter table stream add column last_recorded_at text;
update stream set
  last_fact_id = (select f.position + 1 from fact f
    where f.stream_id = stream.id and f.version = stream.version),
  last_recorded_at = (select f.recorded_at from fact f
    where f.stream_id = stream.id and f.version = stream.version);

create table fact_002 (
  -- In the order of storing, over all logs: the cursor of the feed.
  id integer primary key,
  tenant_id integer not null references tenant (id),
  stream_id integer not null references stream (id),
  version integer not null,
  -- The stream's fact before; null for its first.
  previous_id integer,
  log integer not null,
  position integer not null,
  type text not null,
  recorded_at text not null,
  actor_kind text not null,
  actor_id text not null,
  -- Canonical JSON (RFC 8785).
  data text not null,
  key_id integer references subject_key (id),
  sealed blob,
  check ((key_id is null) = (sealed is null)),
  check ((previous_id is null) = (version = 1))
) strict;
insert into fact_002
  select f.position + 1, f.tenant_id, f.stream_id, f.version,
    (select p.position + 1 from fact p
      where p.stream_id = f.stream_id and p.version = f.version - 1),
    0, f.position, f.type, f.recorded_at, f.actor_kind, f.actor_id, f.data, f.key_id, f.sealed
  from fact f order by f.position;

create table leaf_002 (
  log integer not null,
  position integer not null,
  fact_id integer not null references fact_002 (id),
  -- Roots of the complete subtrees that end with this leaf, 32 bytes each, its own hash first:
  -- the root of (level, index) is number level of position (index + 1) * 2^level - 1.
  hashes blob not null check (length(hashes) >= 32 and length(hashes) % 32 = 0),
  primary key (log, position)
) strict, without rowid;
insert into leaf_002 select 0, position, position + 1, hash from leaf order by position;

create table merkle_head_002 (
  log integer primary key,
  size integer not null,
  root_hash blob not null check (length(root_hash) = 32),
  -- Roots of the complete subtrees, 32 bytes each, largest first.
  subtrees blob not null
) strict;
insert into merkle_head_002 select 0, size, root_hash, subtrees from merkle_head;

drop table leaf;
drop table fact;
drop table merkle_head;
alter table fact_002 rename to fact;
alter table leaf_002 rename to leaf;
alter table merkle_head_002 rename to merkle_head;

create index fact_by_tenant on fact (tenant_id);
create index fact_by_subject on fact (key_id) where key_id is not null;

create trigger fact_is_never_changed before update on fact
begin select raise(abort, 'Facts are never changed: append a correction.'); end;
create trigger fact_is_never_deleted before delete on fact
begin select raise(abort, 'Facts are never deleted: erase the subject instead.'); end;

create table commit_key (
  -- Of the commit's first append.
  stream_id integer not null references stream (id),
  key text not null,
  fingerprint blob not null check (length(fingerprint) = 32),
  -- JSON: [log, position, count] of each run of the commit's facts.
  facts text not null,
  primary key (stream_id, key)
) strict, without rowid;

-- JSON: [index_id, value] of each entry, as in document_entry.
alter table document add column entries text not null default '[]';
update document set entries = coalesce((
  select json_group_array(json_array(e.index_id, e.value)) from document_entry e
  where e.document_id = document.id), '[]');
drop index document_entry_by_document;
`

/** Once the hashes of all subtrees stand with the leaves that a store of schema 1 brought. */
export const guards002 = `
create trigger leaf_is_never_changed before update on leaf
begin select raise(abort, 'Leaves are never changed.'); end;
create trigger leaf_is_never_deleted before delete on leaf
begin select raise(abort, 'Leaves are never deleted.'); end;
`
