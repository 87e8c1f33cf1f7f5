import type { CivilDate } from '../time/index.ts'
import type { ReadingWindow } from '../window/index.ts'
import { type WindowRefusalReason, type WindowWords, windowCatalogue } from './window-catalogue.ts'

/**
 * Tells a customer when readings are taken in, or could be changed, with the
 * dates. `language` is a BCP 47 tag, of which the first part counts: Romanian,
 * English, Russian, Ukrainian, Turkish and Hindi, and those of `catalogue`,
 * whose words go before ours; English for any other.
 */
export function windowRefusal(input: {
  window: ReadingWindow
  language: string
  /** `outside_window` unless stated. */
  reason?: WindowRefusalReason
  /** Words of more languages, by primary tag in small letters. */
  catalogue?: { readonly [language: string]: WindowWords }
}): string {
  const { window, language, reason = 'outside_window', catalogue = {} } = input
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? ''
  const words = ownOf(catalogue, primary) ?? ownOf(windowCatalogue, primary) ?? windowCatalogue.en
  return words[reason]
    .replace('{from}', inWords(window.opensOn, words))
    .replace('{to}', inWords(window.submitUntil, words))
    .replace('{until}', inWords(window.changeUntil, words))
}

function ownOf(
  catalogue: { readonly [language: string]: WindowWords },
  language: string,
): WindowWords | undefined {
  return Object.hasOwn(catalogue, language) ? catalogue[language] : undefined
}

/** `29 decembrie 2026`. */
function inWords(date: CivilDate, { months }: WindowWords): string {
  const [year = '', month, day] = date.split('-')
  return `${Number(day)} ${months.split(' ')[Number(month) - 1]} ${year}`
}
