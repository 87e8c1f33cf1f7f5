import {
  type OperatorFormat,
  type OperatorLine,
  type ParsedLine,
  parseDecimalIndex,
  type RuleRow,
} from '@selfread/core'
import { describe, expect, it } from 'vitest'
import type { OperatorSettings } from '../desk-context.ts'
import { jsonLinesFormat, measurementFile } from '../testing/json-lines-format.ts'
import {
  openDeskWithPlaces,
  openTestDesk,
  type TestDesk,
  testRules,
  waitingMails,
} from '../testing/open-test-desk.ts'
import { type PlaceCells, placeRow, twoRegisterRows } from '../testing/places-csv.ts'
import { form, sms } from '../testing/submissions.ts'

const day = '2026-11-22'

/** What the operator's file says of a place: as it was sent, unless changed. */
function line(
  place: number,
  change: Partial<OperatorLine> & { readonly value?: string } = {},
): OperatorLine {
  const { value = '12500', ...rest } = change
  const index = parseDecimalIndex(value)
  if (index === undefined) throw new Error(`${value} is no index.`)
  const digits = String(place).padStart(7, '0')
  return {
    place: { scheme: 'pod', value: `RO001E${digits}` },
    meterSerial: `00${digits}`,
    register: '1.8.0',
    readOn: day,
    type: 'customer',
    ...rest,
    index,
  }
}

/** A desk whose customers of these places have sent 12500, and whose files have gone out. */
async function sentWorld(
  places: number,
  cells: PlaceCells = {},
  operators?: readonly OperatorSettings[],
): Promise<TestDesk> {
  const rows = Array.from({ length: places }, (_, index) => placeRow(index + 1, cells))
  const world = await openDeskWithPlaces(rows, operators ? { operators } : {})
  for (let place = 1; place <= places; place++) await world.desk.receive(sms(place, 'value=12500'))
  await world.desk.prepareTransfers({ day })
  await waitingMails(world)
  return world
}

/** What a format finds where a file counts more rows than it has. */
function missingRows(file: string): ParsedLine {
  return {
    kind: 'finding',
    finding: {
      code: 'wrong_trailer_count',
      severity: 'error',
      at: { file, line: 4 },
      expected: '3 rows',
      actual: '2 rows',
      advice: 'Ask the operator for the whole file.',
    },
  }
}

const reconcile = (
  { desk }: TestDesk,
  lines: readonly OperatorLine[],
  ...broken: readonly string[]
) =>
  desk.reconcile({ operator: 'north', file: measurementFile('november.jsonl', lines, ...broken) })

