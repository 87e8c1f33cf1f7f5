export type { OutsideCode, OutsideMeaning, OutsideScheme } from './outside-codes.ts'
export { outsideCodes } from './outside-codes.ts'
export type { OutsideAnswer, UnderstoodAnswer } from './parse-outside-answer.ts'
export { parseOutsideAnswer } from './parse-outside-answer.ts'
