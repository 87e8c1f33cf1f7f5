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

  it('fills what a value says only once', () => {
    expect(fillTemplate('{a}', { a: '{b}[x]', b: 'no' }, how)).toBe('{b}[x]')
  })
})
