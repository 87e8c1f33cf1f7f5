import { appendCommit } from './append.ts'
import {
  holdEmpty,
  restoreBlob,
  restoreCommitKey,
  restoreFacts,
  restoreHead,
  restoreKeys,
  restoreMessage,
} from './archive.ts'
import { findBlob, putBlob, readBlob } from './blobs.ts'
import { changeDocuments } from './change-documents.ts'
import { countDocuments, countEqual, countOfPlace, countRange } from './count-documents.ts'
import {
  documentsAt,
  findEqual,
  findOfPlace,
  findRange,
  getDocument,
  listDocuments,
  listOfPlace,
} from './documents.ts'
import { hasFacts, readCommit, readFeed, readPosition, readStream } from './facts.ts'
import { holdKeys, subjectKeys, tenantKey } from './keys.ts'
import { checkpoints, keepCheckpoint, leafHashes, logHeads, logNodes } from './logs.ts'
import { claimMessages, settleMessage, waitingMessage } from './messages.ts'
import {
  eraseSubject,
  subjectBlobs,
  subjectDocuments,
  subjectFacts,
  subjectMessages,
} from './persons.ts'
import type { FunctionText } from './statement.ts'
import { storeCounts, tableSizes, tenantCounts } from './stats.ts'
import {
  blobRows,
  commitKeyRows,
  documentRows,
  logExtent,
  logRows,
  lostDocuments,
  messageRows,
  subjectKeyRows,
  tenantRows,
} from './verify.ts'

/** A function of the schema. */
export type FunctionName =
  | 'tenant_key'
  | 'subject_keys'
  | 'hold_keys'
  | 'change_documents'
  | 'append_commit'
  | 'read_stream'
  | 'read_commit'
  | 'read_feed'
  | 'has_facts'
  | 'read_position'
  | 'log_heads'
  | 'leaf_hashes'
  | 'log_nodes'
  | 'keep_checkpoint'
  | 'checkpoints'
  | 'get_document'
  | 'list_documents'
  | 'list_of_place'
  | 'find_of_place'
  | 'find_equal'
  | 'documents_at'
  | 'find_range'
  | 'count_documents'
  | 'count_of_place'
  | 'count_equal'
  | 'count_range'
  | 'put_blob'
  | 'find_blob'
  | 'read_blob'
  | 'claim_messages'
  | 'waiting_message'
  | 'settle_message'
  | 'erase_subject'
  | 'subject_facts'
  | 'subject_documents'
  | 'subject_blobs'
  | 'subject_messages'
  | 'log_extent'
  | 'log_rows'
  | 'tenant_rows'
  | 'subject_key_rows'
  | 'commit_key_rows'
  | 'document_rows'
  | 'blob_rows'
  | 'lost_documents'
  | 'message_rows'
  | 'hold_empty'
  | 'restore_keys'
  | 'restore_facts'
  | 'restore_commit_key'
  | 'restore_blob'
  | 'restore_message'
  | 'restore_head'
  | 'store_counts'
  | 'tenant_counts'
  | 'table_sizes'

/** All that the store ever asks of the server, but for opening and migrating: each by its name. */
export const functions: Readonly<Record<FunctionName, FunctionText>> = {
  tenant_key: tenantKey,
  subject_keys: subjectKeys,
  hold_keys: holdKeys,
  change_documents: changeDocuments,
  append_commit: appendCommit,
  read_stream: readStream,
  read_commit: readCommit,
  read_feed: readFeed,
  has_facts: hasFacts,
  read_position: readPosition,
  log_heads: logHeads,
  leaf_hashes: leafHashes,
  log_nodes: logNodes,
  keep_checkpoint: keepCheckpoint,
  checkpoints,
  get_document: getDocument,
  list_documents: listDocuments,
  list_of_place: listOfPlace,
  find_of_place: findOfPlace,
  documents_at: documentsAt,
  find_equal: findEqual,
  find_range: findRange,
  count_documents: countDocuments,
  count_of_place: countOfPlace,
  count_equal: countEqual,
  count_range: countRange,
  put_blob: putBlob,
  find_blob: findBlob,
  read_blob: readBlob,
  claim_messages: claimMessages,
  waiting_message: waitingMessage,
  settle_message: settleMessage,
  erase_subject: eraseSubject,
  subject_facts: subjectFacts,
  subject_documents: subjectDocuments,
  subject_blobs: subjectBlobs,
  subject_messages: subjectMessages,
  log_extent: logExtent,
  log_rows: logRows,
  tenant_rows: tenantRows,
  subject_key_rows: subjectKeyRows,
  commit_key_rows: commitKeyRows,
  document_rows: documentRows,
  blob_rows: blobRows,
  lost_documents: lostDocuments,
  message_rows: messageRows,
  hold_empty: holdEmpty,
  restore_keys: restoreKeys,
  restore_facts: restoreFacts,
  restore_commit_key: restoreCommitKey,
  restore_blob: restoreBlob,
  restore_message: restoreMessage,
  restore_head: restoreHead,
  store_counts: storeCounts,
  tenant_counts: tenantCounts,
  table_sizes: tableSizes,
}
