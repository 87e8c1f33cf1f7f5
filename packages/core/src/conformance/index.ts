export type { Law } from './law.ts'
export { memoryStore } from './memory-store.ts'
export type { OperatorFormatSubject } from './operator-format-laws.ts'
export { operatorFormatLaws } from './operator-format-laws.ts'
export {
  type PhotoReaderPicture,
  type PhotoReaderSubject,
  photoReaderLaws,
} from './photo-reader-laws.ts'
export { storeLaws } from './store-laws.ts'
export { storeModelLaw } from './store-model-laws.ts'
export type { StoreSubject } from './store-subject.ts'
