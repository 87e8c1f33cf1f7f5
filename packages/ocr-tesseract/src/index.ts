export { type TesseractReaderSettings, tesseractReader } from './tesseract-reader.ts'
