import { utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { hi } from 'date-fns/locale/hi'
import { ro } from 'date-fns/locale/ro'
import { ru } from 'date-fns/locale/ru'
import { tr } from 'date-fns/locale/tr'
import { uk } from 'date-fns/locale/uk'
import type { ReadingWindow } from './reading-window.ts'

const LANGUAGES = {
  ro: {
    locale: ro,
    text: (from: string, to: string) =>
      `Indexul se poate transmite numai în perioada ${from} – ${to}, inclusiv ultima zi.`,
  },
  en: {
    locale: enGB,
    text: (from: string, to: string) =>
      `Meter readings are taken in only from ${from} to ${to}, the last day included.`,
  },
  ru: {
    locale: ru,
    text: (from: string, to: string) =>
      `Показания счётчика можно передать только с ${from} по ${to} включительно.`,
  },
  uk: {
    locale: uk,
    text: (from: string, to: string) =>
      `Показання лічильника можна передати лише з ${from} по ${to} включно.`,
  },
  tr: {
    locale: tr,
    text: (from: string, to: string) =>
      `Sayaç endeksi yalnızca ${from} – ${to} tarihleri arasında (son gün dahil) bildirilebilir.`,
  },
  hi: {
    locale: hi,
    text: (from: string, to: string) =>
      `मीटर रीडिंग केवल ${from} से ${to} तक (अंतिम दिन सहित) भेजी जा सकती है।`,
  },
}

/**
 * Tells a customer when readings are taken in, with both dates. `language` is a
 * BCP 47 tag: Romanian, English, Russian, Ukrainian, Turkish and Hindi; English
 * for any other.
 */
export function windowRefusal(input: { window: ReadingWindow; language: string }): string {
  const { window, language } = input
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? ''
  const { locale, text } = isKnown(primary) ? LANGUAGES[primary] : LANGUAGES.en
  const written = (date: string) =>
    format(new Date(`${date}T00:00:00.000Z`), 'd MMMM yyyy', { locale, in: utc })
  return text(written(window.opensOn), written(window.submitUntil))
}

function isKnown(language: string): language is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, language)
}
