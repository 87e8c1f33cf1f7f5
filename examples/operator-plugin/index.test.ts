import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperatorLine, ParsedLine } from '@selfread/core'
import { operatorFormatLaws } from '@selfread/core/conformance'
import { describe, expect, it } from 'vitest'
import { aldermoorGrid } from './index.ts'

const place = { scheme: 'pod', value: 'RO001E100000017' }
const lines: readonly OperatorLine[] = [
  {
    place,
    meterSerial: '0012345',
    register: '1.8.1',
    index: { text: '004711.5', units: 47115, decimals: 1 },
    readOn: '2026-11-20',
    type: 'customer',
  },
  {
    place,
    meterSerial: '0012345',
    register: '1.8.2',
    index: { text: '000815', units: 815, decimals: 0 },
    readOn: '2026-11-20',
    type: 'customer',
  },
  {
    place,
    register: '1.8.0',
    index: { text: '999999999999.999', units: 999999999999999, decimals: 3 },
    readOn: '2024-02-29',
    type: 'operator',
  },
]
const header = {
  supplier: 'furnizor',
  operator: 'aldermoor',
  day: '2026-11-22',
  batchId: 'batch-7',
  sequence: 1,
  createdAt: '2026-11-22T05:46:00.000Z',
}

describe('the format of Aldermoor Grid', () => {
  it.each(operatorFormatLaws)('$name', async (law) => {
    await expect(law.check({ format: aldermoorGrid, lines })).resolves.toBeUndefined()
  })

  it('groups readings under their place and meter', () => {
    const { fileName, bytes } = aldermoorGrid.render({ header, lines: lines.slice(0, 2) })
    expect(fileName).toBe('AG_furnizor_20261122_1.txt')
    expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
      'AGH|1|furnizor|aldermoor|2026-11-22|batch-7',
      'P|RO001E100000017',
      'M|0012345',
      'R|1.8.1|20261120|004711.5|02',
      'R|1.8.2|20261120|000815|02',
      'Z|2',
      '',
    ])
  })

  it('never puts a reading under the place before a row that cannot be read', async () => {
    const text =
      'AGH|1|a|b|c|d\nP|1\nM|7\nP|2|?\nR|1.8.0|20261120|5|02\nP|3\nR|1.8.0|20261120|6|02\nZ|2\n'
    const items: ParsedLine[] = []
    const bytes = new TextEncoder().encode(text)
    for await (const item of aldermoorGrid.parse({ name: 'a.txt', bytes })) items.push(item)
    expect(
      items.map((item) => {
        if (item.kind === 'line')
          return `${item.at.line} ${item.line.place.value} ${item.line.index.text}`
        return item.kind === 'finding' ? `${item.finding.at.line} ${item.finding.code}` : item
      }),
    ).toEqual([
      '4 wrong_field_count',
      '5 missing_value',
      '7 3 6',
      { kind: 'end', rowsRead: 3, rowsDelivered: 1, rowsRefused: 2 },
    ])
  })

  it.each([
    ['a code that Aldermoor Grid does not have', { type: 'exchange' }, 'type'],
    ['a value that would break the row', { meterSerial: '7|8' }, 'meterSerial'],
    ['a formula', { register: '=1+1' }, 'register'],
  ] as const)('refuses to write %s', (_, change, field) => {
    const changed = [{ ...(lines[0] as OperatorLine), ...change }]
    expect(() => aldermoorGrid.render({ header, lines: changed })).toThrow(
      expect.objectContaining({ code: 'format_render', lineIndex: 0, field }),
    )
  })
})

describe('the guide to writing a plugin', () => {
  const read = (...path: readonly string[]) =>
    readFileSync(join(import.meta.dirname, ...path), 'utf8')

  it('quotes this example as it is', () => {
    const quoted = [
      ...read('..', '..', 'docs', 'operator-format-plugin.md').matchAll(/```ts\n(.*?)```/gs),
    ]
    // Indentation, and so where lines break, is the only thing that may differ.
    const bare = (code: string) => code.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '')
    const sources = bare(read('index.ts') + read('index.test.ts'))
    expect(quoted.length).toBeGreaterThan(3)
    for (const [, code = ''] of quoted) expect(sources).toContain(bare(code))
  })
})
