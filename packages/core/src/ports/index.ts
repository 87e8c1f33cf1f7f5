export { FormatRenderError } from './format-render-error.ts'
export { IdempotencyConflictError } from './idempotency-conflict-error.ts'
export type {
  MailAddress,
  MailContent,
  MessageAttachment,
  MessageComposer,
  MessageFinding,
  MessageKind,
  MessageParser,
  ParsedMessage,
} from './message-parser.ts'
export type {
  FileBytes,
  FileHeader,
  FormatDetection,
  OperatorFormat,
  RenderedFile,
} from './operator-format.ts'
export type {
  PhotoCandidate,
  PhotoDigit,
  PhotoExpectation,
  PhotoReader,
  PhotoReading,
  PixelBox,
} from './photo-reader.ts'
export type {
  ClaimedMessage,
  Commit,
  CommitReceipt,
  DocumentChange,
  DocumentPage,
  DocumentQuery,
  DocumentSelection,
  FeedPage,
  IndexEntry,
  LogHead,
  OutboxMessage,
  Store,
  StoredDocument,
  StoreFault,
  StoreTransaction,
  StoreVerification,
  StreamAppend,
  SubjectItem,
  SubjectPage,
} from './store.ts'
export type { StoreProblem } from './store-error.ts'
export { StoreError } from './store-error.ts'
export type {
  NamedUtility,
  TextContext,
  TextExtraction,
  TextExtractor,
  TextIdentifier,
  TextReading,
  TextSpan,
} from './text-extractor.ts'
export { VersionConflictError } from './version-conflict-error.ts'
