import { describe, expect, it } from 'vitest'
import { looksLikeFormula } from './formula-guard.ts'
import { type LineRules, readLine, writeLine } from './line-codec.ts'
import type { OperatorLine } from './operator-line.ts'

const rules: LineRules = {
  places: [
    { scheme: 'account', padding: { character: '0', width: 12, valueWidth: 10 } },
    { scheme: 'pod' },
  ],
  fields: {
    register: { codes: { '1': '1.8.0' } },
    index: { empty: 'no_line', padding: { character: '0', width: 6 } },
    readOn: {},
    type: { codes: { A: 'operator', R: 'operator' }, writeAs: { operator: 'R' } },
    note: {},
    isCancellation: { codes: { S: 'true', '': 'false' } },
  },
  constants: { unit: 'kWh' },
  notation: { decimalMark: ',' },
}
const line: OperatorLine = {
  place: { scheme: 'account', value: '0012345678' },
  register: '1.8.0',
  index: { text: '12,5', units: 125, decimals: 1 },
  readOn: '2026-11-22',
  type: 'operator',
  unit: 'kWh',
}

describe('the texts of a line', () => {
  it('read back as what they were written for', () => {
    const written = writeLine(line, rules)
    expect(written).toEqual({
      ok: true,
      texts: {
        places: ['000012345678', ''],
        fields: {
          register: '1',
          index: '000012,5',
          readOn: '2026-11-22',
          type: 'R',
          note: '',
          isCancellation: '',
        },
      },
    })
    expect(written.ok && readLine(written.texts, rules)).toEqual({
      kind: 'line',
      line: { ...line, index: { text: '000012,5', units: 125, decimals: 1 } },
    })
  })

  it.each([
    ['place', { place: { scheme: 'pod', value: '=1' } }],
    ['place', { place: { scheme: 'clc', value: '1' } }],
    ['place', { place: { scheme: 'pod', value: '' } }],
    ['register', { register: '2.8.0' }],
    ['index', { index: { text: '-1', units: -1, decimals: 0 } }],
    ['type', { type: 'customer' }],
    ['note', { note: ' blanks ' }],
    ['note', { note: '@SUM(1)' }],
    ['unit', { unit: 'm³' }],
  ] as const)('are refused where %s would not read back: %j', (field, change) => {
    expect(writeLine({ ...line, ...change }, rules)).toMatchObject({ ok: false, field })
  })

  it('say a cancellation where there is a code for it, and never lose one', () => {
    const cancelled = { ...line, isCancellation: true }
    const written = writeLine(cancelled, rules)
    expect(written.ok && readLine(written.texts, rules)).toMatchObject({
      line: { isCancellation: true },
    })
    const { isCancellation, ...mute } = rules.fields
    expect(writeLine(cancelled, { ...rules, fields: mute })).toMatchObject({
      ok: false,
      field: 'isCancellation',
    })
  })

  it('that are empty where empty says nothing are no line', () => {
    const fields = { register: '1', index: ' ', readOn: '', type: '' }
    expect(readLine({ places: ['', '7'], fields }, rules)).toEqual({ kind: 'nothing' })
  })

  it('are refused with all that is wrong with them', () => {
    const fields = { register: '9', index: '1.5', readOn: '22.11.2026', type: '', note: '+1' }
    const reading = readLine({ places: ['', ''], fields }, rules)
    expect(
      reading.kind === 'refused' && reading.problems.map(({ code, field }) => `${code} ${field}`),
    ).toEqual([
      'missing_value place',
      'unknown_code register',
      'not_an_index index',
      'not_a_date readOn',
      'missing_value type',
      'formula_refused note',
    ])
  })

  it('are not looked up in what JavaScript objects have', () => {
    const fields = { register: 'constructor', index: '1', readOn: '2026-11-22', type: '__proto__' }
    const reading = readLine({ places: ['7'], fields }, rules)
    expect(reading.kind === 'refused' && reading.problems.map(({ code }) => code)).toEqual([
      'unknown_code',
      'unknown_code',
    ])
  })
})

describe('formulas', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r1',
    ' =1',
    '\u0000=1',
    '\uff1d1',
    '\uff0b1',
    '\uff0d1',
    '\uff201',
  ])('%j looks like one', (text) => expect(looksLikeFormula(text)).toBe(true))
  it.each(['', '1-1', "'=1", 'a=1', '0012', 'ID;=1'])('%j does not', (text) =>
    expect(looksLikeFormula(text)).toBe(false),
  )
})
