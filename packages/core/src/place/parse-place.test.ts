import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierSchemes } from '../identifier/index.ts'
import type { Parsed } from '../parsing/index.ts'
import { parseConsumptionPlace, parseCustomer, parseSupplyContract } from './parse-place.ts'
import { parseResidentsDeclaration, parseTechnicalData } from './parse-technical-data.ts'

const place = {
  id: 'p1',
  utility: 'electricity',
  operator: 'ukpn',
  identifiers: [
    { scheme: 'mpan', value: '1200023305967' },
    { scheme: 'account', value: '77' },
  ],
  customerClass: 'household',
  timeZone: 'Europe/London',
}
const contract = { customerId: 'c1', startsOn: '2026-01-01', endsOn: '2026-12-31' }
const customer = {
  id: 'c1',
  name: 'Ana Pop',
  emails: ['ana@example.com'],
  phones: ['+40 722 000-000', '(021) 3.1/4'],
  address: 'Str. Lungă 1',
  language: 'ro-RO',
}
const technicalData = {
  validFrom: '2026-01-01',
  version: 1,
  connectionPower: '6.5',
  breakerAmperes: '32',
  voltage: '230',
  phases: 3,
  currentTransformer: '100/5',
  voltageTransformer: '20000/100',
  gaugePressure: '22.5',
  altitude: '-2.5',
  meterSize: 'G4',
  maximumFlow: '6',
  meterLocation: 'in the hall',
  details: { losses: '2 %' },
}
const declaration = { eventOn: '2026-11-24', declaredOn: '2026-11-20', residents: 3, by: 'Ana' }

function said(parsed: Parsed<unknown>): readonly string[] {
  return parsed.ok ? [] : parsed.problems.map((it) => `${it.path}: ${it.message}`)
}

describe('what comes from outside', () => {
  it.each([
    [parseConsumptionPlace, place],
    [parseSupplyContract, contract],
    [parseCustomer, customer],
    [parseTechnicalData, technicalData],
    [parseResidentsDeclaration, declaration],
  ] as const)('%# comes back as it was written', (parse, value) => {
    expect(parse(value)).toEqual({ ok: true, value })
    expect(said(parse({ ...value, other: 1 }))).toEqual([': expected no other'])
    expect(parse(null).ok).toBe(false)
  })

  it('may leave out what is not known', () => {
    const { endsOn: _, ...open } = contract
    expect(parseSupplyContract(open)).toEqual({ ok: true, value: open })
    const { address: __, ...homeless } = customer
    expect(parseCustomer(homeless).ok).toBe(true)
    const least = { validFrom: '2026-01-01', version: 2 }
    expect(parseTechnicalData(least)).toEqual({ ok: true, value: least })
    const { by: ___, ...anonymous } = declaration
    expect(parseResidentsDeclaration(anonymous).ok).toBe(true)
  })

  it('is never answered with an error', () => {
    const inputs = fc.constantFrom(
      [parseConsumptionPlace, place] as const,
      [parseSupplyContract, contract] as const,
      [parseCustomer, customer] as const,
      [parseTechnicalData, technicalData] as const,
      [parseResidentsDeclaration, declaration] as const,
    )
    fc.assert(
      fc.property(inputs, fc.nat(), fc.jsonValue(), ([parse, value], field, junk) => {
        const names = Object.keys(value)
        const parsed = parse({ ...value, [names[field % names.length] ?? '']: junk })
        expect(parsed.ok || parsed.problems.length > 0).toBe(true)
      }),
    )
  })
})

describe('a place', () => {
  const changed = (change: object) => said(parseConsumptionPlace({ ...place, ...change }))

  it.each(['electricity', 'gas', 'water', 'heat'])('is of one utility: %s', (utility) => {
    expect(changed({ utility })).toEqual([])
    expect(changed({ utility: utility.toUpperCase() })).toEqual([
      'utility: expected one of electricity, gas, water, heat',
    ])
  })

  it('lies in a time zone that exists', () => {
    expect(changed({ timeZone: 'Europe/Bucuresti' })).toEqual([
      'timeZone: expected a zone such as Europe/Bucharest',
    ])
  })

  it('has each identifier once, by schemes that could be names', () => {
    const [first] = place.identifiers
    expect(changed({ identifiers: [] })).toEqual([])
    expect(changed({ identifiers: [first, { ...first, value: '8' }, first] })).toEqual([
      'identifiers: expected each identifier once',
    ])
    expect(changed({ identifiers: [{ scheme: 'MPAN', value: '1' }] })).toEqual([
      'identifiers.0.scheme: expected a name such as self_read_code',
    ])
    const many = Array.from({ length: 51 }, (_, value) => ({ scheme: 'pod', value: `${value}` }))
    expect(changed({ identifiers: many })).toEqual(['identifiers: expected at most 50 entries'])
    expect(changed({ identifiers: many.slice(1) })).toEqual([])
  })

  it('is held to the identifier schemes that are given', () => {
    const identifiers = [
      { scheme: 'malo', value: '41373559242' },
      { scheme: 'nobody', value: '1' },
      { scheme: 'mpan', value: '1200023305968' },
    ]
    expect(changed({ identifiers })).toEqual([])
    const schemes = identifierSchemes
    expect(said(parseConsumptionPlace({ ...place, identifiers }, { schemes }))).toEqual([
      'identifiers.2.value: expected an identifier of its scheme',
    ])
    expect(parseConsumptionPlace(place, { schemes }).ok).toBe(true)
  })
})

