import type { FunctionName } from './index.ts'

/**
 * What asks more than one partition, or does not name the place, and why that must be. Everything
 * else names the log and the tenant of each table it touches, and the place where rows have one:
 * see decision 16. Held to by a test that reads every statement.
 */
export const fanOuts: Readonly<
  Partial<Record<FunctionName, { readonly lacks: readonly string[]; readonly why: string }>>
> = {
  read_commit: {
    lacks: ['fact.place'],
    why: 'A commit may be about several places; their positions are kept with its key.',
  },
  read_feed: {
    lacks: ['fact.place'],
    why: 'The feed is of all places of a tenant: one log after the other.',
  },
  has_facts: {
    lacks: ['fact.place'],
    why: 'The feed is of all places of a tenant: one log after the other.',
  },
  read_position: {
    lacks: ['fact.place'],
    why: 'Who has a receipt or a proof knows a position, not a place.',
  },
  log_heads: { lacks: ['log_head.log'], why: 'All heads are signed together.' },
  leaf_hashes: {
    lacks: ['fact.tenant', 'fact.place'],
    why: 'A log is of all tenants: it is whole or proves nothing.',
  },
  log_nodes: {
    lacks: ['fact.tenant', 'fact.place'],
    why: 'A log is of all tenants: it is whole or proves nothing.',
  },
  list_documents: {
    lacks: ['document_key.log'],
    why: 'A whole collection by key: rebuilding and comparing read models.',
  },
  count_documents: { lacks: ['document_key.log'], why: 'A whole collection is counted.' },
  find_range: {
    lacks: ['document_entry.log'],
    why: 'What is due lies between two values, and entries are spread by their value.',
  },
  count_range: {
    lacks: ['document_entry.log'],
    why: 'What is due lies between two values, and entries are spread by their value.',
  },
  claim_messages: {
    lacks: ['message.log'],
    why: 'A worker takes what waits wherever it is, after one log of its own choice.',
  },
  erase_subject: {
    lacks: ['document.log', 'document.place', 'blob.log', 'message.log'],
    why: 'What is held on a person may be about any place.',
  },
  subject_facts: {
    lacks: ['fact.log', 'fact.place'],
    why: 'What is held on a person may be about any place.',
  },
  subject_documents: {
    lacks: ['document.log', 'document.place'],
    why: 'What is held on a person may be about any place.',
  },
  subject_blobs: { lacks: ['blob.log'], why: 'What is held on a person may be anywhere.' },
  subject_messages: { lacks: ['message.log'], why: 'What is held on a person may be anywhere.' },
  log_extent: {
    lacks: ['fact.tenant', 'fact.place'],
    why: 'Verification looks at a log whole, of all tenants.',
  },
  log_rows: {
    lacks: ['fact.tenant', 'fact.place'],
    why: 'Verification looks at a log whole, of all tenants.',
  },
  tenant_rows: { lacks: ['tenant.tenant'], why: 'Archives begin with all tenants.' },
  subject_key_rows: {
    lacks: ['subject_key.log', 'subject_key.tenant'],
    why: 'Archives hold the keys of all tenants.',
  },
  commit_key_rows: {
    lacks: ['commit_key.log', 'commit_key.tenant', 'commit_key.place'],
    why: 'Archives hold the idempotency keys of all tenants.',
  },
  document_rows: {
    lacks: ['document.log', 'document.tenant', 'document.place'],
    why: 'Verification and archives look at all documents.',
  },
  lost_documents: {
    lacks: ['document_key.log'],
    why: 'Verification holds all documents against all that they are found by.',
  },
  blob_rows: {
    lacks: ['blob.log', 'blob.tenant'],
    why: 'Verification and archives look at all blobs.',
  },
  message_rows: {
    lacks: ['message.log', 'message.tenant'],
    why: 'Verification and archives look at all messages.',
  },
  hold_empty: {
    lacks: ['log_head.log', 'tenant.tenant'],
    why: 'An archive goes into a store that holds nothing of anybody.',
  },
  store_counts: {
    lacks: [
      ...['document.log', 'document.tenant', 'document.place', 'blob.log', 'blob.tenant'],
      ...['commit_key.log', 'commit_key.tenant', 'commit_key.place'],
      ...['message.log', 'message.tenant'],
    ],
    why: 'The size of a store is that of all its partitions.',
  },
  tenant_counts: {
    lacks: ['tenant.tenant', 'fact.log', 'fact.place'],
    why: 'The size of a store is that of all its partitions.',
  },
}
