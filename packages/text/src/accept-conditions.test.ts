import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextExtractor } from './create-text-extractor.ts'

const extractor = createTextExtractor()
const decide = (text: string) => extractor.extract(text, { channel: 'email' }).decision

describe('what is never taken without a person', () => {
  it('is any of the texts that look like a reading and are none', () => {
    const url = new URL('../fixtures/not-taken.json', import.meta.url)
    const texts = JSON.parse(readFileSync(url, 'utf8')) as readonly string[]
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => decide(text) === 'accept')).toEqual([])
  })

  it('is a request, with whatever numbers it names', () => {
    const requests = [
      'Передайте показания до',
      'Передайте показники до',
      'Моля подайте показанията до',
      'Vă rugăm să transmiteți indexul până la',
      'Please submit your meter reading by',
      'Bitte teilen Sie uns den Zählerstand mit bis',
      'Si ricorda di comunicare la lettura entro',
      'Kérjük a mérőállást bejelenteni legkésőbb',
      'Prosimy o podanie stanu licznika do',
      'Husk å sende målerstand innen',
      'Le recordamos que envíe su lectura antes del',
      'Merci de transmettre votre index avant le',
      'Endeksinizi bildirin',
      'मीटर रीडिंग भेजें',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...requests),
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom('', '.', ' kWh', ' m3', ' index 12345', ' gaz 4521'),
        (request, number, rest) => {
          expect(decide(`${request} ${number}${rest}`)).not.toBe('accept')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is a named index beside a number that nothing explains', () => {
    const named = fc.constantFrom(
      'Index 12345',
      'Zählerstand 4711 kWh',
      'Показания 01234',
      'gaz 05118',
    )
    const leftover = fc.integer({ min: 100, max: 99_999_999 })
    fc.assert(
      fc.property(named, leftover, (text, number) => {
        fc.pre(!text.includes(String(number)))
        expect(decide(`${text}\n${number}`)).not.toBe('accept')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a value that stands in the subject only', () => {
  const subject = 'Index 011379 POD RO001E731526277'

  it('is taken where the text is empty, with an empty span', () => {
    const { decision, readings, customer } = extractor.extract('\n', { subject })
    expect([decision, customer]).toEqual(['accept', 'RO001E731526277'])
    expect(readings).toEqual([
      { value: '011379', utility: 'electricity', span: { start: 0, end: 0 } },
    ])
  })

  it('is left to a person where the text says anything or a photo came along', () => {
    expect(extractor.extract('Bună ziua', { subject }).decision).toBe('review')
    expect(extractor.extract('', { subject, hasPhoto: true }).decision).toBe('review')
  })
})
