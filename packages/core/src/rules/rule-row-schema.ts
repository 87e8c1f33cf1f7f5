import * as z from 'zod/mini'
import type { JsonValue } from '../journal/index.ts'
import { civilDate, nameText, noteText } from '../parsing/index.ts'
import type { RuleRow, RuleScope, RuleSource } from './rule-row.ts'
import { ruleTopics } from './rule-topics.ts'

/** More rows than this are refused. */
export const RULE_ROWS_MAX = 10_000

const scope: z.ZodMiniType<RuleScope> = z.strictObject({
  jurisdiction: z.exactOptional(nameText),
  utility: z.exactOptional(z.enum(['electricity', 'gas', 'water', 'heat'])),
  operator: z.exactOptional(nameText),
  tenant: z.exactOptional(nameText),
  customerClass: z.exactOptional(nameText),
  place: z.exactOptional(nameText),
})

const source: z.ZodMiniType<RuleSource> = z.strictObject({
  mark: z.enum(['V', 'S', 'K', 'D']),
  title: noteText,
  url: z.exactOptional(z.url().check(z.maxLength(2_000))),
  checkedOn: z.exactOptional(civilDate),
})

const rowOf = <Topic extends string>(topic: Topic, parameters: z.ZodMiniType) =>
  z
    .strictObject({
      id: nameText,
      topic: z.literal(topic),
      scope,
      validFrom: civilDate,
      validTo: z.exactOptional(civilDate),
      // Each topic's schema yields plain JSON.
      parameters: parameters as z.ZodMiniType<{ readonly [name: string]: JsonValue }>,
      source,
      isEnabled: z.boolean(),
      note: z.exactOptional(noteText),
    })
    .check(
      z.refine((row) => row.validFrom <= (row.validTo ?? row.validFrom), {
        path: ['validTo'],
        error: 'expected a day on or after validFrom',
      }),
      z.refine((row) => row.source.mark !== 'K' || !row.isEnabled, {
        path: ['isEnabled'],
        error:
          'expected false: a rule with mark K is an example until somebody has read its source',
      }),
    )

const rows = Object.entries(ruleTopics).map(([topic, parameters]) => rowOf(topic, parameters))
const [first, ...others] = rows as [(typeof rows)[number], ...typeof rows] // there are topics

/** A rule row with the parameters of its topic. */
export const ruleRowSchema: z.ZodMiniType<RuleRow> = z.discriminatedUnion('topic', [
  first,
  ...others,
])
