export type { IndexValue, RegisterDigits } from './index-value.ts'
