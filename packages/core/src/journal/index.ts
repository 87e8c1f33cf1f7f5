export { canonicalJson } from './canonical-json.ts'
export type { Checkpoint, OpenedCheckpoint } from './checkpoint.ts'
export { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
export type { Actor, FactDraft, JsonValue, PersonalData, StoredFact } from './fact.ts'
export type { LeafContent, SealedData } from './leaf.ts'
export { leafBytes, leafHash } from './leaf.ts'
export type { MerkleLog } from './merkle-log.ts'
export { createMerkleLog, rootOf } from './merkle-log.ts'
export type { ConsistencyProof, InclusionProof, TreeHead } from './merkle-proof.ts'
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.ts'
export type { HeadSigner, NoteRefusal, OpenedNote } from './signed-note.ts'
export { createHeadSigner, openNote } from './signed-note.ts'
