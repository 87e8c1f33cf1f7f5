import { readFileSync } from 'node:fs'
import {
  type OperatorFormat,
  type PositionedLine,
  parseRuleRows,
  reconcileReadings,
  type SentReading,
} from '@selfread/core'
import { delimitedFormat, parseDelimitedMapping } from '@selfread/format-delimited'
import { parseXmlMapping, xmlFormat } from '@selfread/format-xml'
import { describe, expect, it } from 'vitest'

const input = new URL('../input/', import.meta.url)
const read = (path: string): Buffer => readFileSync(new URL(path, input))
const json = (path: string) => JSON.parse(read(path).toString())
const expected = json('expected.json')
const config = json('config.json')

const FILES = [
  ['rdn', 'measurements-rdn.csv'],
  ['apa-gaz', 'measurements-apa-gaz.xml'],
] as const

describe.each(FILES)('The file of %s, %s', (operator, file) => {
  it('has exactly the wrong rows that it is meant to have', async () => {
    const meant = expected.measurementFiles[file]
    const { end, refused } = await parsed(operator, file)
    expect(end).toMatchObject({ rowsRead: meant.rows, rowsDelivered: meant.delivered })
    expect(refused).toEqual(meant.refused.map(({ line, code }: RefusedRow) => ({ line, code })))
  })

  it('answers each accepted reading as it is meant to', async () => {
    const { lines } = await parsed(operator, file)
    const meant: MeantOutcome[] = expected.reconciliation.filter(
      (it: MeantOutcome) => it.operator === operator,
    )
    for (const windowDays of [10, 15]) {
      const { outcomes } = reconcileReadings({
        sent: meant.map(sentReading),
        lines,
        tolerance: { value: { kind: 'absolute', units: '1' }, time: { kind: 'days', days: 1 } },
        windowDays,
      })
      expect(outcomes.map(({ readingId, code }) => `${readingId} ${code}`)).toEqual(
        meant.map((it) => `${idOf(it)} ${it.code}`),
      )
    }
  })
})

it('states transfer formats and rules that load', () => {
  for (const { transfer } of config.operators) expect(formatOf(transfer).id).toMatch(/-transfer-/)
  expect(parseRuleRows(config.rules)).toMatchObject({ ok: true })
})

interface RefusedRow {
  readonly line: number
  readonly code: string
}

interface MeantOutcome {
  readonly place_id: string
  readonly operator: string
  readonly register: string
  readonly value: string
  readonly readOn: string
  readonly code: string
}

const placeRows = placesById()

function sentReading(meant: MeantOutcome): SentReading {
  const place = placeRows.get(meant.place_id)
  if (!place) throw new Error(`places.csv has no ${meant.place_id}.`)
  const [whole = '', fraction = ''] = meant.value.split(/[.,]/)
  return {
    readingId: idOf(meant),
    placeIdentifiers: [
      { scheme: 'pod', value: place.pod },
      { scheme: 'account', value: place.account },
    ],
    meterSerial: place.serial,
    register: meant.register,
    index: { text: meant.value, units: Number(whole + fraction), decimals: fraction.length },
    readOn: meant.readOn,
  }
}

function idOf({ place_id, register }: MeantOutcome): string {
  return `${place_id}/${register}`
}

/** The columns of places.csv that name a place and its meter; none of them holds a comma. */
function placesById() {
  const rows = read('places.csv').toString().trim().split('\n').slice(1)
  return new Map(
    rows.map((row) => {
      const [id = '', , , , pod = '', , account = ''] = row.split(',')
      const serial = row.match(/,\d{4}-\d\d-\d\d,([^,]+),/)?.[1] ?? ''
      return [id, { pod, account, serial }]
    }),
  )
}

function formatOf(stated: { kind: string; mapping: string }): OperatorFormat {
  const mapping = json(stated.mapping)
  if (stated.kind === 'xml') {
    const parsed = parseXmlMapping(mapping)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return xmlFormat(parsed.mapping)
  }
  const parsed = parseDelimitedMapping(mapping)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return delimitedFormat(parsed.mapping)
}

async function parsed(operator: string, name: string) {
  const { measurements } = config.operators.find((it: { id: string }) => it.id === operator)
  const lines: PositionedLine[] = []
  const refused: RefusedRow[] = []
  let end: object | undefined
  for await (const item of formatOf(measurements).parse({ name, bytes: read(name) })) {
    if (item.kind === 'end') end = item
    else if (item.kind === 'line') lines.push({ line: item.line, at: item.at })
    else refused.push({ line: item.finding.at.line, code: item.finding.code })
  }
  return { lines, refused, end }
}
