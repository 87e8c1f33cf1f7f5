import { describe, expect, it } from 'vitest'
import { parseDisputeCommand } from '../dispute/index.ts'
import { type OutsideScheme, outsideCodes } from './outside-codes.ts'
import { parseOutsideAnswer } from './parse-outside-answer.ts'

const meanings = (scheme: OutsideScheme) =>
  outsideCodes[scheme].map(({ code, means }) => {
    if (means === undefined) return `${code} -`
    return `${code} ${means.action === 'answer' ? means.result : means.action}`
  })

describe('the codes of a market', () => {
  it('say what Great Britain’s D0300 answers', () => {
    expect(meanings('gb_d0300_status')).toEqual([
      'A partly_upheld',
      'D rejected',
      'M verify',
      'P -',
      'R -',
      'U not_manageable',
      'Y upheld',
    ])
    expect(outsideCodes.gb_d0300_rejection.map(({ code, title }) => `${code} ${title}`)).toEqual([
      '01 too low',
      '02 too high',
      '15 a cyclic reading invalidates it',
      '16 customer disputed the final account',
      '17 customer disputed the initial account',
    ])
    expect(outsideCodes.gb_d0300_initiating.map(({ code }) => code)).toEqual(['dispute', 'missing'])
  })

  it('say what Spain’s claims end with', () => {
    expect(meanings('es_claim_result')).toEqual([
      '01 upheld',
      '02 rejected',
      '03 not_manageable',
      '04 withdraw',
      '05 duplicate',
    ])
    expect(meanings('es_036_result')).toEqual([
      '0360101 upheld',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `036020${number} rejected`),
    ])
  })

  it('each have a title, and mean a command that a dispute knows', () => {
    for (const codes of Object.values(outsideCodes)) {
      for (const { code, title } of codes) expect(`${code} ${title}`).toMatch(/^\S+ \S.+/)
    }
    for (const scheme of Object.keys(outsideCodes) as OutsideScheme[]) {
      for (const { code } of outsideCodes[scheme]) {
        const read = parseOutsideAnswer({ scheme, code, number: 'C-7', index: '12345' })
        if (!read.ok) throw new Error(read.problems[0]?.message)
        const { command } = read.value
        if (command) expect(parseDisputeCommand(command)).toEqual({ ok: true, value: command })
      }
    }
  })
})

describe('an answer from outside', () => {
  it('is the command that its code means', () => {
    const read = (code: string, rest = {}) =>
      parseOutsideAnswer({ scheme: 'gb_d0300_status', code, number: 'C-7', ...rest })
    expect(read('A', { index: '12380', note: 'half of it' })).toEqual({
      ok: true,
      value: {
        number: 'C-7',
        code: outsideCodes.gb_d0300_status[0],
        command: { action: 'answer', result: 'partly_upheld', index: '12380', note: 'half of it' },
      },
    })
    expect(read('D')).toMatchObject({
      value: { command: { action: 'answer', result: 'rejected', note: 'disagreed' } },
    })
    expect(read('M')).toMatchObject({ value: { command: { action: 'verify', by: 'site' } } })
    const proposed = read('P')
    expect(proposed.ok && proposed.value).toEqual({
      number: 'C-7',
      code: outsideCodes.gb_d0300_status[3],
    })
    const cancelled = parseOutsideAnswer({ scheme: 'es_claim_result', code: '04', number: 'C-7' })
    expect(cancelled).toMatchObject({
      value: { command: { action: 'withdraw', reason: 'cancelled' } },
    })
  })

  it('is refused with what is wrong and where', () => {
    const problems = (input: unknown) => {
      const read = parseOutsideAnswer(input)
      return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)
    }
    expect(problems({ scheme: 'es_claim_result', code: '09', number: 'C-7' })).toEqual([
      'code: expected a code of the scheme',
    ])
    expect(problems({ scheme: 'gb_d0300_status', code: 'A', number: 'C-7' })).toEqual([
      'index: expected the alternative index',
    ])
    expect(problems({ scheme: 'fr', code: '', number: '', index: 'x' })).toEqual([
      expect.stringMatching(/^scheme: expected one of gb_d0300_status, /),
      'code: expected at least 1 characters',
      'number: expected at least 1 characters',
      'index: expected an index such as "12345.6"',
    ])
    expect(problems(undefined)).toHaveLength(1)
  })
})
