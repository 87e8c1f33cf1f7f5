import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { delimitedFormat } from './delimited-format.ts'
import type { DelimitedMapping } from './delimited-mapping.ts'
import { delimitedMappingJsonSchema, parseDelimitedMapping } from './delimited-mapping-schema.ts'
import { genericMeasurementData } from './mappings/generic-measurement-data.ts'
import { genericReadingUpload } from './mappings/generic-reading-upload.ts'

const problems = (mapping: unknown) => {
  const parsed = parseDelimitedMapping(mapping)
  return parsed.ok ? [] : parsed.problems
}
const paths = (mapping: unknown) => problems(mapping).map(({ path }) => path)
const columns = (...changed: object[]) => ({
  ...genericMeasurementData,
  columns: [...genericMeasurementData.columns, ...changed],
})

describe('a delimited mapping', () => {
  it.each([genericMeasurementData, genericReadingUpload])(
    'that is shipped is right: $id',
    (mapping) => {
      expect(parseDelimitedMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({
        ok: true,
        mapping,
      })
    },
  )

  it('that the guide shows is right', () => {
    const path = join(import.meta.dirname, '../../../docs/operator-format-plugin.md')
    const [, json = ''] = /```json\n(.*?)```/s.exec(readFileSync(path, 'utf8')) ?? []
    expect(problems(JSON.parse(json))).toEqual([])
  })

  it.each([null, undefined, 7, 'a', [], {}, { version: 2 }])(
    'that is none is refused: %j',
    (mapping) => {
      const [first] = problems(mapping)
      expect(first).toMatchObject({ expected: expect.any(String), advice: expect.any(String) })
    },
  )

  it('names the field that is wrong, what was expected and what stands there', () => {
    const found = problems({
      ...genericMeasurementData,
      dialect: { ...genericMeasurementData.dialect, encoding: 'win-1251' },
      delimeter: ',',
    })
    expect(found).toMatchObject([
      {
        path: 'dialect.encoding',
        expected: expect.stringContaining('windows-1251'),
        actual: '"win-1251"',
      },
      { path: '', expected: 'no delimeter', advice: expect.stringContaining('spelling') },
    ])
  })

  it.each([
    ['a place without scheme', columns({ name: 'clc', field: 'place' }), ['columns.9.scheme']],
    ['a name twice', columns({ name: ' NOTE', constant: '' }), ['columns.9.name']],
    ['a field twice', columns({ name: 'note2', field: 'note' }), ['columns']],
    [
      'a date pattern for an index',
      columns({ name: 'x', field: 'channel', date: 'yyyyMMdd' }),
      ['columns.9.date'],
    ],
    ['codes for nothing', columns({ name: 'x', field: 'isCancellation' }), ['columns.9.codes']],
    [
      'a constant beside a field',
      columns({ name: 'x', field: 'channel', constant: 'a' }),
      ['columns.9.constant'],
    ],
    [
      'a placeholder that nothing fills',
      columns({ name: 'x', constant: '{suplier}' }),
      ['columns.9.constant'],
    ],
    ['a formula as header', columns({ name: '=1+1', constant: '' }), ['columns.9.name']],
    [
      'marks that are the same',
      {
        ...genericMeasurementData,
        dialect: { ...genericMeasurementData.dialect, groupingMark: '.' },
      },
      ['dialect.groupingMark'],
    ],
    [
      'a trailer that nothing tells from a row',
      { ...genericMeasurementData, trailerRow: ['{count}'] },
      ['trailerRow.0'],
    ],
    [
      'no columns that matter',
      { ...genericMeasurementData, columns: [{ name: 'a' }] },
      ['columns', 'columns', 'columns', 'columns', 'columns'],
    ],
  ])('is refused with %s', (_, mapping, expected) => {
    expect(paths(mapping)).toEqual(expected)
  })

  it('that was not checked is refused by the format', () => {
    const wrong = { ...genericMeasurementData, fileName: '{date}.csv' } as DelimitedMapping
    expect(() => delimitedFormat(wrong)).toThrow(/fileName: expected placeholders/)
  })

  it('has a JSON Schema that knows every setting', () => {
    expect(delimitedMappingJsonSchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        version: { const: 1 },
        dialect: { properties: { encoding: { enum: expect.arrayContaining(['iso-8859-16']) } } },
        columns: { items: { properties: { codes: {}, scheme: {}, date: {} } } },
      },
    })
  })
})
