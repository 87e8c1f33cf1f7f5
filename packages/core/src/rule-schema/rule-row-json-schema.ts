import type { RuleTopic } from '../rules/index.ts'
import { RULE_ROWS_MAX, ruleRowSchema } from '../rules/index.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts'
import { topicDescriptions } from './topic-descriptions.ts'

const FIELDS: { readonly [field: string]: string } = {
  id: 'Stable. Rows that follow each other in time may share it.',
  scope: 'Whom the rule is for: who is not known to be all that is stated is not meant.',
  validFrom: 'First day on which it holds.',
  validTo: 'Last day on which it holds.',
  source:
    'Where it comes from. Mark V: read there; S: read on a secondary page; D: decided by ourselves; K: hearsay, which must be switched off.',
  isEnabled: 'False for a row that is shown and never used.',
  note: 'Why the row is switched off, or what its reader should know.',
}

/**
 * The JSON Schema (draft 2020-12) of a list of rule rows, every topic described,
 * for editors and for tenants' own checks. What compares two fields, such as a
 * last day before the first, only `parseRuleRows` finds.
 */
export function ruleRowJsonSchema(): { readonly [keyword: string]: unknown } {
  const { oneOf } = jsonSchemaOf(ruleRowSchema)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'array',
    maxItems: RULE_ROWS_MAX,
    items: { oneOf: (oneOf as readonly RowSchema[]).map(described) },
  }
}

/** The schema of the rows of a topic. */
interface RowSchema extends JsonSchema {
  readonly properties: { readonly [field: string]: JsonSchema } & {
    readonly topic: { readonly const: RuleTopic }
  }
}

function described(row: RowSchema): JsonSchema {
  const fields = Object.entries(row.properties).map(([field, it]) => {
    const description =
      field === 'parameters' ? topicDescriptions[row.properties.topic.const] : FIELDS[field]
    return [field, description === undefined ? it : { description, ...it }]
  })
  return { ...row, properties: Object.fromEntries(fields) }
}