describe('checking an operator’s measurement data', () => {
  it.each<[string, OperatorLine[]]>([
    ['matched', [line(1)]],
    [
      'matched',
      [line(1, { place: { scheme: 'nlc', value: '7000000001' }, register: '1-0:1.8.0' })],
    ],
    ['matched', [line(1, { type: 'operator' })]],
    ['matched_within_tolerance', [line(1, { value: '12501', readOn: '2026-11-23' })]],
    ['different_value', [line(1, { value: '12600' })]],
    ['other_date', [line(1, { readOn: '2026-11-27' }), line(2)]],
    ['replaced_by_operator_read', [line(1, { value: '12600', type: 'operator' })]],
    ['replaced_by_estimate', [line(1, { value: '12480', type: 'estimated' })]],
    ['missing_register', [line(1, { register: '1.8.2' })]],
    ['missing_place', [line(2)]],
    ['unknown_meter', [line(1, { meterSerial: 'X-1' })]],
  ])('gives the reading the outcome %s', async (code, lines) => {
    const world = await sentWorld(1)
    const report = await reconcile(world, lines)
    expect(report.outcomes).toMatchObject([{ code, place: 'P1', register: '1.8.0' }])
    const dossier = await world.desk.explain({ place: 'P1' })
    expect(dossier?.readings.at(-1)?.outcomes).toMatchObject([
      { code, fileName: 'november.jsonl', fileSha256: report.fileSha256 },
    ])
  })

  it('gives one outcome to each reading of its period, and the counts add up', async () => {
    const world = await sentWorld(4)
    const report = await reconcile(
      world,
      [line(1), line(2, { value: '12600' }), line(3, { type: 'estimated' }), line(9)],
      'not a row',
      '{"place":1}',
    )
    expect(report).toMatchObject({ rowsRead: 6, rowsRefused: 2, rowsOfUnknownPlaces: 1 })
    expect(report.outcomes.map(({ place, code }) => [place, code])).toEqual([
      ['P1', 'matched'],
      ['P2', 'different_value'],
      ['P3', 'replaced_by_estimate'],
      ['P4', 'missing_place'],
    ])
    expect(report.findings).toMatchObject([
      { code: 'malformed', at: { file: 'november.jsonl', line: 6 }, actual: 'not a row' },
      { code: 'malformed', at: { file: 'november.jsonl', line: 7 } },
    ])
    expect(report.rowsRead - report.rowsRefused).toBe(4)
  })

  it('finds the reading under the one date that the operator gives to all', async () => {
    const world = await sentWorld(2)
    const report = await reconcile(world, [
      line(1, { readOn: '2026-11-27' }),
      line(9, { readOn: '2026-11-27' }),
    ])
    // P2 is of another period for all that this file says.
    expect(report.outcomes).toMatchObject([{ place: 'P1', code: 'other_date', daysApart: 5 }])
  })

  it('says that a reading was not sent', async () => {
    const world = await sentWorld(1)
    await world.desk.receive(sms(1, 'value=12510', { receivedAt: '2026-11-23T10:00:00.000Z' }))
    const report = await reconcile(world, [line(1), line(1, { readOn: '2026-11-23' })])
    expect(report.outcomes.map(({ code }) => code)).toEqual(['matched', 'not_sent'])
  })

  it('says that a reading went out too late to be used', async () => {
    const world = await openDeskWithPlaces([placeRow(1)])
    await world.desk.receive(sms(1, 'value=12500'))
    world.clock.now = '2026-11-27T08:00:00.000Z'
    await world.desk.prepareTransfers({ day: '2026-11-26' })
    const report = await reconcile(world, [line(1, { value: '12600', type: 'estimated' })])
    expect(report).toMatchObject({ outcomes: [{ code: 'after_cutoff' }], notices: 0 })
  })

  it('looks at each register for itself', async () => {
    const world = await openDeskWithPlaces(twoRegisterRows(1))
    await world.desk.receive(
      form(1, [
        { register: 'day', value: '20200' },
        { register: 'night', value: '10100' },
      ]),
    )
    await world.desk.prepareTransfers({ day })
    const report = await reconcile(world, [line(1, { register: '1.8.1', value: '20200' })])
    expect(report.outcomes.map(({ register, code }) => [register, code])).toEqual([
      ['1.8.1', 'matched'],
      ['1.8.2', 'missing_register'],
    ])
  })

  it('tolerates what a rule in force on the file’s last day says', async () => {
    const rule = (parameters: RuleRow['parameters'], scope: RuleRow['scope']): RuleRow => ({
      id: 'test.reconciliation',
      topic: 'reconciliation',
      scope,
      validFrom: '2026-11-24',
      parameters,
      source: { mark: 'D', title: 'test' },
      isEnabled: true,
    })
    const strict = { windowDays: 1, value: { kind: 'exact' }, time: { kind: 'same_day' } }
    const { store } = await sentWorld(2)
    const { desk } = openTestDesk({
      store,
      rules: [...testRules, rule(strict, { tenant: 'supplier', operator: 'north' })],
    })
    const codes = async (name: string, ...lines: readonly OperatorLine[]) => {
      const file = measurementFile(name, lines)
      const { outcomes } = await desk.reconcile({ operator: 'north', file })
      return outcomes.map(({ code }) => code)
    }
    const near = [line(1, { value: '12501' }), line(2, { readOn: '2026-11-23' })]
    expect(await codes('before.jsonl', ...near)).toEqual([
      'matched_within_tolerance',
      'matched_within_tolerance',
    ])
    const later = line(3, { readOn: '2026-11-24' })
    expect(await codes('after.jsonl', ...near, later)).toEqual(['different_value', 'other_date'])
  })

  it('changes nothing when the same file comes again, under whatever name', async () => {
    const world = await sentWorld(2)
    const first = await reconcile(world, [line(1), line(2, { value: '12600' })])
    const head = await world.store.logHeads()
    const file = measurementFile('again.jsonl', [line(1), line(2, { value: '12600' })])
    const second = await world.desk.reconcile({ operator: 'north', file })
    expect(second).toEqual({ ...first, isAlreadyKnown: true })
    expect(await world.store.logHeads()).toEqual(head)
  })

  it('keeps the file, and reads another operator’s places out of it', async () => {
    const world = await openDeskWithPlaces([placeRow(1), placeRow(2, { operator: 'south' })])
    const file = measurementFile('november.jsonl', [line(1), line(2)])
    const report = await world.desk.reconcile({ operator: 'north', file })
    expect(await world.store.getBlob({ tenant: world.tenant, sha256: report.fileSha256 })).toEqual(
      file.bytes,
    )
    expect(report).toMatchObject({ outcomes: [], rowsOfUnknownPlaces: 2 })
  })

  it('takes a file that is none of the format for what it is', async () => {
    const world = await sentWorld(1)
    const file = { name: 'photo.jpg', bytes: Uint8Array.of(0xff, 0xd8, 1) }
    const report = await world.desk.reconcile({ operator: 'north', file })
    expect(report).toMatchObject({ outcomes: [], rowsRead: 1, rowsRefused: 1, notices: 0 })
    expect(report.findings).toHaveLength(1)
  })

  it('says which setting is missing', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)], {
      operators: [{ id: 'north', name: 'Nord', transfers: jsonLinesFormat() }],
    })
    const file = measurementFile('a.jsonl', [])
    await expect(desk.reconcile({ operator: 'north', file })).rejects.toThrow(
      'north has no measurement format',
    )
    await expect(desk.reconcile({ operator: 'east', file })).rejects.toThrow('no operator east')
  })

  it('decides anew where a reading comes in meanwhile', async () => {
    const world = await sentWorld(1)
    await Promise.all([
      reconcile(world, [line(1)]),
      world.desk.receive(sms(1, 'value=12510', { receivedAt: '2026-11-24T10:00:00.000Z' })),
    ])
    const dossier = await world.desk.explain({
      place: 'P1',
      period: { from: day, to: '2026-11-30' },
    })
    expect(dossier?.readings.map(({ reading }) => reading.value.text)).toContain('12510')
    expect(await world.desk.verify()).toMatchObject({ faults: [] })
  })
})

