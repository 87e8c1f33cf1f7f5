export type { DatePattern } from './date-pattern.ts'
export { datePatterns, readDate, writeDate } from './date-pattern.ts'
export type { FieldProblem } from './field-codec.ts'
export type { ConstantFields, FieldRule, LineField, Padding, PlaceRule } from './field-rule.ts'
export { lineFields, operatorReadingTypes } from './field-rule.ts'
export type { TemplateName, TemplateValues } from './file-name-template.ts'
export { asFileName, fillTemplate, templateNames, templateValues } from './file-name-template.ts'
export { findingItem } from './finding-item.ts'
export { looksLikeFormula } from './formula-guard.ts'
export type {
  LineReading,
  LineRules,
  LineTexts,
  LineWriting,
  SingleField,
} from './line-codec.ts'
export { isRequiredField, readLine, writeLine } from './line-codec.ts'
export type { FieldRuleShape, MappingProblem } from './mapping-schema.ts'
export {
  constantFieldsSchema,
  fieldRuleProblems,
  fieldRuleShape,
  formatIdSchema,
  lineFieldSchema,
  mappingProblems,
  numberNotationSchema,
  schemeSchema,
  templateSchema,
} from './mapping-schema.ts'
export type { NumberNotation, WrittenPlaces } from './number-notation.ts'
export { readIndex, writeIndex } from './number-notation.ts'
export type {
  FileFinding,
  FilePosition,
  OperatorLine,
  OperatorReadingType,
  ParsedLine,
} from './operator-line.ts'
