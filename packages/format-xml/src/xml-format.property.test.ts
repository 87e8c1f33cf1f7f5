import { FormatRenderError, type OperatorLine, type ParsedLine } from '@selfread/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { xmlFormat } from './xml-format.ts'

const format = xmlFormat({
  version: 1,
  id: 'any-text',
  encoding: 'utf-8',
  notation: { decimalMark: '.' },
  recordPath: '/Readings/Reading',
  fields: [
    { path: '@pod', field: 'place', scheme: 'pod' },
    { path: '@serial', field: 'meterSerial' },
    { path: 'Register', field: 'register' },
    { path: 'Index', field: 'index' },
    { path: 'Day', field: 'readOn', date: 'd.M.yyyy' },
    { path: 'Note', field: 'note' },
  ],
  constants: { type: 'customer' },
  fileName: '{batch}.xml',
})
const header = {
  supplier: 'furnizor',
  operator: 'deer',
  day: '2026-11-22',
  batchId: 'b-1',
  sequence: 1,
  createdAt: '2026-11-22T05:46:00.000Z',
}
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'a1;,"\'<>&=\n\r\t |0'), minLength: 1, maxLength: 12 }),
)
const anyLine: fc.Arbitrary<OperatorLine> = fc.record({
  place: fc.record({ scheme: fc.constant('pod'), value: anyText }),
  meterSerial: anyText,
  register: anyText,
  index: fc
    .integer({ min: 0, max: 999_999_999_999_999 })
    .map((units) => ({ text: String(units), units, decimals: 0 })),
  readOn: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  type: fc.constant('customer' as const),
  note: anyText,
})

async function itemsOf(bytes: Uint8Array): Promise<ParsedLine[]> {
  const items: ParsedLine[] = []
  for await (const item of format.parse({ name: 'a', bytes })) items.push(item)
  return items
}

function written(lines: readonly OperatorLine[]): Uint8Array | undefined {
  try {
    return format.render({ header, lines }).bytes
  } catch (error) {
    expect(FormatRenderError.is(error)).toBe(true)
    return undefined
  }
}

it('whatever the texts are, they are refused in writing or read back as they were', async () => {
  let kept = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 3 }), async (lines) => {
      const sayable = lines.filter((line) => written([line]) !== undefined)
      const bytes = written(sayable)
      expect(bytes).toBeDefined()
      const items = await itemsOf(bytes ?? new Uint8Array())
      expect(items.flatMap((item) => (item.kind === 'line' ? [item.line] : []))).toEqual(sayable)
      kept += sayable.length
    }),
    { numRuns: 500 },
  )
  expect(kept).toBeGreaterThan(100)
})

it('whatever the bytes are, reading ends with counts that add up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const end = (await itemsOf(bytes)).at(-1)
      expect(end?.kind === 'end' && end.rowsRead - end.rowsDelivered - end.rowsRefused).toBe(0)
    }),
    { numRuns: 500 },
  )
})
