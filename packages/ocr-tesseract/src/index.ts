export { PhotoReaderError, type PhotoReaderErrorCode } from './photo-reader-error.ts'
export { type TesseractReaderSettings, tesseractReader } from './tesseract-reader.ts'