describe('a self-reading that is absent from the operator’s data', () => {
  it('is notified once, to the consumer and to the operator, with its reference', async () => {
    const world = await sentWorld(2, { language: 'en' })
    const receipts = await world.desk.explain({ place: 'P2' })
    const number = receipts?.readings.at(-1)?.reading.receiptNumber ?? 'none'
    const lines = [line(1), line(2, { value: '12480', type: 'estimated' })]
    const report = await reconcile(world, lines)
    expect(report.notices).toBe(2)
    const mails = await waitingMails(world)
    expect(mails.map(({ kind, to }) => [kind, to[0]?.address])).toEqual([
      ['absence_operator', 'date@nord.example'],
      ['absence_consumer', 'client2@mail.example'],
    ])
    for (const { text } of mails) expect(text).toContain(number)
    expect(mails[1]?.text).toContain('12480')
    await reconcile(world, lines)
    expect(await waitingMails(world)).toEqual([])
    const dossier = await world.desk.explain({ place: 'P2' })
    expect(dossier?.readings.at(-1)?.notices).toMatchObject([{ fileSha256: report.fileSha256 }])
  })

  it('is no news where a later file says the same, and is where it says something else', async () => {
    const world = await sentWorld(1)
    await reconcile(world, [line(1, { value: '12480', type: 'estimated' })])
    expect(await waitingMails(world)).toHaveLength(2)
    const again = await reconcile(world, [line(1, { value: '12480', type: 'estimated' }), line(9)])
    expect(again).toMatchObject({ notices: 0, outcomes: [{ code: 'replaced_by_estimate' }] })
    expect((await reconcile(world, [line(1, { value: '12400' })])).notices).toBe(2)
    expect(await waitingMails(world)).toHaveLength(2)
  })

  it('is one message to the operator, however many readings', async () => {
    const world = await sentWorld(3)
    await reconcile(world, [line(9)])
    expect((await waitingMails(world)).map(({ kind }) => kind)).toEqual([
      'absence_operator',
      'absence_consumer',
      'absence_consumer',
      'absence_consumer',
    ])
  })

  it('is notified to nobody where the reading was used', async () => {
    const world = await sentWorld(2)
    const report = await reconcile(world, [line(1), line(2, { value: '12501' })])
    expect(report.notices).toBe(0)
    expect(await waitingMails(world)).toEqual([])
  })

  it('is notified to nobody where the file itself lacks rows', async () => {
    const whole = jsonLinesFormat()
    const cut: OperatorFormat = {
      ...whole,
      async *parse(file) {
        for await (const item of whole.parse(file)) {
          if (item.kind === 'end') yield missingRows(file.name)
          yield item
        }
      },
    }
    const operator = { id: 'north', name: 'Nord', email: 'date@nord.example' }
    const world = await sentWorld(3, {}, [{ ...operator, transfers: whole, measurements: cut }])
    const report = await reconcile(world, [line(1), line(2, { value: '12600' })])
    expect(report.isIncomplete).toBe(true)
    expect(report.outcomes.map(({ code }) => code)).toEqual([
      'matched',
      'different_value',
      'missing_place',
    ])
    expect(
      (await waitingMails(world)).map(({ kind, text }) => [kind, /P3|0000003/u.test(text)]),
    ).toEqual([
      ['absence_operator', false],
      ['absence_consumer', false],
    ])
  })

  it('is notified to the operator alone where the consumer has no address', async () => {
    const world = await sentWorld(1, { emails: '' })
    expect(await reconcile(world, [line(9)])).toMatchObject({ notices: 1 })
  })

  it('counts one verification a place and file, and a notice where one went out', async () => {
    const world = await sentWorld(3)
    await reconcile(world, [line(1), line(2), line(9)])
    const { countsByKind, lines } = await world.desk.statement({ month: '2026-11' })
    expect(countsByKind).toEqual({ take: 3, transmit: 3, verify: 3, notify: 1 })
    expect(lines.find(({ operation }) => operation.kind === 'notify')?.operation.place).toBe('P3')
  })
})
