import { describe, expect, it } from 'vitest'
import { catalogueOf, entryOf, extendCatalogue, unknownCode } from './catalogue.ts'
import { circuitChecklist } from './seal/circuit-check.ts'
import { noticeTypes } from './supply/field-notice.ts'
import { spanishTamperCodes, tamperCodes, tamperSources } from './tamper/tamper-codes.ts'
import {
  consumerStatusCodes,
  fieldOperations,
  meterStatusCodes,
  spanishVisitCodes,
  visitCodes,
} from './visit/visit-codes.ts'

function codesOf(catalogue: readonly { readonly code: string }[]): string {
  return catalogue.map(({ code }) => code).join(' ')
}

describe('a catalogue', () => {
  const base = catalogueOf(`
    20 ! No access
    15 meter_exchange Meter stopped
    photo 2 Two photos
    42 - Export possible
  `)

  it('is read from lines of code, mark and label', () => {
    expect(base).toEqual([
      { code: '20', label: 'No access', isNoAccess: true },
      { code: '15', label: 'Meter stopped', operation: 'meter_exchange' },
      { code: 'photo', label: 'Two photos', minimumPhotos: 2 },
      { code: '42', label: 'Export possible' },
    ])
  })

  it('is closed', () => {
    expect(entryOf(base, '42')).toEqual({ code: '42', label: 'Export possible' })
    expect(unknownCode(base, '42')).toBeUndefined()
    expect(unknownCode(base, '43')).toEqual({
      ok: false,
      problem: 'unknown_code',
      expected: '20, 15, photo, 42',
      actual: '43',
    })
  })

  it('takes a tenant’s own codes behind the others', () => {
    const own = [
      { code: 'dog', label: 'Dog', isNoAccess: true },
      { code: 'check', label: 'Check', operation: 'inspection', minimumPhotos: 0 },
    ]
    expect(extendCatalogue(base, own)).toEqual({ ok: true, value: [...base, ...own] })
    expect(extendCatalogue(base, [])).toEqual({ ok: true, value: base })
  })

  it('never changes what a code means', () => {
    const own = [
      { code: 'dog', label: 'Dog' },
      { code: '20', label: 'Anything' },
      { code: 'dog', label: 'Cat' },
    ]
    expect(extendCatalogue(base, own)).toEqual({
      ok: false,
      problems: [
        { path: '1.code', message: 'expected a code that is not in the catalogue yet' },
        { path: '2.code', message: 'expected a code that is not in the catalogue yet' },
      ],
    })
  })

  it('says by path what is wrong with an entry', () => {
    expect(
      extendCatalogue(base, [{ code: '', label: 'x', minimumPhotos: 101, colour: 'red' }]),
    ).toEqual({
      ok: false,
      problems: [
        { path: '0.code', message: 'expected at least 1 characters' },
        { path: '0.minimumPhotos', message: 'expected at most 100' },
        { path: '0', message: 'expected no colour' },
      ],
    })
    expect(extendCatalogue(base, [{ code: 'a', label: 'x', minimumPhotos: -1 }]).ok).toBe(false)
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ code: `c${at}`, label: 'x' }))
    expect(extendCatalogue(base, many(1_000)).ok).toBe(true)
    expect(extendCatalogue(base, many(1_001)).ok).toBe(false)
  })
})

describe('the catalogues that come with the library', () => {
  it('have the codes of DOMAIN.md', () => {
    expect(codesOf(visitCodes)).toBe(
      '01 02 05 06 09 10 15 16 17 18 19 20 21 22 23 28 29 34 35 36 37 38 39 42',
    )
    expect(codesOf(spanishVisitCodes)).toBe('01 02 03 04 05 99')
    expect(codesOf(tamperCodes)).toBe('01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17')
    const fourteen = (letter: string) =>
      Array.from({ length: 14 }, (_, at) => `${letter}0${String(at + 1).padStart(2, '0')}`).join(
        ' ',
      )
    expect(codesOf(spanishTamperCodes)).toBe(`${fourteen('A')} ${fourteen('F')}`)
    expect(codesOf(tamperSources)).toBe('01 02 03 04 05 06 07 08')
    expect(codesOf(meterStatusCodes)).toBe('working locked breakdown no_meter reset replacement')
    expect(codesOf(consumerStatusCodes)).toBe('occupied vacant new_occupier demolished')
    expect(codesOf(noticeTypes)).toBe('reading debt disconnection appointment no_access')
    expect(codesOf(circuitChecklist)).toBe(
      'terminal_cover seals wiring phase_order transformers no_load',
    )
    expect(entryOf(tamperCodes, '08')?.label).toBe('Bypass')
    expect(entryOf(spanishTamperCodes, 'F014')?.label).toBe('Energy resale')
  })

  it('know no code twice', () => {
    for (const catalogue of [
      visitCodes,
      spanishVisitCodes,
      tamperCodes,
      spanishTamperCodes,
      tamperSources,
      meterStatusCodes,
      consumerStatusCodes,
      fieldOperations,
      noticeTypes,
      circuitChecklist,
    ]) {
      expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length)
      for (const { label } of catalogue) expect(label.length).toBeGreaterThan(3)
    }
  })

  it('say which codes bring a stop back', () => {
    expect(codesOf(visitCodes.filter((it) => it.isNoAccess))).toBe(
      '18 19 20 21 22 28 29 34 35 37 38 39',
    )
    expect(codesOf(spanishVisitCodes.filter((it) => it.isNoAccess))).toBe('01 02')
  })

  it('ask only for operations that there are', () => {
    const operations = codesOf(fieldOperations).split(' ')
    for (const { operation } of [...visitCodes, ...spanishVisitCodes, ...meterStatusCodes]) {
      if (operation !== undefined) expect(operations).toContain(operation)
    }
    expect(entryOf(visitCodes, '17')?.operation).toBe('seal')
    expect(entryOf(visitCodes, '09')?.operation).toBe('inspection')
    expect(entryOf(fieldOperations, 'tamper_report')?.minimumPhotos).toBe(2)
  })
})
