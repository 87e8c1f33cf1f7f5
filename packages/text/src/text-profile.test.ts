import { describe, expect, it } from 'vitest'
import { createTextExtractor } from './create-text-extractor.ts'
import { exampleProfiles } from './profiles/example-profiles.ts'
import { parseTextProfile } from './text-profile.ts'

const read = (profile: unknown, text: string) =>
  createTextExtractor({ profile: parseTextProfile(profile) }).extract(text)

describe('a profile', () => {
  it('gives one shape the meaning of its supplier', () => {
    const text = '1234567833 1234 187'
    const dayNight = createTextExtractor({
      profile: exampleProfiles['account-day-night'] as never,
    }).extract(text)
    const meter = createTextExtractor({
      profile: exampleProfiles['account-meter-reading'] as never,
    }).extract(text)
    expect(dayNight.readings.map(({ value, register }) => [value, register])).toEqual([
      ['1234', 'day'],
      ['187', 'night'],
    ])
    expect(meter.readings.map((one) => [one.value, one.meter])).toEqual([['187', '1234']])
    expect(createTextExtractor().extract(text).decision).toBe('review')
  })

  it('names registers of bare values by their order', () => {
    const extraction = read(
      { id: 'a', registerOrder: ['T1', 'T2', 'T3'] },
      '1234567890 111 222 333',
    )
    expect(extraction.decision).toBe('accept')
    expect(extraction.readings.map((one) => [one.value, one.register])).toEqual([
      ['111', 'T1'],
      ['222', 'T2'],
      ['333', 'T3'],
    ])
  })

  it('finds identifiers by their shape, anywhere', () => {
    const profile = { id: 'a', identifiers: [{ scheme: 'nlc', pattern: '70\\d{8}' }] }
    const extraction = read(profile, 'index 12345 la 7003720835')
    expect(extraction.identifiers.map(({ kind, value }) => [kind, value])).toEqual([
      ['nlc', '7003720835'],
    ])
    expect([extraction.decision, extraction.customer]).toEqual(['accept', '7003720835'])
  })

  it('sends values with too many digits to review', () => {
    const extraction = read({ id: 'a', integerDigits: 5, utility: 'gas' }, 'index 123456')
    expect(extraction.decision).toBe('review')
    expect(extraction.readings[0]?.utility).toBe('gas')
    expect(read({ id: 'a', integerDigits: 5 }, 'index 12345').decision).toBe('accept')
  })

  it('reads dates in the order it names and doubts those that do not exist', () => {
    const profile = {
      id: 'a',
      grammars: [
        {
          name: 'value date',
          pattern: 'M (?P<value>\\d+) (?P<day>\\d{6,8})',
          groups: { day: { field: 'date', order: 'day_month_year' } },
        },
      ],
    }
    expect(read(profile, 'm 12345 201126').readings[0]?.date).toBe('2026-11-20')
    expect(read(profile, 'm 12345 20112026').readings[0]?.date).toBe('2026-11-20')
    expect(read(profile, 'm 12345 312026').decision).toBe('review')
  })

  it('is refused with the path of what is wrong', () => {
    expect(() => parseTextProfile({ id: 'a', grammars: [{ name: 'x' }] })).toThrow(/grammars/)
    expect(() => parseTextProfile({ id: 'a', grammers: [] })).toThrow(/grammers/)
    expect(() => read({ id: 'a', grammars: [{ name: 'x', pattern: '(' }] }, '')).toThrow()
  })
})

describe('what is known around a text', () => {
  const extractor = createTextExtractor()

  it('lets a lone number through only from the phone of a known sender', () => {
    expect(extractor.extract('12345').decision).toBe('review')
    expect(extractor.extract('12345', { channel: 'whatsapp' }).decision).toBe('review')
    expect(extractor.extract('12345', { channel: 'email', knownCustomers: ['77'] }).decision).toBe(
      'review',
    )
    expect(extractor.extract('12345', { channel: 'sms', knownCustomers: ['77'] }).decision).toBe(
      'accept',
    )
  })

  it('knows the numbers of the sender for what they are', () => {
    const extraction = extractor.extract('index 445566 12345', { knownMeters: ['445566'] })
    expect(extraction.readings.map((one) => [one.value, one.meter])).toEqual([['12345', '445566']])
  })

  it('takes the customer from the subject, never a value', () => {
    const extraction = extractor.extract('index 12345', { subject: 'Cod client 1001234567' })
    expect([extraction.decision, extraction.customer]).toEqual(['accept', '1001234567'])
    expect(extractor.extract('index 12345', { subject: 'Index 12346' }).decision).toBe('review')
    expect(extractor.extract('Multumesc', { subject: 'Index 12346' }).decision).toBe('review')
  })

  it('tells day and month apart where one of them would lie ahead, and doubts the future', () => {
    const text = 'meter reading 5432 on 05/11/2026'
    expect(extractor.extract(text).decision).toBe('review')
    expect(
      extractor.extract('meter reading 5432 on 11/05/2026', { sentOn: '2026-06-01' }).readings[0]
        ?.date,
    ).toBe('2026-05-11')
    expect(extractor.extract('index 12345 la 20.11.2026', { sentOn: '2026-11-01' }).decision).toBe(
      'review',
    )
  })

  it('waits for the photo where nothing else is said', () => {
    expect(extractor.extract('', { hasPhoto: true }).decision).toBe('review')
    expect(extractor.extract('').decision).toBe('not_reading')
  })
})
