export { ruleRowJsonSchema } from './rule-row-json-schema.ts'
