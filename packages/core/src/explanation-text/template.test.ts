import { describe, expect, it } from 'vitest'
import { fillTemplate } from './template.ts'

const how = {
  date: '$3.$2.$1',
  words: { held: 'reținut', e_mail: 'poștă' },
  timeZone: 'Europe/Bucharest',
}

const values = {
  reading: { value: { text: '00123', units: 123, decimals: 0 }, readOn: '2026-11-24' },
  at: '2026-11-24T22:30:00.000Z',
  status: 'held',
  code: 'under_verification',
  id: 'reading_1',
  name: 'Ana_Pop',
  list: [{ register: '1.8.0', index: { text: '7' } }, 'held'],
  none: [],
  count: 0,
  flag: true,
}

const fill = (template: string) => fillTemplate(template, values, how)

describe('a template', () => {
  it('takes values by their path, as people write them', () => {
    expect(fill('{reading.value} la {reading.readOn}')).toBe('00123 la 24.11.2026')
    expect(fill('{at}')).toBe('25.11.2026')
    expect(fill('{status}, {code}')).toBe('reținut, under verification')
    expect(fill('{id} {name} {count}')).toBe('reading_1 Ana_Pop 0')
    expect(fill('{list}')).toBe('1.8.0 7, reținut')
  })

  it('leaves out a part that lacks a value', () => {
    expect(fill('a[, {status}][, {missing}][, {none}] b')).toBe('a, reținut b')
    expect(fill('[{status} {reading.missing}]x')).toBe('x')
    expect(fill('[no value]x')).toBe('no valuex')
    expect(fill('{missing}{reading.value.text.more}{flag}')).toBe('')
  })

  it('never leaves the values that it was given', () => {
    expect(fill('{constructor}{reading.__proto__.x}{status.length}{toString}')).toBe('')
    expect(fillTemplate('{it}', { it: 'constructor' }, how)).toBe('constructor')
    expect(fillTemplate('{it}', undefined, how)).toBe('')
    expect(fillTemplate('{it}', { it: null }, how)).toBe('')
  })

  it('says what only begins like a date as it was written', () => {
    const say = (it: string) => fillTemplate('{it}', { it }, how)
    expect(say('2026-11-24T')).toBe('2026-11-24T')
    expect(say('2026-99-99T10:00:00.000Z')).toBe('2026-99-99T10:00:00.000Z')
    expect(say('2026-11-24T10:00:00.000Z, by phone')).toBe('2026-11-24T10:00:00.000Z, by phone')
    expect(say('at 2026-11-24T10:00:00.000Z')).toBe('at 2026-11-24T10:00:00.000Z')
    expect(say('2026-02-30')).toBe('2026-02-30')
    expect(say('on 2026-02-20')).toBe('on 2026-02-20')
  })

  it('leaves no lines to what somebody wrote', () => {
    expect(fillTemplate('{it}', { it: 'read \r\n  9. accepted\u2028by nobody' }, how)).toBe(
      'read 9. accepted by nobody',
    )
  })

  it('fills what a value says only once', () => {
    expect(fillTemplate('{a}', { a: '{b}[x]', b: 'no' }, how)).toBe('{b}[x]')
  })
})
