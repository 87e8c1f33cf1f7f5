import type { MappingProblem } from '@selfread/core'
import {
  constantFieldsSchema,
  fieldRuleProblems,
  fieldRuleShape,
  formatIdSchema,
  lineFieldSchema,
  looksLikeFormula,
  mappingProblems,
  numberNotationSchema,
  schemeSchema,
  templateSchema,
} from '@selfread/core/measurement'
import { z } from 'zod'
import type { XmlMapping } from './xml-mapping.ts'
import { isAttributeName, isRecordPath, isRelativePath, isRootedPath, xmlPath } from './xml-path.ts'

const text = z.string().max(200)
const rootedPath = text.refine(isRootedPath, { error: 'a path such as /Document/Header/Count' })

const fieldSchema = z.strictObject({
  ...fieldRuleShape,
  path: text.refine(isRelativePath, { error: 'a path such as Index, Meter@serial or @status' }),
  field: z.exactOptional(lineFieldSchema),
  scheme: z.exactOptional(schemeSchema),
  constant: z.exactOptional(templateSchema),
})

const frame = z.array(z.strictObject({ path: rootedPath, value: templateSchema })).max(100)

/** The zod form of {@link XmlMapping}. */
const xmlMappingSchema: z.ZodType<XmlMapping> = z.strictObject({
  version: z.literal(1),
  id: formatIdSchema,
  title: text.exactOptional(),
  encoding: z.enum(['utf-8', 'utf-16le']),
  notation: numberNotationSchema,
  recordPath: text.refine(isRecordPath, { error: 'a path such as /Document/Readings/Reading' }),
  rootAttributes: z
    .record(text.refine(isAttributeName, { error: 'the name of an attribute' }), templateSchema)
    .exactOptional(),
  fields: z.array(fieldSchema).min(1).max(200),
  constants: z.exactOptional(constantFieldsSchema),
  header: frame.exactOptional(),
  footer: frame.exactOptional(),
  fileName: templateSchema.check(
    z.refine((name: string) => name.length > 0, { error: 'a file name' }),
  ),
  mediaType: text.exactOptional(),
})

/** A mapping that can be used, or all that is wrong with it. */
export type ParsedXmlMapping =
  | { readonly ok: true; readonly mapping: XmlMapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] }

/**
 * Checks a mapping that comes from outside, such as a JSON file. Every problem
 * names the field, what was expected, what stands there and what to do.
 */
export function parseXmlMapping(mapping: unknown): ParsedXmlMapping {
  const parsed = xmlMappingSchema.safeParse(mapping)
  if (!parsed.success) return { ok: false, problems: mappingProblems(parsed.error, mapping) }
  const problems = [
    ...fieldProblems(parsed.data),
    ...lineProblems(parsed.data),
    ...frameProblems(parsed.data),
    ...prefixProblems(parsed.data),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mapping: parsed.data }
}

/** The JSON Schema of a mapping, for editors and for other languages. */
export function xmlMappingJsonSchema(): object {
  return z.toJSONSchema(xmlMappingSchema)
}

function fieldProblems({ fields }: XmlMapping): MappingProblem[] {
  const paths = new Map<string, number>()
  return fields.flatMap((value, at): MappingProblem[] => {
    const path = `fields.${at}`
    const { field, scheme, constant } = value
    const problems = field === undefined ? [] : [...fieldRuleProblems(field, value, path)]
    const report = (key: string, expected: string, actual: string, advice: string) =>
      problems.push({ path: `${path}.${key}`, expected, actual, advice })

    const { elements, attribute } = xmlPath(value.path)
    const same = JSON.stringify([elements, attribute])
    const twin = paths.get(same)
    if (twin !== undefined) {
      report('path', 'a path of its own', value.path, `fields.${twin} has the same path.`)
    }
    paths.set(same, at)
    if (field === 'place' && scheme === undefined) {
      report('scheme', 'a scheme such as pod', 'nothing', 'Say which identifier stands here.')
    }
    if (field !== 'place' && scheme !== undefined) {
      report('scheme', 'nothing', scheme, 'Only a place has a scheme.')
    }
    if ((field === undefined) === (constant === undefined)) {
      report('field', 'either field or constant', constant ?? 'neither', 'Say what stands here.')
    }
    if (constant !== undefined && looksLikeFormula(constant)) {
      report('constant', 'no formula', constant, 'Write it in another way.')
    }
    return problems
  })
}

function lineProblems({ fields, constants = {} }: XmlMapping): MappingProblem[] {
  const problems: MappingProblem[] = []
  const count = (field: string) => fields.filter((it) => it.field === field).length
  for (const field of ['place', 'register', 'index', 'readOn', 'type'] as const) {
    const isConstant = (field === 'register' || field === 'type') && constants[field] !== undefined
    if (count(field) > 0 || isConstant) continue
    problems.push({
      path: 'fields',
      expected: `a path for ${field}`,
      actual: 'none',
      advice: `Every line needs ${field}.`,
    })
  }
  for (const field of new Set(fields.map((it) => it.field))) {
    if (field === undefined || field === 'place' || count(field) === 1) continue
    problems.push({
      path: 'fields',
      expected: `one path for ${field}`,
      actual: String(count(field)),
      advice: 'Keep one of them.',
    })
  }
  return problems
}

function frameProblems({ recordPath, header = [], footer = [] }: XmlMapping): MappingProblem[] {
  const [root] = xmlPath(recordPath).elements
  const values = [
    ...header.map((value, at) => ({ ...value, at: `header.${at}` })),
    ...footer.map((value, at) => ({ ...value, at: `footer.${at}` })),
  ]
  return values
    .filter(({ path }) => xmlPath(path).elements[0] !== root)
    .map(({ path, at }) => ({
      path: `${at}.path`,
      expected: `a path that begins with /${root}`,
      actual: path,
      advice: 'A document has one root.',
    }))
}

function prefixProblems(mapping: XmlMapping): MappingProblem[] {
  const { recordPath, fields, header = [], footer = [], rootAttributes = {} } = mapping
  const paths = [recordPath, ...[...fields, ...header, ...footer].map(({ path }) => path)]
  const names = paths.flatMap((path) => path.split(/[/@]/)).concat(Object.keys(rootAttributes))
  const prefixes = new Set(
    names.flatMap((name) => (name.includes(':') ? [name.split(':')[0] ?? ''] : [])),
  )
  return [...prefixes]
    .filter((prefix) => prefix !== 'xmlns' && prefix !== 'xml')
    .filter((prefix) => !Object.hasOwn(rootAttributes, `xmlns:${prefix}`))
    .map((prefix) => ({
      path: `rootAttributes.xmlns:${prefix}`,
      expected: 'the namespace of the prefix',
      actual: 'nothing',
      advice: `The prefix ${prefix} is used and not declared.`,
    }))
}
