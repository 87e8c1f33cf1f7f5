import { describe, expect, it } from 'vitest'
import { type WindowRefusalReason, windowCatalogue } from './window-catalogue.ts'
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

  const text = (language: string, reason: WindowRefusalReason) =>
    windowRefusal({ window: { ...window, changeUntil: '2027-01-05' }, language, reason })
  const LANGUAGES = ['ro', 'en', 'ru', 'uk', 'tr', 'hi']

  it('before it opens names both dates', () => {
    expect(LANGUAGES.map((it) => text(it, 'not_yet_open'))).toEqual([
      'Indexul se poate transmite abia de la 29 decembrie 2026, până la 3 ianuarie 2027, inclusiv ultima zi.',
      'Meter readings are not taken in before 29 December 2026; they are until 3 January 2027, the last day included.',
      'Приём показаний счётчика ещё не начался: их можно передать с 29 декабря 2026 по 3 января 2027 включительно.',
      'Приймання показань лічильника ще не почалося: їх можна передати з 29 грудня 2026 по 3 січня 2027 включно.',
      'Sayaç endeksi bildirimi henüz başlamadı: 29 Aralık 2026 – 3 Ocak 2027 tarihleri arasında (son gün dahil) bildirilebilir.',
      'मीटर रीडिंग भेजना अभी शुरू नहीं हुआ है: इसे 29 दिसंबर 2026 से 3 जनवरी 2027 तक (अंतिम दिन सहित) भेजा जा सकता है।',
    ])
  })

  it('of a change names the last day of change', () => {
    expect(LANGUAGES.map((it) => text(it, 'change_closed'))).toEqual([
      'Indexul transmis se putea modifica numai până la 5 ianuarie 2027, inclusiv.',
      'A meter reading that was sent could be changed only until 5 January 2027, that day included.',
      'Переданные показания счётчика можно было изменить только по 5 января 2027 включительно.',
      'Передані показання лічильника можна було змінити лише по 5 січня 2027 включно.',
      'Bildirilen sayaç endeksi yalnızca 5 Ocak 2027 tarihine kadar (o gün dahil) değiştirilebilirdi.',
      'भेजी गई मीटर रीडिंग केवल 5 जनवरी 2027 तक (उस दिन सहित) बदली जा सकती थी।',
    ])
  })

  it('speaks a language of the caller, whose words go before ours', () => {
    const polish = {
      months:
        'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
      outside_window: 'Od {from} do {to}.',
      not_yet_open: 'Dopiero od {from}.',
      change_closed: 'Do {until}.',
    }
    const catalogue = { pl: polish, en: { ...polish, outside_window: 'From {from}' } }
    const say = (language: string) => windowRefusal({ window, language, catalogue })
    expect(say('pl-PL')).toBe('Od 29 grudnia 2026 do 3 stycznia 2027.')
    expect(say('en')).toBe('From 29 grudnia 2026')
    expect(say('ro')).toContain('decembrie')
    expect(say('de')).toBe(windowRefusal({ window, language: 'en' }))
  })

  it('writes every month as the calendars of its language do', () => {
    for (const [language, { months }] of Object.entries(windowCatalogue)) {
      const names = months.split(' ')
      expect(new Set(names).size, language).toBe(12)
      const said = names.map((_, at) => {
        const day = `2026-${String(at + 1).padStart(2, '0')}-05`
        return windowRefusal({ window: { ...window, opensOn: day }, language })
      })
      for (const [at, name] of names.entries()) expect(said[at]).toContain(`5 ${name} 2026`)
      const intl = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-u-nu-latn`, {
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      })
      const printed = names.map((_, at) => intl.format(new Date(Date.UTC(2026, at, 5))))
      expect(
        names.map((name) => `5 ${name}`),
        language,
      ).toEqual(printed)
    }
  })
})
