import { describe, expect, it } from 'vitest'
import { windowRefusal } from './window-refusal.ts'

const window = {
  month: '2026-12',
  opensOn: '2026-12-29',
  readUntil: '2027-01-03',
  submitUntil: '2027-01-03',
  changeUntil: '2027-01-03',
  rule: { id: 'x', validFrom: '2026-01-01' },
}

describe('the refusal outside a window', () => {
  it('names both dates in the language of the customer', () => {
    const texts = ['ro', 'en', 'ru', 'uk', 'tr', 'hi'].map((language) =>
      windowRefusal({ window, language }),
    )
    expect(texts).toEqual([
      'Indexul se poate transmite numai în perioada 29 decembrie 2026 – 3 ianuarie 2027, inclusiv ultima zi.',
      'Meter readings are taken in only from 29 December 2026 to 3 January 2027, the last day included.',
      'Показания счётчика можно передать только с 29 декабря 2026 по 3 января 2027 включительно.',
      'Показання лічильника можна передати лише з 29 грудня 2026 по 3 січня 2027 включно.',
      'Sayaç endeksi yalnızca 29 Aralık 2026 – 3 Ocak 2027 tarihleri arasında (son gün dahil) bildirilebilir.',
      'मीटर रीडिंग केवल 29 दिसंबर 2026 से 3 जनवरी 2027 तक (अंतिम दिन सहित) भेजी जा सकती है।',
    ])
  })

  it('takes any tag of a language, and English for one it does not speak', () => {
    const english = windowRefusal({ window, language: 'en' })
    expect(windowRefusal({ window, language: 'ro-MD' })).toContain('decembrie')
    expect(windowRefusal({ window, language: 'UK_ua' })).toContain('грудня')
    for (const language of ['pl', '', 'constructor', '__proto__']) {
      expect(windowRefusal({ window, language })).toBe(english)
    }
  })
})
