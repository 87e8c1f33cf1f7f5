export type { Law } from './law.ts'
export {
  type PhotoReaderPicture,
  type PhotoReaderSubject,
  photoReaderLaws,
} from './photo-reader-laws.ts'
