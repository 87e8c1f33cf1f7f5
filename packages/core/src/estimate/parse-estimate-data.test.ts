import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parsed } from '../parsing/index.ts'
import { period } from '../testing/estimate-targets.ts'
import {
  parseAnnex,
  parseConsumptionGroup,
  parseHistory,
  parseProfileCoefficients,
  parseSigLinDe,
  parseTemperatures,
} from './parse-estimate-data.ts'

function problemsOf(parsed: Parsed<unknown>): readonly string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

const twelve = Array<string>(12).fill('310.5')
const line = { register: '1.8.0', monthlyQuantities: twelve, unit: 'kWh' }
const annex = { id: 'annex-1', version: 1, validFrom: '2026-01-01', lines: [line] }

describe('an annex from outside', () => {
  const problems = (change: object) => problemsOf(parseAnnex({ ...annex, ...change }))
  const lineProblems = (change: object) => problems({ lines: [{ ...line, ...change }] })

  it('is taken where it is one', () => {
    expect(parseAnnex(annex)).toEqual({ ok: true, value: annex })
    expect(
      problems({ validTo: '2026-01-01', lines: [line, { ...line, register: 'night' }] }),
    ).toEqual([])
  })

  it('has a version, and an end that is not before its beginning', () => {
    expect(problems({ version: 0 })).toEqual(['version: expected at least 1'])
    expect(problems({ version: 1_000_001 })).toEqual(['version: expected at most 1000000'])
    expect(problems({ id: '' })).toEqual(['id: expected at least 1 characters'])
    expect(problems({ validTo: '2025-12-31' })).toEqual([
      'validTo: expected a day on or after validFrom',
    ])
    expect(problems({ validFrom: '2026-02-30' })).toEqual([
      'validFrom: expected a day such as 2026-11-24',
    ])
    expect(problems({ note: 'x' })).toEqual([': expected no note'])
  })

  it('has one line for a register, of twelve quantities', () => {
    expect(problems({ lines: [] })).toEqual(['lines: expected at least 1 entries'])
    expect(problems({ lines: [line, line] })).toEqual(['lines: expected one line for a register'])
    const many = Array.from({ length: 101 }, (_, at) => ({ ...line, register: String(at) }))
    expect(problems({ lines: many })).toEqual(['lines: expected at most 100 entries'])
    expect(problems({ lines: many.slice(1) })).toEqual([])
    expect(lineProblems({ monthlyQuantities: twelve.slice(1) })).toHaveLength(1)
    expect(lineProblems({ monthlyQuantities: [...twelve, '1'] })).toHaveLength(1)
    expect(lineProblems({ monthlyQuantities: twelve.with(3, '-1') })).toEqual([
      'lines.0.monthlyQuantities.3: expected decimal text such as "2.5"',
    ])
    expect(lineProblems({ unit: '' })).toHaveLength(1)
    expect(lineProblems({ register: 7 })).toEqual(['lines.0.register: expected string'])
  })
})

describe('profile coefficients from outside', () => {
  const profile = { id: 'p', version: 1, from: '2026-01-01', coefficients: ['0.00274', '1'] }
  const problems = (change: object) =>
    problemsOf(parseProfileCoefficients({ ...profile, ...change }))

  it('are decimals, at least one, at most 10,000', () => {
    expect(problems({})).toEqual([])
    expect(problems({ coefficients: [] })).toEqual(['coefficients: expected at least 1 entries'])
    expect(problems({ coefficients: Array(10_000).fill('1') })).toEqual([])
    expect(problems({ coefficients: Array(10_001).fill('1') })).toHaveLength(1)
    for (const text of ['-0.1', '', '1e-3', '1000', '0.', `0.${'1'.repeat(17)}`]) {
      expect(problems({ coefficients: ['1', text] })).toEqual([
        'coefficients.1: expected decimal text such as "0.0027"',
      ])
    }
    expect(problems({ coefficients: [`999.${'1'.repeat(16)}`] })).toEqual([])
    expect(problems({ from: 'January' })).toHaveLength(1)
  })
})

