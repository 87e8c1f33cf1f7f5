import { describe, expect, it } from 'vitest'
import {
  asFileName,
  fillTemplate,
  templateValues,
  unknownPlaceholder,
} from './file-name-template.ts'

const values = templateValues(
  {
    operator: 'deer',
    supplier: 'furnizor',
    day: '2026-11-22',
    sequence: 7,
    batchId: 'b-1',
    createdAt: '2026-11-22T05:46:00.000Z',
  },
  12,
)

describe('file names', () => {
  it('are filled from their template', () => {
    expect(fillTemplate('{operator}_{supplier}_{yyyyMMdd}_{sequence:3}_{count}.csv', values)).toBe(
      'deer_furnizor_20261122_007_12.csv',
    )
  })

  it('are filled with texts only, never with templates in them', () => {
    expect(fillTemplate('{batch}', { ...values, batch: '{operator}$&' })).toBe('{operator}$&')
  })

  it.each([
    ['{operater}.csv', '{operater}'],
    ['{toString}', '{toString}'],
    ['{operator', '{'],
    ['{operator}.csv', undefined],
  ])('%s has %s that nothing fills', (template, placeholder) => {
    expect(unknownPlaceholder(template)).toBe(placeholder)
  })

  it.each([
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\a.csv', 'C__a.csv'],
    ['a\u0000b.csv', 'a_b.csv'],
  ])('%j becomes a label', (text, name) => expect(asFileName(text)).toBe(name))
})
