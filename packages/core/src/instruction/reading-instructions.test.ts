import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { MeterDisplay, MeterExchange, Register } from '../meter/index.ts'
import { instructionCatalogues } from './instruction-language.ts'
import { exchangeNotice, validationNotice } from './notices.ts'
import { parseInstructionCatalogue } from './parse-instruction-catalogue.ts'
import { readingInstructions } from './reading-instructions.ts'

function register(id: string, change: Partial<Register> = {}): Register {
  return { id, direction: 'import', unit: 'kWh', integerDigits: 5, decimalDigits: 0, ...change }
}

const water = register('A', { unit: 'm3', decimalDigits: 3 })
const day = register('T1', { obis: '1-0:1.8.1', touTier: 'T1' })
const night = register('T2', { obis: '1-0:1.8.2', touTier: 'night' })
const read = (
  display: MeterDisplay,
  registers: readonly Register[],
  more: Partial<Parameters<typeof readingInstructions>[0]> = {},
) => readingInstructions({ display, registers, language: 'en', ...more })

describe('the instructions on reading', () => {
  it('a drum, step by step', () => {
    expect(read('mechanical_drum', [register('A')], { serialNumber: '00123' })).toEqual({
      steps: [
        'Find the meter with the number 00123.',
        'Read the figures in the window from left to right.',
        'Red figures, or those in a red frame, stand behind the decimal point.',
        'Figures before the point: 5. Write all of them, zeros in front included. Leave out what stands behind the point.',
        'Where a figure or a pointer stands between two figures, write the lower one; between 9 and 0 write 9.',
        'The unit is kWh.',
      ],
      send: [
        'Send us the number of the meter, every index and the day of the reading.',
        'A photo that shows both the index and the number of the meter helps us to check it.',
      ],
    })
  })

  it('a display that shows one register after the other', () => {
    expect(read('electronic_display', [day, night]).steps).toEqual([
      'Press the button, or wait, until the display shows 1.8.1, 1.8.2; the number beside it is the index.',
      'Figures before the point: 5. Write all of them, zeros in front included. Leave out what stands behind the point.',
      'Write down each register by itself: 1.8.1 (T1), 1.8.2 (night).',
      'The unit is kWh.',
    ])
  })

  it('every kind of display by its own first sentence', () => {
    const first = (display: MeterDisplay) => read(display, [water]).steps[0]
    expect(first('pointer_dials')).toBe(
      'Read the dials from left to right, one figure from each; neighbouring pointers turn opposite ways.',
    )
    expect(first('remote_display')).toBe(
      'On the display in your home choose the index of the meter, not the money and not the power.',
    )
    expect(first('wet_dial')).toBe(
      'Lift the lid, wipe the glass and read the figures from left to right.',
    )
    expect(first('gas_diaphragm')).toBe(
      'Read the figures in the window of the gas meter from left to right.',
    )
    expect(first('electronic_display')).toContain('shows A;')
  })

  it('figures between two others, and red ones, only where there are wheels or pointers', () => {
    const lower = instructionCatalogues['en']?.lower ?? ''
    const red = instructionCatalogues['en']?.red ?? ''
    const has = (display: MeterDisplay) => {
      const { steps } = read(display, [water])
      return [steps.includes(lower), steps.includes(red)]
    }
    for (const display of [
      'mechanical_drum',
      'pointer_dials',
      'wet_dial',
      'gas_diaphragm',
    ] as const) {
      expect(has(display)).toEqual([true, true])
    }
    for (const display of ['electronic_display', 'remote_display'] as const) {
      expect(has(display)).toEqual([false, false])
    }
  })

  it('as many digits as the register has, without decimals where they are not wanted', () => {
    const digits = (registers: readonly Register[], integersOnly?: boolean) =>
      read(
        'remote_display',
        registers,
        integersOnly === undefined ? {} : { integersOnly },
      ).steps.slice(1, -1)
    const start = 'Write all of them, zeros in front included.'
    const none = 'Leave out what stands behind the point.'
    expect(digits([water])).toEqual([
      `Figures before the point: 5. ${start} Figures behind the point: 3.`,
    ])
    expect(digits([water], false)).toEqual(digits([water]))
    expect(digits([water], true)).toEqual([`Figures before the point: 5. ${start} ${none}`])
    const wide = register('T3', { integerDigits: 6 })
    expect(digits([day, wide, night])).toEqual([
      `1.8.1 (T1), 1.8.2 (night): Figures before the point: 5. ${start} ${none}`,
      `T3: Figures before the point: 6. ${start} ${none}`,
      'Write down each register by itself: 1.8.1 (T1), T3, 1.8.2 (night).',
    ])
  })

  it('a register by the name that says most, once', () => {
    const name = (change: Partial<Register>) =>
      read('remote_display', [register('X', change), day]).steps.at(-2)
    expect(name({})).toContain(': X, ')
    expect(name({ touTier: 'X' })).toContain(': X, ')
    expect(name({ touTier: 'F1' })).toContain(': X (F1), ')
    expect(name({ obis: '1.8' })).toContain(': 1.8, ')
    expect(name({ obis: 'none' })).toContain(': X, ')
  })

  it('in each unit of the registers', () => {
    const unit = (language: string, ...registers: readonly Register[]) =>
      read('wet_dial', registers, { language }).steps.at(-1)
    expect(unit('en', water)).toBe('The unit is m³.')
    expect(unit('uk', day)).toBe('Одиниця виміру: кВт·год.')
    expect(unit('ru', day, night, water)).toBe('Единица измерения: кВт·ч, м³.')
    expect(unit('en', register('A', { unit: 'GJ' }))).toBe('The unit is GJ.')
  })
})

