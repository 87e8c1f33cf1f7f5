import type { MappingProblem } from '@selfread/core'
import {
  constantFieldsSchema,
  fieldRuleProblems,
  fieldRuleShape,
  formatIdSchema,
  lineFieldSchema,
  looksLikeFormula,
  mappingProblems,
  schemeSchema,
  templateSchema,
} from '@selfread/core/measurement'
import { z } from 'zod'
import { type DelimitedMapping, encodings } from './delimited-mapping.ts'

const text = z.string().max(200)

const columnSchema = z.strictObject({
  ...fieldRuleShape,
  name: text.min(1).refine((name) => !looksLikeFormula(name), { error: 'no formula' }),
  position: z.int().min(1).max(1_000).exactOptional(),
  field: z.exactOptional(lineFieldSchema),
  scheme: z.exactOptional(schemeSchema),
  register: text.min(1).exactOptional(),
  constant: z.exactOptional(templateSchema),
})

const dialectSchema = z.strictObject({
  encoding: z.enum(encodings),
  bom: z.boolean(),
  delimiter: z
    .string()
    .length(1)
    .regex(/^[\t !#-&(-/:-@[-`{-~]$/, 'a tab, blank or ASCII punctuation mark other than a quote'),
  quote: z.enum(['"', "'"]).exactOptional(),
  quoting: z.enum(['needed', 'always']).exactOptional(),
  decimalMark: z.enum(['.', ',']),
  groupingMark: z.enum(['.', ',', ' ', "'", '\u00a0', '\u202f']).exactOptional(),
  newline: z.enum(['\n', '\r\n']),
  header: z.boolean(),
  finalNewline: z.boolean(),
})

const row = z.array(templateSchema).min(1)

/** The zod form of {@link DelimitedMapping}. */
const delimitedMappingSchema: z.ZodType<DelimitedMapping> = z.strictObject({
  version: z.literal(1),
  id: formatIdSchema,
  title: text.exactOptional(),
  dialect: dialectSchema,
  columns: z.array(columnSchema).min(1).max(500),
  constants: z.exactOptional(constantFieldsSchema),
  headerRows: z.array(row).max(20).exactOptional(),
  trailerRow: row.exactOptional(),
  fileName: templateSchema.check(
    z.refine((name: string) => name.length > 0, { error: 'a file name' }),
  ),
  mediaType: text.exactOptional(),
})

/** A mapping that can be used, or all that is wrong with it. */
export type ParsedDelimitedMapping =
  | { readonly ok: true; readonly mapping: DelimitedMapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] }

/**
 * Checks a mapping that comes from outside, such as a JSON file. Every problem
 * names the field, what was expected, what stands there and what to do.
 */
export function parseDelimitedMapping(mapping: unknown): ParsedDelimitedMapping {
  const parsed = delimitedMappingSchema.safeParse(mapping)
  if (!parsed.success) return { ok: false, problems: mappingProblems(parsed.error, mapping) }
  const problems = [
    ...columnProblems(parsed.data),
    ...layoutProblems(parsed.data),
    ...dialectProblems(parsed.data),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mapping: parsed.data }
}

/** The JSON Schema of a mapping, for editors and for other languages. */
export function delimitedMappingJsonSchema(): object {
  return z.toJSONSchema(delimitedMappingSchema)
}

function columnProblems({ columns, dialect }: DelimitedMapping): MappingProblem[] {
  const names = new Map<string, number>()
  return columns.flatMap((column, at): MappingProblem[] => {
    const path = `columns.${at}`
    const { field, scheme, register, constant } = column
    const problems = field === undefined ? [] : [...fieldRuleProblems(field, column, path)]
    const report = (key: string, expected: string, actual: string, advice: string) =>
      problems.push({ path: `${path}.${key}`, expected, actual, advice })

    const name = column.name.trim().toLowerCase()
    const twin = names.get(name)
    if (dialect.header && twin !== undefined) {
      report('name', 'a name of its own', column.name, `columns.${twin} has the same name.`)
    }
    names.set(name, at)
    if (field === 'place' && scheme === undefined) {
      report('scheme', 'a scheme such as pod', 'nothing', 'Say which identifier stands here.')
    }
    if (field !== 'place' && scheme !== undefined) {
      report('scheme', 'nothing', scheme, 'Only a place has a scheme.')
    }
    if (field !== 'index' && register !== undefined) {
      report(
        'register',
        'nothing',
        register,
        'Only an index column of a wide file names a register.',
      )
    }
    if (field !== undefined && constant !== undefined) {
      report('constant', 'nothing', constant, 'Put it under constants, or take the field out.')
    }
    if (dialect.header && column.position !== undefined) {
      report('position', 'nothing', String(column.position), 'The header says where the column is.')
    }
    return problems
  })
}

function layoutProblems({ columns, constants = {} }: DelimitedMapping): MappingProblem[] {
  const problems: MappingProblem[] = []
  const report = (path: string, expected: string, actual: string, advice: string) =>
    problems.push({ path, expected, actual, advice })
  const having = (field: string) => columns.filter((column) => column.field === field)

  const indexColumns = having('index')
  const isWide = indexColumns.some((column) => column.register !== undefined)
  if (isWide && !indexColumns.every((column) => column.register !== undefined)) {
    report('columns', 'a register for every index column', 'some without', 'Name its register.')
  }
  if (isWide && (having('register').length > 0 || constants.register !== undefined)) {
    report('columns', 'no register column', 'one', 'The index columns name their registers.')
  }
  for (const field of ['place', 'index', 'readOn'] as const) {
    if (having(field).length > 0) continue
    report('columns', `a column for ${field}`, 'none', `Every line needs ${field}.`)
  }
  for (const field of ['register', 'type'] as const) {
    const isSaid = having(field).length > 0 || constants[field] !== undefined
    if (isSaid || (field === 'register' && isWide)) continue
    report('columns', `a column for ${field}`, 'none', `Add one, or constants.${field}.`)
  }
  const repeatable = isWide ? ['place', 'index'] : ['place']
  for (const field of new Set(columns.map((column) => column.field))) {
    if (field === undefined || repeatable.includes(field) || having(field).length === 1) continue
    report('columns', `one column for ${field}`, String(having(field).length), 'Keep one of them.')
  }
  return problems
}

function dialectProblems({ dialect, trailerRow }: DelimitedMapping): MappingProblem[] {
  const problems: MappingProblem[] = []
  if (dialect.groupingMark === dialect.decimalMark) {
    problems.push({
      path: 'dialect.groupingMark',
      expected: 'a mark other than the decimal mark',
      actual: dialect.decimalMark,
      advice: 'Ask the operator which of the two it is.',
    })
  }
  const [first] = trailerRow ?? []
  if (first !== undefined && (first === '' || first.includes('{'))) {
    problems.push({
      path: 'trailerRow.0',
      expected: 'a fixed text by which the trailer is known',
      actual: first === '' ? 'nothing' : first,
      advice: 'Begin the trailer with the text that the operator writes there.',
    })
  }
  return problems
}