describe('a consumption group from outside', () => {
  const group = { id: 'g', version: 1, monthlyCoefficients: Array(12).fill('0.0833') }

  it('has twelve coefficients', () => {
    expect(problemsOf(parseConsumptionGroup(group))).toEqual([])
    const eleven = { ...group, monthlyCoefficients: Array(11).fill('0.0833') }
    expect(problemsOf(parseConsumptionGroup(eleven))).toHaveLength(1)
    const odd = { ...group, monthlyCoefficients: Array(12).fill('-1') }
    expect(problemsOf(parseConsumptionGroup(odd))).toHaveLength(12)
  })
})

describe('temperatures from outside', () => {
  it('are signed decimals, one for a day', () => {
    const rows = [
      { on: '2026-01-01', celsius: '-3.5' },
      { on: '2026-01-02', celsius: '0' },
    ]
    expect(problemsOf(parseTemperatures(rows))).toEqual([])
    expect(problemsOf(parseTemperatures([...rows, rows[0]]))).toEqual([
      ': expected one row for a day',
    ])
    for (const celsius of ['--1', '', '+1', '1.', '1000000', `1.${'1'.repeat(17)}`]) {
      expect(problemsOf(parseTemperatures([{ on: '2026-01-01', celsius }]))).toEqual([
        '0.celsius: expected decimal text such as "-3.5"',
      ])
    }
    const largest = { on: '2026-01-01', celsius: `999999.${'1'.repeat(16)}` }
    expect(problemsOf(parseTemperatures([largest]))).toEqual([])
    const many = Array.from({ length: 10_001 }, () => rows[0])
    expect(problemsOf(parseTemperatures(many))).toContain(': expected at most 10000 entries')
  })
})

describe('parameters of SigLinDe from outside', () => {
  const right = {
    id: 's',
    version: 1,
    a: '1.38',
    b: '-37.4',
    c: '6.17',
    d: '0.04',
    theta0: '40',
    mH: '-0.067',
    bH: '1.12',
    mW: '-0.002',
    bW: '0.1355',
  }
  const problems = (change: object) => problemsOf(parseSigLinDe({ ...right, ...change }))

  it('have B below zero, C above, seven factors', () => {
    expect(problems({})).toEqual([])
    expect(problems({ b: '0' })).toEqual(['b: expected a number below zero'])
    expect(problems({ b: '-0.1' })).toEqual([])
    expect(problems({ c: '0' })).toEqual(['c: expected a number above zero'])
    expect(problems({ c: '0.1' })).toEqual([])
    expect(problems({ weekdayFactors: Array(7).fill('1.02') })).toEqual([])
    expect(problems({ weekdayFactors: Array(6).fill('1.02') })).toHaveLength(1)
    for (const name of Object.keys(right)) {
      expect(problems({ [name]: undefined }), name).not.toEqual([])
    }
  })
})

describe('history from outside', () => {
  const row = period('2026-01-01', '2026-02-01', 310)

  it('has periods that end after they begin and do not overlap', () => {
    expect(problemsOf(parseHistory([row]))).toEqual([])
    expect(problemsOf(parseHistory([]))).toEqual([])
    expect(problemsOf(parseHistory([row, row]))).toEqual([
      ': expected periods that end after they begin and do not overlap',
    ])
    expect(problemsOf(parseHistory([{ ...row, to: row.from }]))).toHaveLength(1)
    expect(problemsOf(parseHistory([{ ...row, advance: -1 }]))).toContain(
      '0.advance: expected at least 0',
    )
    expect(problemsOf(parseHistory([{ ...row, advance: 1e15 }]))).toContain(
      '0.advance: expected at most 999999999999999',
    )
    expect(problemsOf(parseHistory([{ ...row, isEstimated: 'no' }]))).toHaveLength(1)
    const { readings, ...unnamed } = row
    expect(problemsOf(parseHistory([unnamed]))).toEqual([])
    const many = { ...row, readings: Array(101).fill(readings[0]) }
    expect(problemsOf(parseHistory([many]))).toEqual(['0.readings: expected at most 100 entries'])
    expect(problemsOf(parseHistory([{ ...row, readings: Array(100).fill('r') }]))).toEqual([])
  })
})

describe('data for estimates', () => {
  it('are never answered with an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        for (const parse of [
          parseAnnex,
          parseConsumptionGroup,
          parseHistory,
          parseProfileCoefficients,
          parseSigLinDe,
          parseTemperatures,
        ]) {
          expect(typeof parse(input).ok).toBe('boolean')
        }
      }),
    )
  })
})
