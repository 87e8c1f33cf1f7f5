export { parsePlaceFact } from './parse-place-fact.ts'
