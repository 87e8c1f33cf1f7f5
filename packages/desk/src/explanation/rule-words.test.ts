import type { RuleRow } from '@selfread/core'
import { rules } from '@selfread/core/presets'
import { expect, it } from 'vitest'
import { ruleText } from './rule-words.ts'

const all = Object.values(rules).flatMap((preset) => preset())

it.each(all.map((row): [string, RuleRow] => [row.id, row]))(
  'says %s in a sentence, without a trace of its JSON',
  (_, row) => {
    expect(ruleText(row)).toMatch(/^[A-Z0-9].*\.$/u)
    expect(ruleText(row)).not.toMatch(/[{}[\]"]|undefined|NaN/u)
  },
)

it('names the parameters of a topic that it does not know', () => {
  const [row] = rules.romania()
  if (row === undefined) throw new Error('The preset is empty.')
  const own = { ...row, topic: 'constructor', parameters: { days: 3, mode: 'soft' } }
  expect(ruleText(own)).toBe('days: 3; mode: soft')
})
