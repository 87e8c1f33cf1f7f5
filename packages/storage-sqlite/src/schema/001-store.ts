/**
 * The first schema. Primary keys are integers in time order, so that a growing store appends to its
 * trees instead of writing all over them.
 */
export const store001 = `
create table store_info (
  id integer primary key check (id = 1),
  -- Sealed with the master key where one is in use: tells a wrong key at once.
  key_check blob
) strict;

create table tenant (
  id integer primary key,
  name text not null unique,
  -- Key of the HMACs by which personal index entries are found.
  index_key blob not null
) strict;

create table subject_key (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  subject text not null,
  -- Null once erased. A subject that comes back gets a new row.
  key blob
) strict;
create unique index subject_key_live on subject_key (tenant_id, subject) where key is not null;

create table stream (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  name text not null,
  version integer not null,
  unique (tenant_id, name)
) strict;

create table fact (
  position integer primary key,
  tenant_id integer not null references tenant (id),
  stream_id integer not null references stream (id),
  version integer not null,
  type text not null,
  recorded_at text not null,
  actor_kind text not null,
  actor_id text not null,
  -- Canonical JSON (RFC 8785).
  data text not null,
  key_id integer references subject_key (id),
  sealed blob,
  unique (stream_id, version),
  check ((key_id is null) = (sealed is null))
) strict;
create index fact_by_tenant on fact (tenant_id);

create table leaf (
  position integer primary key references fact (position),
  hash blob not null check (length(hash) = 32)
) strict;

create table merkle_head (
  id integer primary key check (id = 1),
  size integer not null,
  root_hash blob not null check (length(root_hash) = 32),
  -- Roots of the complete subtrees, 32 bytes each, largest first.
  subtrees blob not null
) strict;

create table checkpoint (
  size integer not null,
  note text not null,
  primary key (size, note)
) strict, without rowid;

create trigger fact_is_never_changed before update on fact
begin select raise(abort, 'Facts are never changed: append a correction.'); end;
create trigger fact_is_never_deleted before delete on fact
begin select raise(abort, 'Facts are never deleted: erase the subject instead.'); end;
create trigger leaf_is_never_changed before update on leaf
begin select raise(abort, 'Leaves are never changed.'); end;
create trigger leaf_is_never_deleted before delete on leaf
begin select raise(abort, 'Leaves are never deleted.'); end;

create table document (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  collection text not null,
  key text not null,
  place text,
  value text not null,
  key_id integer references subject_key (id),
  sealed blob,
  unique (tenant_id, collection, key),
  check ((key_id is null) = (sealed is null))
) strict;
create index document_by_place on document (tenant_id, collection, place, key) where place is not null;
create index document_by_subject on document (key_id) where key_id is not null;

create table document_index (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  collection text not null,
  name text not null,
  is_personal integer not null check (is_personal in (0, 1)),
  unique (tenant_id, collection, name, is_personal)
) strict;

create table document_entry (
  index_id integer not null references document_index (id),
  -- An HMAC in base64url for a personal index.
  value text not null,
  key text not null,
  document_id integer not null references document (id),
  primary key (index_id, value, key)
) strict, without rowid;
create index document_entry_by_document on document_entry (document_id);

create table blob (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  sha256 text not null,
  key_id integer not null references subject_key (id),
  -- Null once erased.
  content blob,
  unique (tenant_id, sha256, key_id)
) strict;
create index blob_by_subject on blob (key_id) where content is not null;

create table message (
  id integer primary key,
  tenant_id integer not null references tenant (id),
  message_id text not null,
  transport text not null,
  state text not null check (state in ('waiting', 'sent', 'erased')),
  key_id integer not null references subject_key (id),
  -- Null once erased.
  content blob,
  attempts integer not null,
  lease_until text,
  enqueued_at text not null,
  settled_at text,
  -- Why it failed last, sealed: a transport's answer repeats addresses.
  detail blob,
  unique (tenant_id, message_id)
) strict;
create index message_waiting on message (tenant_id, transport, attempts, id) where state = 'waiting';
create index message_by_subject on message (key_id) where state <> 'erased';
`
