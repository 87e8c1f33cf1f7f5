export { meterReadingOf } from './meter-reading-of.ts'
export type { ReadingEntry, RegisterEntry } from './parse-reading-entry.ts'
export { parseReadingEntry } from './parse-reading-entry.ts'
