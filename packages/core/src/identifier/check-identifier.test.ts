import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, checkIdentifier, normalizedIdentifier } from './check-identifier.ts'
import type { IdentifierScheme } from './identifier-scheme.ts'
import { identifierSchemes } from './identifier-schemes.ts'

const problemOf = (scheme: string, value: string) => {
  const checked = checkIdentifier({ scheme, value })
  return checked.ok ? undefined : checked.problem
}

describe('an identifier', () => {
  it.each([
    ['nmi', 'QAAAVZZZZZ', '3'],
    ['nmi', 'QCDWW00010', '2'],
    ['nmi', '3075621875', '8'],
    ['nmi', 'NAAAMYS582', '6'],
    ['nmi', 'NBBBX11110', '0'],
    ['nmi', 'VAAA000065', '7'],
    ['mpan', '120002330596', '7'],
    ['mpan', '190009117127', '6'],
    ['mpan', '100000000000', '3'],
    ['mpan', '000000000001', '0'], // 43 mod 11 is 10, and that mod 10 is 0
    ['malo', '4137355924', '1'],
    ['malo', '5000000000', '5'],
    ['malo', '0000000000', '0'],
    ['eic', '10X1001A1001A45', '0'],
    ['eic', '000000000000000', '0'],
    ['eic', '00000000000000-', '2'],
    ['cups', 'ES1234000000000001', 'JN'],
    ['cups', 'ES0031405524755001', 'RN'],
    ['cups', 'ES9999999999999999', 'SA'],
    ['gln', '400638133393', '1'],
    ['gln', '629104150021', '3'],
    ['gsrn', '57131318000000000', '5'],
  ])('of scheme %s that begins %s ends in %s', (scheme, body, check) => {
    expect(checkDigitOf({ scheme, value: body })).toBe(check)
    expect(checkDigitOf({ scheme, value: `${body}${check}` })).toBe(check)
    expect(checkDigitOf({ scheme, value: `${body}${'X'.repeat(check.length)}` })).toBe(check)
    expect(checkIdentifier({ scheme, value: `${body}${check}` })).toEqual({
      ok: true,
      value: `${body}${check}`,
    })
    expect(checkDigitOf({ scheme, value: body.slice(1) })).toBeUndefined()
  })

  it('has no check digit where its scheme has none, or it is none of the scheme', () => {
    expect(checkDigitOf({ scheme: 'prm', value: '14543210987654' })).toBeUndefined()
    expect(checkDigitOf({ scheme: 'nobody', value: '1' })).toBeUndefined()
    expect(checkDigitOf({ scheme: 'mpan', value: '12000233059X' })).toBeUndefined()
    expect(checkDigitOf({ scheme: 'cups', value: 'XX1234000000000001' })).toBeUndefined()
  })

  it.each([
    ['mpan', '12000233059', '!'],
    ['nmi', 'QAAAVZZZZ', '!'],
    ['malo', '413735592', 'A'],
    ['gln', '40063813339', 'A'],
    ['eic', '10X1001A1001A4', '_'],
    ['cups', 'ES123400000000000', 'A'],
  ])('of scheme %s has no check digit with a foreign character in it', (scheme, body, foreign) => {
    const digit = (value: string) => checkDigitOf({ scheme, value })
    expect(digit(`${body}${foreign}`)).toBeUndefined()
    expect(digit(`${foreign}${body}`)).toBeUndefined()
  })

  it('of a known scheme is held to shape, then check digit', () => {
    expect(checkIdentifier({ scheme: 'mpan', value: '12 0002 3305 968' })).toEqual({
      ok: false,
      value: '1200023305968',
      problem: 'wrong_check_digit',
      severity: 'reject',
      expected: '7',
    })
    expect(checkIdentifier({ scheme: 'mpan', value: '120002330596' })).toEqual({
      ok: false,
      value: '120002330596',
      problem: 'wrong_shape',
      severity: 'reject',
      expected: '#############',
    })
    expect(checkIdentifier({ scheme: 'nmi', value: 'short' })).toMatchObject({
      expected: '?????????? or ??????????#',
    })
    expect(problemOf('nmi', 'QAAAVZZZZZ')).toBeUndefined()
    expect(problemOf('nmi', 'QAAAVZZZZZ4')).toBe('wrong_check_digit')
    expect(problemOf('cups', 'ES1234000000000001JN0F')).toBeUndefined()
    expect(problemOf('cups', 'ES1234000000000001NJ0F')).toBe('wrong_check_digit')
    expect(problemOf('cups', 'ES1234000000000001JNF0')).toBe('wrong_shape')
    expect(problemOf('prm', '1454321098765')).toBe('wrong_shape')
    expect(problemOf('melo', 'DE12345')).toBe('wrong_shape')
  })

  it('that may be right all the same is a warning only', () => {
    const malo = checkIdentifier({ scheme: 'malo', value: '41373559242' })
    expect(malo).toMatchObject({ problem: 'wrong_check_digit', severity: 'warn', expected: '1' })
    expect(checkIdentifier({ scheme: 'gln', value: '4012345000001' })).toMatchObject({
      severity: 'warn',
    })
    expect(checkIdentifier({ scheme: 'pod', value: 'RO003E123456789' })).toMatchObject({
      problem: 'wrong_shape',
      severity: 'warn',
      expected: 'RO001E######### or RO005E######### or DEG#+',
    })
  })

  it('of a scheme without shapes is anything short', () => {
    expect(checkIdentifier({ scheme: 'account', value: ' 12-345 / a ' })).toEqual({
      ok: true,
      value: '12-345/A',
    })
    expect(problemOf('account', '1'.repeat(64))).toBeUndefined()
    expect(checkIdentifier({ scheme: 'account', value: '1'.repeat(65) })).toMatchObject({
      problem: 'wrong_shape',
      severity: 'warn',
      expected: '1 to 64 characters',
    })
    expect(problemOf('account', ' ')).toBe('wrong_shape')
    expect(problemOf('pod', `DEG${'1'.repeat(61)}`)).toBeUndefined()
    expect(problemOf('pod', `DEG${'1'.repeat(62)}`)).toBe('wrong_shape')
    expect(problemOf('pod', 'DEG')).toBe('wrong_shape')
  })

  it('of an unknown scheme is said to be so', () => {
    const checked = checkIdentifier({ scheme: 'other', value: 'x 1' })
    expect(checked).toMatchObject({ value: 'X1', problem: 'unknown_scheme', severity: 'warn' })
    expect(checked.ok ? '' : checked.expected).toBe(identifierSchemes.map((it) => it.id).join(', '))
  })

  it('is compared without what people put between its characters', () => {
    const normalized = (scheme: string, value: string) => normalizedIdentifier({ scheme, value })
    expect(normalized('mpan', '12-0002.3305/967')).toBe('1200023305967')
    expect(normalized('mpan', '１２０００２３３０５９６７')).toBe('1200023305967')
    expect(normalized('pod', 'ro001e\u00A0123 456 789')).toBe('RO001E123456789')
    expect(normalized('eic', '10x1001a1001a-50')).toBe('10X1001A1001A-50')
    expect(normalized('other', '1-2/3')).toBe('1-2/3')
  })
})

