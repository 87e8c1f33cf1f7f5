/** Why a reading or its change is refused by the window. */
export type WindowRefusalReason =
  /** Sent in before or after the days of the window. */
  | 'outside_window'
  /** The window opens on a later day. */
  | 'not_yet_open'
  /** A reading that was taken in can no longer be changed. */
  | 'change_closed'

/**
 * The words of a language. In the texts `{from}` and `{to}` are the first and
 * last day of submission, `{until}` the last day of change.
 */
export interface WindowWords extends Readonly<Record<WindowRefusalReason, string>> {
  /** The twelve months in the form they have after a day's number, a space between. */
  readonly months: string
}

/** The languages that come with the library, by primary tag. Source of the texts: seed S4 ("possible from 23 to 26"). */
export const windowCatalogue: {
  readonly en: WindowWords
  readonly [language: string]: WindowWords
} = {
  ro: {
    months:
      'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    outside_window:
      'Indexul se poate transmite numai în perioada {from} – {to}, inclusiv ultima zi.',
    not_yet_open: 'Indexul se poate transmite abia de la {from}, până la {to}, inclusiv ultima zi.',
    change_closed: 'Indexul transmis se putea modifica numai până la {until}, inclusiv.',
  },
  en: {
    months: 'January February March April May June July August September October November December',
    outside_window: 'Meter readings are taken in only from {from} to {to}, the last day included.',
    not_yet_open:
      'Meter readings are not taken in before {from}; they are until {to}, the last day included.',
    change_closed:
      'A meter reading that was sent could be changed only until {until}, that day included.',
  },
  ru: {
    months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    outside_window: 'Показания счётчика можно передать только с {from} по {to} включительно.',
    not_yet_open:
      'Приём показаний счётчика ещё не начался: их можно передать с {from} по {to} включительно.',
    change_closed:
      'Переданные показания счётчика можно было изменить только по {until} включительно.',
  },
  uk: {
    months:
      'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    outside_window: 'Показання лічильника можна передати лише з {from} по {to} включно.',
    not_yet_open:
      'Приймання показань лічильника ще не почалося: їх можна передати з {from} по {to} включно.',
    change_closed: 'Передані показання лічильника можна було змінити лише по {until} включно.',
  },
  tr: {
    months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    outside_window:
      'Sayaç endeksi yalnızca {from} – {to} tarihleri arasında (son gün dahil) bildirilebilir.',
    not_yet_open:
      'Sayaç endeksi bildirimi henüz başlamadı: {from} – {to} tarihleri arasında (son gün dahil) bildirilebilir.',
    change_closed:
      'Bildirilen sayaç endeksi yalnızca {until} tarihine kadar (o gün dahil) değiştirilebilirdi.',
  },
  hi: {
    months: 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
    outside_window: 'मीटर रीडिंग केवल {from} से {to} तक (अंतिम दिन सहित) भेजी जा सकती है।',
    not_yet_open:
      'मीटर रीडिंग भेजना अभी शुरू नहीं हुआ है: इसे {from} से {to} तक (अंतिम दिन सहित) भेजा जा सकता है।',
    change_closed: 'भेजी गई मीटर रीडिंग केवल {until} तक (उस दिन सहित) बदली जा सकती थी।',
  },
}
