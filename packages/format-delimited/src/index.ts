export { delimitedFormat } from './delimited-format.ts'
export type {
  DelimitedColumn,
  DelimitedDialect,
  DelimitedMapping,
  Encoding,
} from './delimited-mapping.ts'
export { encodings } from './delimited-mapping.ts'
export type { ParsedDelimitedMapping } from './delimited-mapping-schema.ts'
export { delimitedMappingJsonSchema, parseDelimitedMapping } from './delimited-mapping-schema.ts'
export { genericMeasurementData } from './mappings/generic-measurement-data.ts'
export { genericReadingUpload } from './mappings/generic-reading-upload.ts'