describe('a tenant’s scheme', () => {
  const own: IdentifierScheme = {
    id: 'contract',
    title: 'Contract number',
    foundOn: 'contract',
    example: 'C/12.3-A',
    shapes: ['C/##.#-@', 'K?*'],
    severity: 'reject',
  }
  const checked = (value: string) =>
    checkIdentifier({ scheme: 'contract', value, schemes: [...identifierSchemes, own] }).ok

  it('takes what its shapes say', () => {
    for (const good of ['C/12.3-A', 'c/12.3-a', 'K1-', 'KA9', 'KZZ'])
      expect(checked(good)).toBe(true)
    for (const bad of ['C/1X.3-A', 'C/12X3-A', 'C/12.3-1', 'K-1', 'KA', 'KAAA', 'C/12.3-A ?']) {
      expect(checked(bad)).toBe(false)
    }
  })

  it('takes the place of a known one with its id', () => {
    const mpan = { ...own, id: 'mpan', shapes: ['##'] }
    const with_ = (schemes: readonly IdentifierScheme[]) =>
      checkIdentifier({ scheme: 'mpan', value: '12', schemes }).ok
    expect(with_([...identifierSchemes, mpan])).toBe(true)
    expect(with_([mpan, ...identifierSchemes])).toBe(false)
    expect(checkDigitOf({ scheme: 'mpan', value: '12', schemes: [mpan] })).toBeUndefined()
  })

  it('is wrong where its check digit cannot be: the rule is of digits', () => {
    const lettered = { ...own, shapes: ['@###'], checkDigit: 'weights_3_1' } as const
    expect(checkIdentifier({ scheme: 'contract', value: 'A123', schemes: [lettered] })).toEqual({
      ok: false,
      value: 'A123',
      problem: 'wrong_check_digit',
      severity: 'reject',
      expected: 'none',
    })
  })

  it('may have the check digit of a known rule at its own length', () => {
    const sscc = { ...own, shapes: ['########'], checkDigit: 'weights_3_1' } as const
    expect(checkDigitOf({ scheme: 'contract', value: '9638507', schemes: [sscc] })).toBe('4')
  })
})

