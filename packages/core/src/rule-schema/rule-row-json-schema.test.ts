import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import * as mini from 'zod/mini'
import { rules } from '../presets/index.ts'
import { parseRuleRows, ruleRowSchema, ruleTopics } from '../rules/index.ts'
import { jsonSchemaOf } from './json-schema-of.ts'
import { ruleRowJsonSchema } from './rule-row-json-schema.ts'

const allRows = () => Object.values(rules).flatMap((preset) => preset())

/** Reads the schema again from its text, once, for the first test that asks. */
let check: z.ZodType | undefined
function isAccepted(rows: readonly unknown[]) {
  check ??= z.fromJSONSchema(JSON.parse(JSON.stringify(ruleRowJsonSchema())))
  return { bySchema: check.safeParse(rows).success, byParser: parseRuleRows(rows).ok }
}

describe('the JSON schema of rule rows', () => {
  it('is what zod makes of the same schema, with descriptions', () => {
    const withoutDescriptions = JSON.parse(
      JSON.stringify(ruleRowJsonSchema(), (key, value) =>
        key === 'description' ? undefined : value,
      ),
    )
    expect(withoutDescriptions).toEqual(
      z.toJSONSchema(mini.array(ruleRowSchema).check(mini.maxLength(10_000))),
    )
  })

  it('knows every topic, and describes it and every field of a row', () => {
    const { items } = ruleRowJsonSchema() as {
      items: { oneOf: { properties: Record<string, { description?: string; const?: string }> }[] }
    }
    expect(items.oneOf.map(({ properties }) => properties['topic']?.const)).toEqual(
      Object.keys(ruleTopics),
    )
    const texts = items.oneOf.map(({ properties }) => properties['parameters']?.description ?? '')
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expect(text).toMatch(/^[A-Z].{20,}\.$/)
    for (const { properties } of items.oneOf) {
      const bare = Object.keys(properties).filter((it) => !properties[it]?.description)
      expect(bare).toEqual(['topic'])
    }
  })

  it('takes the presets, row by row, as the parser does', () => {
    for (const row of allRows()) {
      expect(isAccepted([row]), row.id).toEqual({ bySchema: true, byParser: true })
    }
  })

  it('refuses what the parser refuses, where one field is to blame', () => {
    const [row] = allRows()
    const corpus = [
      { ...row, validFrom: 'soon' },
      { ...row, validFrom: '2026-02-30' },
      { ...row, topic: 'other' },
      { ...row, id: '' },
      { ...row, id: 'x'.repeat(201) },
      { ...row, isEnabled: 'yes' },
      { ...row, scope: { tennant: 'acme' } },
      { ...row, scope: { utility: 'steam' } },
      { ...row, source: { mark: 'X', title: 'x' } },
      { ...row, source: { mark: 'D' } },
      { ...row, parameters: { kind: 'days', fromDay: 0, toDay: 3 } },
      { ...row, parameters: { kind: 'days', fromDay: 1, toDay: 1.5 } },
      { ...row, parameters: { kind: 'dates', rows: [] } },
      { ...row, more: 1 },
      null,
      [],
    ]
    for (const it of corpus) {
      expect(isAccepted([it]), JSON.stringify(it)).toEqual({ bySchema: false, byParser: false })
    }
    expect(isAccepted(Array(10_001).fill(row))).toEqual({ bySchema: false, byParser: false })
  })

  it('never refuses what the parser takes, whatever is put into a row', () => {
    const changed = fc
      .tuple(fc.constantFrom(...allRows()), fc.jsonValue(), fc.nat(), fc.nat())
      .map(([row, junk, at, within]) => {
        const fields = Object.entries(row)
        const [name = '', value] = fields[at % fields.length] ?? []
        const inner = typeof value === 'object' ? Object.keys(value) : []
        const field = inner[within % (inner.length + 1)]
        return { ...row, [name]: field === undefined ? junk : { ...Object(value), [field]: junk } }
      })
    fc.assert(
      fc.property(changed, (row) => {
        const { bySchema, byParser } = isAccepted([JSON.parse(JSON.stringify(row))])
        expect(bySchema || !byParser).toBe(true)
      }),
    )
  })

  it('of a schema that rows are not made of is an error', () => {
    expect(() => jsonSchemaOf(mini.record(mini.string(), mini.string()))).toThrow(
      new TypeError('No JSON Schema is known for record.'),
    )
  })
})
