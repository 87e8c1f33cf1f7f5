import { describe, expect, it } from 'vitest'
import { openTestDesk } from '../testing/open-test-desk.ts'
import { type PlaceCells, placeRow, placesCsv, twoRegisterRows } from '../testing/places-csv.ts'

const none = { imported: 0, unchanged: 0, refused: 0, registers: 0, problems: [] }

describe('importing places', () => {
  it('says in a dry run what it would do and changes nothing', async () => {
    const { desk, store } = openTestDesk()
    const head = await store.logHeads()
    const csv = placesCsv(placeRow(1), ...twoRegisterRows(2), placeRow(3, { unit: '' }))
    const dry = await desk.places.import(csv, { dryRun: true })
    expect(dry).toMatchObject({
      isDryRun: true,
      rowsRead: 4,
      imported: 2,
      refused: 1,
      registers: 3,
    })
    expect(await store.logHeads()).toEqual(head)
    expect(await desk.places.find('P1')).toEqual([])

    const real = await desk.places.import(csv)
    expect(real).toEqual({ ...dry, isDryRun: false })
  })

  it('takes the first reading of an imported place without further set-up', async () => {
    const { desk } = openTestDesk()
    await desk.places.import(placesCsv(placeRow(1)))
    const receipt = await desk.receive({
      channel: 'sms',
      receivedAt: '2026-11-22T09:00:00.000Z',
      sender: '+40 722 0000001',
      text: 'value=12500',
    })
    expect(receipt.outcome).toBe('accepted')
  })

  it.each<[string, PlaceCells, object]>([
    ['an empty required cell', { unit: '' }, { column: 'unit', actual: 'nothing' }],
    ['another utility', { utility: 'steam' }, { column: 'utility', actual: 'steam' }],
    ['a day that does not exist', { contract_from: '2026-02-30' }, { column: 'contract_from' }],
    ['a date in another order', { last_read_on: '20.10.2026' }, { column: 'last_read_on' }],
    ['digits in words', { integer_digits: 'six' }, { column: 'integer_digits', actual: 'six' }],
    ['no digit at all', { integer_digits: '0' }, { column: 'integer_digits', actual: '0' }],
    ['too many decimals', { decimal_digits: '9' }, { column: 'decimal_digits', actual: '9' }],
    ['an index too long for the meter', { last_index: '1234567' }, { column: 'last_index' }],
    ['an index that is none', { last_index: '12O00' }, { column: 'last_index', actual: '12O00' }],
    ['a factor of zero', { multiplier: '0' }, { column: 'multiplier', actual: '0' }],
    ['a direction of its own', { direction: 'up' }, { column: 'direction', actual: 'up' }],
    ['a source of its own', { last_read_source: 'me' }, { column: 'last_read_source' }],
    ['a quantity with a comma', { annex_jan: '1,5' }, { column: 'annex_jan', actual: '1,5' }],
    ['a version in words', { annex_version: 'new' }, { column: 'annex_version' }],
  ])(
    'names %s by line and column, with what was expected, and takes the rest',
    async (_, cells, problem) => {
      const { desk } = openTestDesk()
      const csv = placesCsv(placeRow(1), placeRow(2, cells), placeRow(3))
      const report = await desk.places.import(csv)
      expect(report).toMatchObject({ rowsRead: 3, imported: 2, refused: 1 })
      expect(report.problems).toHaveLength(1)
      expect(report.problems[0]).toMatchObject({ line: 3, place: 'P2', ...problem })
      expect(report.problems[0]?.expected).not.toMatch(/invalid|undefined|^$/iu)
      expect(await desk.places.find('P2')).toEqual([])
      expect(await desk.places.find('P3')).toHaveLength(1)
    },
  )

  it('names a row with a cell too many or too few, whose other cells cannot be trusted', async () => {
    const { desk } = openTestDesk()
    const [header = '', first = '', second = ''] = placesCsv(placeRow(1), placeRow(2)).split('\n')
    const cells = header.split(',').length
    const shifted = first.replace('Client 1', 'Client, Anton')
    const report = await desk.places.import([header, shifted, second, 'P3,electricity'].join('\n'))
    expect(report).toMatchObject({ rowsRead: 3, imported: 1, refused: 2 })
    expect(report.problems).toEqual([
      {
        line: 2,
        place: 'P1',
        column: '',
        expected: `${cells} cells, as in the header`,
        actual: `${cells + 1} cells`,
      },
      {
        line: 4,
        place: 'P3',
        column: '',
        expected: `${cells} cells, as in the header`,
        actual: '2 cells',
      },
    ])
  })

  it('leaves a place out whole where one of its registers is wrong, blanks around its id or not', async () => {
    const { desk } = openTestDesk()
    const [day, night] = twoRegisterRows(1)
    const bad = { ...night, place_id: ' P1 ', unit: '' }
    const report = await desk.places.import(placesCsv(day, bad, placeRow(2)))
    expect(report).toMatchObject({ imported: 1, refused: 1, registers: 1 })
    expect(await desk.places.find('P1')).toEqual([])
  })

  it('refuses rows of one place that contradict each other', async () => {
    const { desk } = openTestDesk()
    const [day, night] = twoRegisterRows(1)
    const report = await desk.places.import(
      placesCsv(day, { ...night, meter_serial: 'B2', emails: 'b@mail.example' }, day),
    )
    expect(report).toMatchObject({ imported: 0, refused: 1 })
    expect(report.problems).toEqual([
      {
        line: 3,
        place: 'P1',
        column: 'emails',
        expected: 'client1@mail.example, as on line 2 of the same place',
        actual: 'b@mail.example',
      },
      {
        line: 3,
        place: 'P1',
        column: 'meter_serial',
        expected: '000000001, as on line 2 of the same place',
        actual: 'B2',
      },
      {
        line: 4,
        place: 'P1',
        column: 'register',
        expected: 'each register of a meter once',
        actual: '1.8.1',
      },
    ])
  })

  it.each([
    ['nothing', '', 'the columns place_id, utility'],
    ['other columns', 'name,age\nIon,50\n', 'the columns place_id, utility'],
    ['a column twice', placesCsv(placeRow(1)).replace('meter_model', 'pod'), 'each column once'],
    ['a quote that stays open', `${placesCsv(placeRow(1))}"P2,`, 'a CSV file with a header row'],
  ])('refuses a file with %s whole, and says why', async (_, csv, expected) => {
    const { desk, store } = openTestDesk()
    const report = await desk.places.import(csv)
    expect(report.problems[0]?.expected).toContain(expected)
    expect(report).toMatchObject({ rowsRead: 0, imported: 0 })
    expect((await store.logHeads())[0]?.size).toBe(0)
  })

  it('takes a file of nothing but a header for what it is', async () => {
    const { desk } = openTestDesk()
    expect(await desk.places.import(placesCsv())).toMatchObject({ ...none, rowsRead: 0 })
  })

  it('reads semicolons, a byte order mark and Windows line ends', async () => {
    const { desk } = openTestDesk()
    const lines = placesCsv(placeRow(1, { address: 'Str. Lungă 1' }))
    const csv = `\ufeff${lines.replaceAll(',', ';').replaceAll('\n', '\r\n')}`
    expect(await desk.places.import(new TextEncoder().encode(csv))).toMatchObject({ imported: 1 })
  })

  it('names the columns that it takes nothing from', async () => {
    const { desk } = openTestDesk()
    const csv = placesCsv(placeRow(1)).replace('phones', 'telephones')
    expect(await desk.places.import(csv)).toMatchObject({
      imported: 1,
      ignoredColumns: ['telephones'],
    })
  })

  it('changes nothing when the same file is imported again, whatever happened since', async () => {
    const { desk, store } = openTestDesk()
    const csv = placesCsv(placeRow(1), ...twoRegisterRows(2))
    await desk.places.import(csv)
    await desk.receive({
      channel: 'sms',
      receivedAt: '2026-11-22T09:00:00.000Z',
      sender: '+40 722 0000001',
      text: 'value=12500',
    })
    const head = await store.logHeads()
    expect(await desk.places.import(csv)).toMatchObject({ ...none, rowsRead: 3, unchanged: 2 })
    expect(await store.logHeads()).toEqual(head)
  })

  it.each<[string, PlaceCells]>([
    ['place', { pod: 'RO009' }],
    ['contract', { contract_from: '2021-01-01' }],
    ['customer', { emails: 'moved@mail.example' }],
    ['meter', { meter_serial: 'NEW-1' }],
    ['meter', { integer_digits: '7' }],
    ['annex', { annex_jan: '301' }],
    ['last index', { last_index: '012201' }],
  ])(
    'refuses a file that contradicts the store about the %s, and names it',
    async (part, cells) => {
      const { desk, store } = openTestDesk()
      await desk.places.import(placesCsv(placeRow(1)))
      const [head] = await store.logHeads()
      const report = await desk.places.import(placesCsv(placeRow(1, cells), placeRow(2)))
      expect(report).toMatchObject({ imported: 1, unchanged: 0, refused: 1 })
      expect(report.problems).toMatchObject([{ line: 2, place: 'P1', column: 'place_id' }])
      expect(report.problems[0]?.actual).toContain(`stored with other data (${part})`)
      expect((await store.logHeads())[0]?.size).toBeGreaterThan(head?.size ?? 0)
    },
  )

  it('refuses an identifier that another place has, in the file or in the store', async () => {
    const { desk } = openTestDesk()
    await desk.places.import(placesCsv(placeRow(1)))
    const report = await desk.places.import(
      placesCsv(
        placeRow(2, { pod: 'RO-001E 0000001' }),
        placeRow(3),
        placeRow(4, { self_read_code: placeRow(3)['self_read_code'] ?? '' }),
      ),
    )
    expect(report).toMatchObject({ imported: 1, refused: 2 })
    expect(report.problems).toEqual([
      {
        line: 2,
        place: 'P2',
        column: 'pod',
        expected: 'a pod that no other place has (place P1 has it)',
        actual: 'RO-001E 0000001',
      },
      {
        line: 4,
        place: 'P4',
        column: 'self_read_code',
        expected: 'a self_read_code that no other place has (place P3 has it)',
        actual: '8000000003',
      },
    ])
  })

  it('takes several places of one account and customer, and equal numbers of different schemes', async () => {
    const { desk } = openTestDesk()
    await desk.places.import(placesCsv(placeRow(1)))
    const shared = { account_number: '1000000001', customer_id: 'C1' }
    const report = await desk.places.import(
      placesCsv(placeRow(2, shared), placeRow(3, { nlc: '1000000001' })),
    )
    expect(report).toMatchObject({ imported: 2, problems: [] })
  })

  it('stores places in several commits without mixing them up', async () => {
    const { desk } = openTestDesk()
    const rows = Array.from({ length: 230 }, (_, index) => placeRow(index + 1))
    expect(await desk.places.import(placesCsv(...rows))).toMatchObject({ imported: 230 })
    expect(await desk.places.find('C117')).toMatchObject([{ id: 'P117' }])
    expect(await desk.verify()).toMatchObject({ faults: [] })
  })
})