describe('the laws of check digits', () => {
  const digits = (length: number) =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((it) => it.join(''))

  it('what ends in its check digit is taken', () => {
    const bodies = fc.oneof(
      fc.tuple(fc.constant('mpan'), digits(12)),
      fc.tuple(fc.constant('nmi'), fc.stringMatching(/^[0-9A-Z]{10}$/)),
      fc.tuple(fc.constant('malo'), digits(10)),
      fc.tuple(fc.constant('eic'), fc.stringMatching(/^[0-9A-Z-]{15}$/)),
      fc.tuple(
        fc.constant('cups'),
        digits(16).map((it) => `ES${it}`),
      ),
      fc.tuple(fc.constant('gln'), digits(12)),
      fc.tuple(fc.constant('gsrn'), digits(17)),
    )
    fc.assert(
      fc.property(bodies, ([scheme, body]) => {
        const check = checkDigitOf({ scheme, value: body }) ?? ''
        const checked = checkIdentifier({ scheme, value: body + check })
        // The one EIC that would end in a dash is never issued.
        expect(checked.ok).toBe(check !== '-')
      }),
    )
  })

  it('a single wrong character is found by the schemes that promise it', () => {
    const bodies = fc.oneof(
      fc.tuple(fc.constant('eic'), fc.stringMatching(/^[0-9A-Z]{15}$/)),
      fc.tuple(
        fc.constant('cups'),
        digits(16).map((it) => `ES${it}`),
      ),
      fc.tuple(fc.constant('gln'), digits(12)),
      fc.tuple(fc.constant('gsrn'), digits(17)),
    )
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(9), ([scheme, body], place, digit) => {
        const at = scheme === 'cups' ? 2 + (place % 16) : place % body.length
        const mistyped = `${body.slice(0, at)}${digit}${body.slice(at + 1)}`
        const check = checkDigitOf({ scheme, value: body })
        const isFound = checkDigitOf({ scheme, value: mistyped }) !== check
        expect(isFound).toBe(mistyped !== body)
      }),
    )
  })

  it('two neighbours that change places are found by EIC and CUPS', () => {
    const bodies = fc.oneof(
      fc.tuple(fc.constant('eic'), fc.stringMatching(/^[0-9A-Z]{15}$/)),
      fc.tuple(
        fc.constant('cups'),
        digits(16).map((it) => `ES${it}`),
      ),
    )
    fc.assert(
      fc.property(bodies, fc.nat(), ([scheme, body], place) => {
        const at = 2 + (place % (body.length - 3))
        const pair = `${body.charAt(at + 1)}${body.charAt(at)}`
        const swapped = `${body.slice(0, at)}${pair}${body.slice(at + 2)}`
        const isFound =
          checkDigitOf({ scheme, value: swapped }) !== checkDigitOf({ scheme, value: body })
        expect(isFound).toBe(swapped !== body)
      }),
    )
  })

  it('no text is answered with an error', () => {
    const schemes = fc.constantFrom(...identifierSchemes.map((it) => it.id), 'other')
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, value) => {
        const checked = checkIdentifier({ scheme, value })
        expect(checked.ok).toBe(checkIdentifier({ scheme, value: checked.value }).ok)
        expect(checkDigitOf({ scheme, value })?.length ?? 1).toBeGreaterThan(0)
      }),
    )
  })
})
