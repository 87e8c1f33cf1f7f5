import { beforeAll, describe, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, placesCsv } from '../testing/places-csv.ts'

describe('finding places', () => {
  let world: TestDesk
  const found = async (query: string) =>
    (await world.desk.places.find(query)).map(({ id }) => id).toSorted()

  beforeAll(async () => {
    world = openTestDesk()
    await world.desk.places.import(
      placesCsv(
        placeRow(1, {
          customer_name: 'Ștefania Țărnă',
          address: 'Str. Cocorilor nr. 109, Lunca Albastră',
          emails: 'Stefania@Mail.example|tarna@work.example',
          phones: '0722 555 101|+40 31 999 8877',
        }),
        placeRow(2, { customer_name: 'Оксана Журавчак', address: 'Str. Cocorilor nr. 111' }),
        placeRow(3, { customer_id: 'C1', customer_name: 'Ștefania Țărnă', emails: '', phones: '' }),
      ),
    )
  })

  it.each([
    ['its own id', 'p1', ['P1']],
    ['the place’s number, with blanks or dashes', 'RO001E-000 0001', ['P1']],
    ['its second number', '7000000001', ['P1']],
    ['the account', '1000000001', ['P1']],
    ['the code on the bill', '8000000001', ['P1']],
    ['the customer, who has two', 'c1', ['P1', 'P3']],
    ['the meter’s serial, leading zeros and all', '000000002', ['P2']],
    ['a phone number as dialled at home', '0722555101', ['P1']],
    ['the same with the country before it', '+40 722-555-101', ['P1']],
    ['the same with an exit code', '0040722 555 101', ['P1']],
    ['a second phone number', '0319998877', ['P1']],
    ['a mail address in capitals', ' STEFANIA@mail.EXAMPLE ', ['P1']],
    ['a second mail address', 'tarna@work.example', ['P1']],
    ['words of the name without accents', 'tarna stefania', ['P1', 'P3']],
    ['words of name and address together', 'Ștefania cocorilor 109', ['P1']],
    ['words in another script', 'журавчак', ['P2']],
    ['words that everybody has', 'str', ['P1', 'P2', 'P3']],
  ])('finds a place by %s', async (_, query, places) => {
    expect(await found(query)).toEqual(places)
  })

  it.each([
    ['nothing', ''],
    ['signs only', ' - / '],
    ['a word that nobody has beside one that somebody has', 'stefania ionescu'],
    ['a serial without its zeros', '2'],
    ['half a number', 'RO001E'],
    ['half a phone number', '555101'],
  ])('finds none by %s', async (_, query) => {
    expect(await found(query)).toEqual([])
  })

  it('shows what a list needs', async () => {
    expect(await world.desk.places.find('P2')).toEqual([
      {
        id: 'P2',
        utility: 'electricity',
        operator: 'north',
        identifiers: [
          { scheme: 'pod', value: 'RO001E0000002' },
          { scheme: 'nlc', value: '7000000002' },
          { scheme: 'account', value: '1000000002' },
          { scheme: 'self_read_code', value: '8000000002' },
        ],
        serials: ['000000002'],
        customerName: 'Оксана Журавчак',
      },
    ])
  })

  it('finds the one place among more than a page of those that share a word', async () => {
    const { desk } = openTestDesk()
    const rows = Array.from({ length: 1_200 }, (_, index) =>
      placeRow(index + 1, {
        customer_name: index % 2 === 0 ? 'Ana' : 'Ion',
        address: 'Str. Lungă',
      }),
    )
    await desk.places.import(
      placesCsv(...rows, placeRow(9_999, { customer_name: 'Lungă Străjer' })),
    )
    expect(await desk.places.find('str lunga strajer')).toMatchObject([{ id: 'P9999' }])
    expect(await desk.places.find('str lunga')).toHaveLength(1_201)
  })

  it('no longer finds a person who was erased, but still the place', async () => {
    const { desk, store, tenant } = openTestDesk()
    await desk.places.import(placesCsv(placeRow(1)))
    await store.eraseSubject({ tenant, subject: 'customer:C1' })
    for (const query of ['client', '+40 722 0000001', 'client1@mail.example']) {
      expect(await desk.places.find(query)).toEqual([])
    }
    const [place] = await desk.places.find('RO001E0000001')
    expect(place?.id).toBe('P1')
    expect(place).not.toHaveProperty('customerName')
  })
})
