import { type OperatorLine, parseDecimalIndex } from '@selfread/core'
import { operatorFormatLaws } from '@selfread/core/conformance'
import { describe, expect, it } from 'vitest'
import { jsonLinesFormat } from './json-lines-format.ts'

const index = (text: string) => {
  const parsed = parseDecimalIndex(text)
  if (parsed === undefined) throw new Error(`${text} is no index.`)
  return parsed
}
const place = { scheme: 'pod', value: 'RO001E0000017' }
const lines: readonly OperatorLine[] = [
  {
    place,
    meterSerial: '0012345',
    register: '1.8.1',
    index: index('004711.5'),
    readOn: '2026-11-20',
    type: 'customer',
    unit: 'kWh',
    reference: '7F3K-9QXM-2TVA',
    channel: 'sms',
  },
  { place, register: '1.8.2', index: index('000815'), readOn: '2026-11-20', type: 'estimated' },
  { place, register: 'T1', index: index('999999999999'), readOn: '2024-02-29', type: 'operator' },
]

describe('the format that the desk’s tests exchange with operators', () => {
  it.each(operatorFormatLaws)('$name', async (law) => {
    await expect(law.check({ format: jsonLinesFormat(), lines })).resolves.toBeUndefined()
  })
})
