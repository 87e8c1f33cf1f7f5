import type * as z from 'zod/mini'

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The JSON Schema of a schema made of what rule rows are made of: objects that
 * name all their fields, lists, texts, whole numbers, choices. Throws a
 * TypeError for any other kind. Our own, because the general one of zod weighs
 * as much as the presets; a test holds both to the same result.
 */
export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape)
      const required = fields.flatMap(([name, it]) => (it._zod.optin === 'optional' ? [] : [name]))
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([name, it]) => [name, jsonSchemaOf(it)])),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      }
    }
    case 'optional':
      return jsonSchemaOf(def.innerType)
    case 'array':
      return { type: 'array', items: jsonSchemaOf(def.element), ...keywordsOf(def, 'Items') }
    case 'string':
      return { type: 'string', ...keywordsOf(def, 'Length') }
    case 'number':
      return { type: 'integer', ...keywordsOf(def, 'imum') }
    case 'boolean':
      return { type: 'boolean' }
    case 'literal':
      return { type: 'string', const: def.values[0] }
    case 'enum':
      return { type: 'string', enum: Object.values(def.entries) }
    case 'union':
      return { oneOf: def.options.map(jsonSchemaOf) }
    default:
      throw new TypeError(`No JSON Schema is known for ${def.type}.`)
  }
}

/** What the checks of a schema, and its own form, are in JSON Schema: `minLength`, `maximum`, `pattern`. */
function keywordsOf(def: z.core.$ZodTypeDef, limited: 'Items' | 'Length' | 'imum'): JsonSchema {
  const checks = [def, ...(def.checks ?? []).map((it) => it._zod.def)]
  return Object.assign({}, ...checks.map((it) => keywordOf(it as CheckDef, limited)))
}

/** A check as zod notes it down; the fields that are used here. */
interface CheckDef {
  readonly check?: string
  readonly value?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly format?: string
  readonly pattern?: RegExp
}

function keywordOf(it: CheckDef, limited: string): JsonSchema {
  switch (it.check) {
    case 'greater_than':
      return { [`min${limited}`]: it.value }
    case 'less_than':
      return { [`max${limited}`]: it.value }
    case 'min_length':
      return { [`min${limited}`]: it.minimum }
    case 'max_length':
      return { [`max${limited}`]: it.maximum }
    case 'string_format':
      return {
        ...(it.format === 'date'
          ? { format: 'date' }
          : it.format === 'url'
            ? { format: 'uri' }
            : {}),
        ...(it.pattern === undefined ? {} : { pattern: it.pattern.source }),
      }
    default:
      return {}
  }
}
