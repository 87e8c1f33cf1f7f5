import { describe, expect, it } from 'vitest'
import { identifierSchemes } from './identifier-schemes.ts'
import { parseIdentifierSchemes } from './parse-identifier-schemes.ts'

const own = {
  id: 'contract_2',
  title: 'Contract number',
  country: 'RO',
  foundOn: 'first page',
  example: 'C-12',
  shapes: ['C-#+'],
  severity: 'reject',
}

function said(change: object): readonly string[] {
  const parsed = parseIdentifierSchemes([own, { ...own, ...change }])
  return parsed.ok ? [] : parsed.problems.map((it) => `${it.path}: ${it.message}`)
}

describe('the identifier schemes', () => {
  it('that are known are what the schema takes, each with an example that it takes', () => {
    expect(parseIdentifierSchemes(identifierSchemes)).toEqual({
      ok: true,
      value: identifierSchemes,
    })
    expect(new Set(identifierSchemes.map((it) => it.id)).size).toBe(15)
  })

  it('of a tenant come back as they were written', () => {
    expect(parseIdentifierSchemes([own])).toEqual({ ok: true, value: [own] })
    const { country: _, shapes: __, ...least } = own
    expect(parseIdentifierSchemes([least])).toEqual({ ok: true, value: [least] })
  })

  it('say by path what is wrong', () => {
    expect(said({ id: 'Contract' })).toEqual(['1.id: expected a name such as self_read_code'])
    expect(said({ id: '2contract' })).toHaveLength(1)
    expect(said({ id: `a${'b'.repeat(40)}` })).toHaveLength(1)
    expect(said({ id: `a${'b'.repeat(39)}` })).toEqual([])
    expect(said({ country: 'ROU' })).toEqual(['1.country: expected a country such as RO'])
    expect(said({ country: 'ro' })).toHaveLength(1)
    expect(said({ severity: 'ignore' })).toEqual(['1.severity: expected one of reject, warn'])
    expect(said({ checkDigit: 'mod_97' })[0]).toContain('1.checkDigit: expected one of mod_11_10')
    expect(said({ shapes: [] })[0]).toBe('1.shapes: expected at least 1 entries')
    expect(said({ shapes: Array(51).fill('C-#+') })).toHaveLength(1)
    expect(said({ shapes: Array(50).fill('C-#+') })).toEqual([])
  })

  it.each([
    '(a+)+',
    'C-#*+#',
    'C+',
    '+',
    '',
    'c##',
    '#'.repeat(65),
    `${'#'.repeat(65)}+`,
    '#\n',
    '(',
    '[',
  ])('have no shape %j', (shape) => {
    expect(said({ shapes: ['C-#+', shape] })).toEqual([
      '1.shapes.1: expected a shape such as RO001E#########',
    ])
  })

  it('have an example of their own shape, and shapes where there is a check digit', () => {
    expect(said({ example: 'C-X' })).toEqual([
      '1.example: expected an identifier that the scheme itself takes',
    ])
    expect(said({ shapes: ['####'], example: '1234', checkDigit: 'weights_3_1' })).toEqual([
      '1.example: expected an identifier that the scheme itself takes',
    ])
    const { shapes: _, ...shapeless } = own
    const parsed = parseIdentifierSchemes([{ ...shapeless, checkDigit: 'weights_3_1' }])
    expect(parsed.ok ? [] : parsed.problems.map((it) => it.path)).toContain('0.shapes')
  })

  it('are a list of at most a thousand', () => {
    expect(parseIdentifierSchemes(Array(1_000).fill(own)).ok).toBe(true)
    expect(parseIdentifierSchemes(Array(1_001).fill(own)).ok).toBe(false)
    expect(parseIdentifierSchemes(own).ok).toBe(false)
  })
})
