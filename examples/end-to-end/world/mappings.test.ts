import { readFileSync } from 'node:fs'
import type { OperatorFormat } from '@selfread/core'
import { delimitedFormat, parseDelimitedMapping } from '@selfread/format-delimited'
import { describe, expect, it } from 'vitest'

const input = new URL('../input/', import.meta.url)
const read = (path: string): Buffer => readFileSync(new URL(path, input))
const json = (path: string) => JSON.parse(read(path).toString())
const expected = json('expected.json').measurementFiles

describe('The mappings of Rețele Dunărea Nord', () => {
  it('report exactly the rows of the measurement data that are meant to be wrong', async () => {
    const file = 'measurements-rdn.csv'
    const format = delimited('mappings/rdn-measurements.json')
    expect(await outcomeOf(format, file)).toEqual(expected[file])
  })

  it('load the transfer', () => {
    expect(parseDelimitedMapping(json('mappings/rdn-transfer.json'))).toMatchObject({ ok: true })
  })
})

function delimited(path: string): OperatorFormat {
  const parsed = parseDelimitedMapping(json(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return delimitedFormat(parsed.mapping)
}

/** What reading a file comes to, in the form of `expected.json` but for the reasons. */
async function outcomeOf(format: OperatorFormat, name: string): Promise<object> {
  const reasons = new Map<number, string>(
    expected[name].refused.map((row: { line: number; reason: string }) => [row.line, row.reason]),
  )
  const refused: object[] = []
  for await (const item of format.parse({ name, bytes: read(name) })) {
    if (item.kind === 'end') return { rows: item.rowsRead, delivered: item.rowsDelivered, refused }
    if (item.kind === 'line') continue
    const { code, at } = item.finding
    refused.push({ line: at.line, code, reason: reasons.get(at.line) })
  }
  throw new Error(`${name} has no end.`)
}
