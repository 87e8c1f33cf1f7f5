export type { ArchiveProblem } from './archive/archive-error.ts'
export { ArchiveError } from './archive/archive-error.ts'
export type {
  ArchiveCounts,
  ArchivedBlob,
  ArchivedCheckpoint,
  ArchivedCommitKey,
  ArchivedDocument,
  ArchivedFact,
  ArchivedMessage,
  ArchivedSealed,
  ArchivedStore,
  ArchivedSubjectKey,
  ArchivedTenant,
  ArchiveEnd,
  ArchiveRecord,
} from './archive/archive-record.ts'
export type { ArchiveCheck, ArchivedLeaf } from './archive/check-archive.ts'
export { createArchiveCheck } from './archive/check-archive.ts'
export { parseArchiveLines } from './archive/parse-archive-lines.ts'
export { writeArchiveLines } from './archive/write-archive-lines.ts'
export type { PartTypes } from './cursor.ts'
export { cursorParts, readCursor, writeCursor } from './cursor.ts'
export { StoreDamagedError } from './errors/store-damaged-error.ts'
export type { StoreOpenProblem } from './errors/store-open-error.ts'
export { StoreOpenError } from './errors/store-open-error.ts'
export { assertClock } from './facts/assert-clock.ts'
export { assertMoment } from './facts/assert-moment.ts'
export type { ByteLog } from './facts/byte-log.ts'
export { createByteLog, hashLength, splitHashes } from './facts/byte-log.ts'
export { commitFingerprint } from './facts/commit-fingerprint.ts'
export { copyJson } from './facts/copy-json.ts'
export { hashLeaf } from './facts/hash-leaf.ts'
export { jsonText } from './facts/json-text.ts'
export { leafText } from './facts/leaf-text.ts'
export { heldTo } from './held-to.ts'
export { hashPersonal } from './keys/hash-personal.ts'
export type { KeyWrapper } from './keys/key-wrapper.ts'
export { createKeyWrapper, keyProblem, makeKeyCheck } from './keys/key-wrapper.ts'
export {
  blobLabel,
  documentLabel,
  indexKeyLabel,
  messageDetailLabel,
  messageLabel,
  subjectKeyLabel,
} from './keys/labels.ts'
export { openSealed, openSealedJson } from './keys/open-sealed.ts'
export type { SealLabel } from './keys/seal.ts'
export { createKey, seal, unseal } from './keys/seal.ts'
export { unwrapIndexKey, unwrapSubjectKey } from './keys/unwrap-keys.ts'
export {
  assertBlobSize,
  assertHeadNote,
  assertIdempotencyKey,
  assertLimit,
  assertPartitions,
  defaultClaimLimit,
  defaultPageLimit,
  maxBlobBytes,
} from './limits.ts'
export type { StoreStats, TenantStats } from './store-stats.ts'
export type { FactRow, StoredText } from './verify/check-fact.ts'
export type { KeptHead } from './verify/checkpoint-faults.ts'
export { checkpointFaults, checkpointSizes } from './verify/checkpoint-faults.ts'
export type { PositionRead, PositionReader } from './verify/read-by-position.ts'
export { readByPosition } from './verify/read-by-position.ts'
export type { LeafRow, LogVerification, StoredLog } from './verify/verify-log.ts'
export { verifyLog } from './verify/verify-log.ts'
export type { WakeablePauses } from './wakeable-pauses.ts'
export { createWakeablePauses } from './wakeable-pauses.ts'
