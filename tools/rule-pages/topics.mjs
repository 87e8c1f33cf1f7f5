import { code, oneLine, prose, table } from './markdown.mjs'

/** The page of what a rule can be about, and with which parameters. */
export function topicsPage({ core, declarations }) {
  const sections = topicsOf(core).map(({ topic, parameters }) => {
    const type = declarations.typeNameOf('RuleParameters', topic)
    const alternatives = parameters.oneOf ?? parameters.anyOf ?? [parameters]
    const tables = alternatives.map((it) => parameterTable(it, type, declarations))
    return `## ${topic}

${prose(declarations.commentOf(type))}

${tables.join('\n\nor\n\n')}`
  })
  return `# What a rule can be about

Each row of rules has one of these topics, and parameters as its topic wants them. \`parseRuleRows\`
refuses others, and names the field; \`ruleRowJsonSchema()\` gives the same as a JSON Schema.

${sections.join('\n\n')}
`
}

/** Each topic with the JSON Schema of its parameters. */
export function topicsOf(core) {
  const { items } = core.ruleRowJsonSchema()
  return (items.oneOf ?? items.anyOf).map(({ properties }) => ({
    topic: properties.topic.const,
    parameters: properties.parameters,
  }))
}

/** What a parameter means, as the comment on it says: it must have one. */
export function meaningOf(declarations, type, keys) {
  const meaning = oneLine(declarations.meaningOf(type, keys))
  if (meaning !== '') return meaning
  if (keys.at(-1) === 'kind') return 'Which of the alternatives it is.'
  throw new Error(`${type}.${keys.join('.')} has no comment: the pages quote it.`)
}

function parameterTable(schema, type, declarations) {
  const rows = rowsOf(schema, []).map(({ path, keys, what, isRequired }) => [
    code(path),
    isRequired ? what : `${what}, may be absent`,
    meaningOf(declarations, type, keys),
  ])
  return table(['parameter', 'what it is', 'meaning'], rows)
}

function rowsOf(schema, above, prefix = '') {
  return Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    const keys = [...above, key]
    const path = `${prefix}${key}`
    const isRequired = (schema.required ?? []).includes(key)
    const inside = each.type === 'array' ? each.items : each
    const alternatives = inside.oneOf ?? inside.anyOf ?? [inside]
    const deeper = `${path}${each.type === 'array' ? '[]' : ''}.`
    return [
      { path, keys, what: whatItIs(each), isRequired },
      ...unique(alternatives.flatMap((it) => rowsOf(it, keys, deeper))),
    ]
  })
}

/** Alternatives share members: each is told once, with all that it can be. */
function unique(rows) {
  return [...new Set(rows.map(({ path }) => path))].map((path) => {
    const same = rows.filter((it) => it.path === path)
    const what = [...new Set(same.map((it) => it.what))].join(' or ')
    return { ...same[0], what, isRequired: same.every(({ isRequired }) => isRequired) }
  })
}

function whatItIs(schema) {
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return schema.enum.map(code).join(' or ')
  if (schema.oneOf ?? schema.anyOf) return 'one of'
  if (schema.type === 'array') return `list${limits(schema)} of ${whatItIs(schema.items)}`
  if (schema.type === 'integer') return `whole number${range(schema.minimum, schema.maximum)}`
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'object') return 'the following'
  if (schema.format === 'date') return 'day, `2026-11-24`'
  if (/^\^\\d\{1,\d+\}\(/.test(schema.pattern ?? '')) return 'exact decimal text, `1.5`'
  return schema.pattern === undefined ? 'text' : `text of the pattern ${code(schema.pattern)}`
}

function range(from, to) {
  if (from === undefined && to === undefined) return ''
  if (to === undefined || to === Number.MAX_SAFE_INTEGER) return ` from ${number(from)}`
  return ` from ${number(from)} to ${number(to)}`
}

function limits({ minItems = 0, maxItems }) {
  return maxItems === undefined ? '' : `, ${number(minItems)} to ${number(maxItems)} times,`
}

function number(value) {
  return value.toLocaleString('en')
}
