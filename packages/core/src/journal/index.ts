export { canonicalJson } from './canonical-json.ts'
export type { Checkpoint, OpenedCheckpoint } from './checkpoint.ts'
export { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
export type { Actor, FactDraft, JsonValue, PersonalData, StoredFact } from './fact.ts'
export { parseHeadNote, signHeads } from './head-note.ts'
export type { LeafContent, SealedData } from './leaf.ts'
export { leafBytes, leafHash } from './leaf.ts'
export type { MerkleLog } from './merkle-log.ts'
export { createMerkleLog, rootOf } from './merkle-log.ts'
export type { ConsistencyProof, InclusionProof } from './merkle-proof.ts'
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.ts'
export type { NodeAddress } from './node-address.ts'
export type { LeafFact } from './parse-leaf.ts'
export { isLeafFact, parseLeaf } from './parse-leaf.ts'
export { partitionOf } from './partition.ts'
export type { OpenedPartitionedHead } from './partitioned-head.ts'
export {
  openPartitionedHead,
  partitionsNotContinued,
  signPartitionedHead,
} from './partitioned-head.ts'
export type { FactPlace, SealingCipher, SealingInput } from './personal-data.ts'
export { factLabel, openPersonalData, sealPersonalData } from './personal-data.ts'
export type { ProofPlan } from './proof-plan.ts'
export { consistencyPlan, inclusionPlan, proofOf } from './proof-plan.ts'
export type { Receipt, ReceiptRefusal, VerifiedReceipt } from './receipt.ts'
export { makeReceipt, parseReceipt, verifyReceipt } from './receipt.ts'
export { formatReceipt, parseReceiptText } from './receipt-text.ts'
export type { HeadSigner, NoteRefusal, OpenedNote } from './signed-note.ts'
export { createHeadSigner, openNote } from './signed-note.ts'
export type { KeyOwner, SubjectKey } from './subject-keys.ts'
export { eraseSubjectKey, subjectKey, withSubjectKey } from './subject-keys.ts'
export type { TreeHead } from './tree-head.ts'