describe('the language of instructions', () => {
  const firstStep = (language: string, more: object = {}) =>
    read('mechanical_drum', [day], { language, ...more }).steps[0]

  it('is the one of the tag, English for any other', () => {
    expect(firstStep('ro-RO')).toBe('Citiți cifrele din fereastră de la stânga la dreapta.')
    expect(firstStep('UK_ua')).toBe('Прочитайте цифри у віконці зліва направо.')
    expect(firstStep('ru')).toBe('Прочитайте цифры в окошке слева направо.')
    expect(firstStep('tr')).toBe('Penceredeki rakamları soldan sağa okuyun.')
    expect(firstStep('hi')).toBe('खिड़की के अंक बाएँ से दाएँ पढ़ें।')
    for (const language of ['en', 'fr', '', 'toString', '-ro']) {
      expect(firstStep(language)).toBe('Read the figures in the window from left to right.')
    }
  })

  it.each([
    [
      'ro',
      'Cifre înainte de virgulă: 5. Scrieți-le pe toate, cu zerourile din față. Cifre după virgulă: 3.',
    ],
    ['uk', 'Цифр до коми: 5. Запишіть усі, разом із нулями на початку. Цифр після коми: 3.'],
    ['ru', 'Цифр до запятой: 5. Запишите все, вместе с нулями в начале. Цифр после запятой: 3.'],
    [
      'tr',
      'Virgülden önceki hane sayısı: 5. Baştaki sıfırlarla birlikte hepsini yazın. Virgülden sonraki hane sayısı: 3.',
    ],
    ['hi', 'दशमलव से पहले के अंक: 5। आगे के शून्य सहित सभी लिखें। दशमलव के बाद के अंक: 3।'],
  ])('counts digits in %s', (language, text) => {
    expect(read('wet_dial', [water], { language }).steps).toContain(text)
  })

  it('can be one that a caller brings', () => {
    const catalogue = { ...instructionCatalogues['en'], mechanical_drum: 'Lisez les chiffres.' }
    const parsed = parseInstructionCatalogue(catalogue)
    if (!parsed.ok) throw new Error('not a catalogue')
    const catalogues = { ...instructionCatalogues, fr: parsed.value }
    expect(firstStep('fr-CA', { catalogues })).toBe('Lisez les chiffres.')
    expect(firstStep('ro', { catalogues: { fr: parsed.value } })).toBe(
      'Read the figures in the window from left to right.',
    )
  })
})

describe('a catalogue', () => {
  it.each(Object.keys(instructionCatalogues))(
    '%s has every sentence with what is filled in',
    (id) => {
      const catalogue = instructionCatalogues[id]
      expect(parseInstructionCatalogue(catalogue)).toEqual({ ok: true, value: catalogue })
    },
  )

  it.each([
    ['uk', /[A-Za-zыэъё]/],
    ['ru', /[A-Za-zіїєґ]/],
    ['hi', /[A-Za-zА-я]/],
    ['ro', /[şţŞŢ]/],
  ])('%s is written in its own letters', (id, foreign) => {
    const sentences = Object.entries({ ...instructionCatalogues[id] })
      .filter(([name]) => name !== 'kWh')
      .map(([, text]) => text.replaceAll(/\{\w+\}|m³/g, ''))
    expect(sentences.filter((text) => foreign.test(text))).toEqual([])
  })

  it('says by path what is missing or not filled in', () => {
    const { serial: _, ...incomplete } = { ...instructionCatalogues['en'] }
    const said = (input: object) => {
      const parsed = parseInstructionCatalogue(input)
      return parsed.ok ? [] : parsed.problems.map((it) => `${it.path}: ${it.message}`)
    }
    expect(said(incomplete)).toEqual(['serial: expected string'])
    expect(said({ ...incomplete, serial: 'Find it.' })).toEqual([
      'serial: expected a sentence with {serial}',
    ])
    expect(said({ ...incomplete, serial: 'Find {serial}, {serial}.' })).toEqual([])
    expect(said({ ...incomplete, serial: '{serial}', red: '{colour}' })).toEqual([
      'red: expected a sentence with nothing in braces',
    ])
    expect(said({ ...incomplete, serial: '{serial}', slip: '{slip}' })).toEqual([
      'slip: expected a sentence with {date} {slip}',
    ])
    expect(said({ ...incomplete, serial: '{serial}', more: 'x' })).toEqual([': expected no more'])
    expect(said({ ...incomplete, serial: '{serial}', red: '' })[0]).toBe(
      'red: expected at least 1 characters',
    )
    expect(said({ ...incomplete, serial: '{serial}', red: 'x'.repeat(501) })).toEqual([
      'red: expected at most 500 characters',
    ])
    expect(said({ ...incomplete, serial: '{serial}', red: 'x'.repeat(500) })).toEqual([])
  })
})

