export type { JournalCheck } from './check-journal.ts'
export { checkJournal } from './check-journal.ts'
export { checkReceipt } from './check-receipt.ts'
export type { JournalFault, JournalFaultCode } from './journal-fault.ts'
export { journalLines } from './journal-lines.ts'
export type {
  HeadRecord,
  JournalHeader,
  JournalRecord,
  LeafRecord,
  ProofRecord,
} from './journal-record.ts'
export type { JournalSource } from './read-proof.ts'
export { readProof } from './read-proof.ts'
export { formatSignerKey, parseSignerKey } from './signer-key.ts'
export type { VerifierKey } from './verifier-key.ts'
export { parseVerifierKey } from './verifier-key.ts'
