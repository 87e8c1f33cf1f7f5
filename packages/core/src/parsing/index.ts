export {
  civilDate,
  decimalText,
  indexText,
  indexValue,
  instant,
  nameText,
  noteText,
  wholeCharacters,
  wholeNumber,
  yearMonth,
} from './common-schemas.ts'
export type { InputProblem, Parsed } from './input-problem.ts'
export { expectedBy, parseInput, problemsOf } from './input-problem.ts'