describe('the notice of an exchange', () => {
  const at = (...indices: readonly [string, number][]) =>
    indices.map(([id, units]) => ({
      register: id,
      index: indexFromUnits({ units, decimals: 0, integerDigits: 5 }),
    }))
  const exchange: MeterExchange = {
    slipNumber: 'BM-17',
    exchangedOn: '2026-03-10',
    removed: { serialNumber: 'OLD', exitIndices: at(['A', 1_250]) },
    fitted: {
      meter: { serialNumber: 'NEW', registers: [] },
      entryIndices: at(['T1', 3], ['T2', 4]),
      multipliers: [],
    },
  }

  it('names the slip, both meters and both indices', () => {
    expect(exchangeNotice({ exchange, language: 'en' })).toEqual([
      'Movement slip BM-17 of 10/03/2026.',
      'Meter removed: OLD, index 01250.',
      'Meter fitted: NEW, index T1 00003, T2 00004.',
      'Compare the indices on the slip with those on the meters before you sign, and keep your copy.',
      'The consumption of the period is the sum of both meters; nothing is lost and nothing is counted twice.',
    ])
    expect(exchangeNotice({ exchange, language: 'ro' })).toEqual([
      'Bon de mișcare BM-17 din 10.03.2026.',
      'Contor demontat: OLD, index 01250.',
      'Contor montat: NEW, index T1 00003, T2 00004.',
      'Comparați indecșii de pe bon cu cei de pe contoare înainte de a semna și păstrați un exemplar.',
      'Consumul perioadei este suma celor două contoare; nimic nu se pierde și nimic nu se numără de două ori.',
    ])
  })

  it('of a first fitting or a removal names the one meter', () => {
    const { removed, fitted, ...slip } = exchange
    if (removed === undefined || fitted === undefined) throw new Error('no exchange')
    const first = exchangeNotice({ exchange: { ...slip, fitted }, language: 'uk' })
    expect(first.slice(0, 2)).toEqual([
      'Акт BM-17 від 10.03.2026.',
      'Встановлено лічильник NEW, показання: T1 00003, T2 00004.',
    ])
    expect(first).toHaveLength(3)
    const unread = { ...removed, exitIndices: [] }
    const last = exchangeNotice({ exchange: { ...slip, removed: unread }, language: 'en' })
    expect(last.slice(0, 2)).toEqual([
      'Movement slip BM-17 of 10/03/2026.',
      'Meter removed: OLD, index –.',
    ])
    expect(last).toHaveLength(3)
  })
})

describe('the notice on validation', () => {
  it('says what an index is compared with, the range and the factor', () => {
    const range = { minimum: '1200', maximum: '1533' }
    expect(validationNotice({ language: 'en', range, multiplier: '40' })).toEqual([
      'We compare the index with the digits of the meter, the last index and your usual consumption.',
      'We expect an index between 1200 and 1533.',
      'The consumption is the difference of two indices times 40.',
      'Where it does not fit we ask you to confirm it with a photo; we never change an index by ourselves.',
    ])
    expect(validationNotice({ language: 'ro', range, multiplier: '40' })).toEqual([
      'Comparăm indexul cu numărul de cifre al contorului, cu ultimul index și cu consumul obișnuit.',
      'Ne așteptăm la un index între 1200 și 1533.',
      'Consumul este diferența dintre doi indecși înmulțită cu 40.',
      'Dacă nu se potrivește, vă rugăm să îl confirmați cu o fotografie; nu schimbăm niciodată singuri un index.',
    ])
  })

  it('says nothing of a range that is not known or of a factor of 1', () => {
    expect(validationNotice({ language: 'en' })).toHaveLength(2)
    expect(validationNotice({ language: 'en', multiplier: '1' })).toHaveLength(2)
  })
})