describe('a contract', () => {
  it('ends on or after the day it starts', () => {
    expect(parseSupplyContract({ ...contract, endsOn: contract.startsOn }).ok).toBe(true)
    expect(said(parseSupplyContract({ ...contract, endsOn: '2025-12-31' }))).toEqual([
      'endsOn: expected a day on or after startsOn',
    ])
  })
})

describe('a customer', () => {
  const changed = (change: object) => said(parseCustomer({ ...customer, ...change }))

  it('has addresses, numbers and a language that could be some', () => {
    const email = 'emails.0: expected an address such as ana@example.com'
    for (const wrong of [
      'ana',
      'a na@b',
      'a@b@c',
      '@b',
      'a@',
      `${'a'.repeat(65)}@b`,
      'x a@b',
      'a@b ',
    ]) {
      expect(changed({ emails: [wrong] })).toEqual([email])
    }
    for (const wrong of ['12', 'call me', '0722\n', '1'.repeat(42), '++40', 'x0722']) {
      expect(changed({ phones: [wrong] })).toEqual(['phones.0: expected a phone number'])
    }
    for (const wrong of ['', 'r', 'roman', 'ro_RO', 'ro-', 'ro-RO!', '1ro']) {
      expect(changed({ language: wrong })).toEqual(['language: expected a tag such as ro'])
    }
    expect(changed({ language: 'uk', emails: [], phones: ['123'] })).toEqual([])
    expect(changed({ emails: Array(21).fill('a@b') })).toEqual([
      'emails: expected at most 20 entries',
    ])
    expect(changed({ phones: Array(20).fill('123') })).toEqual([])
  })
})

describe('technical data', () => {
  const changed = (change: object) => said(parseTechnicalData({ ...technicalData, ...change }))

  it('has numbers as decimal text', () => {
    for (const field of [
      'connectionPower',
      'breakerAmperes',
      'voltage',
      'gaugePressure',
      'maximumFlow',
    ]) {
      expect(changed({ [field]: '6,5' })).toEqual([`${field}: expected decimal text such as "2.5"`])
    }
    for (const wrong of ['high', '--1', '12345', '1.2345', '1.', 'x1', '1x']) {
      expect(changed({ altitude: wrong })).toEqual([
        'altitude: expected metres such as "85" or "-2.5"',
      ])
    }
    expect(changed({ altitude: '1234.567' })).toEqual([])
    expect(changed({ altitude: '85' })).toEqual([])
  })

  it('has ratios of whole numbers, one to three phases, and versions from 1', () => {
    for (const wrong of ['100:5', '0/5', '100/0', '100/5A', 'x100/5', '12345678/5', '5/12345678']) {
      expect(changed({ currentTransformer: wrong })).toEqual([
        'currentTransformer: expected a ratio such as 100/5',
      ])
    }
    expect(changed({ voltageTransformer: '1234567/1234567' })).toEqual([])
    expect(changed({ phases: 4 })).toEqual(['phases: expected one of 1, 2, 3'])
    expect(changed({ phases: 2 })).toEqual([])
    expect(changed({ version: 0 })).toEqual(['version: expected at least 1'])
  })

  it('has at most a hundred details', () => {
    const details = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, it) => [`d${it}`, 'x']))
    expect(changed({ details: details(100) })).toEqual([])
    expect(changed({ details: details(101) })).toEqual(['details: expected at most 100 details'])
  })
})

describe('a declaration of residents', () => {
  it('counts nobody to a thousand', () => {
    const of = (residents: number) => said(parseResidentsDeclaration({ ...declaration, residents }))
    expect(of(0)).toEqual([])
    expect(of(1_000)).toEqual([])
    expect(of(-1)).toEqual(['residents: expected at least 0'])
    expect(of(1_001)).toEqual(['residents: expected at most 1000'])
    expect(of(1.5)).toEqual(['residents: expected int'])
  })
})
