import type { Habit } from './annex.ts'

/** A place that a letter of the demo is about. */
export interface Role {
  readonly key: string
  readonly kind: 'electricity' | 'two_register' | 'gas' | 'water' | 'business'
  /** What the register must show on a day, so that a photo or a story fits it. */
  readonly shows?: { readonly on: string; readonly units: number }
  readonly meterSerial?: string
  readonly integerDigits?: number
  readonly decimalDigits?: number
  readonly verificationValidUntil?: string
}

/** A customer who plays a part, with the places that are hers. */
export interface Part {
  readonly name: string
  readonly language: string
  readonly places: readonly Role[]
}

const one = (
  key: string,
  kind: Role['kind'],
  name: string,
  language = 'ro',
  more: Partial<Role> = {},
): Part => ({
  name,
  language,
  places: [{ key, kind, ...more }],
})

/** Everybody who writes in the demo. Invented. */
export const CAST: readonly Part[] = [
  one('plain', 'electricity', 'Dorina Brădețan'),
  one('no_diacritics', 'electricity', 'Cosmin Nucșorean', 'ro', { integerDigits: 5 }),
  one('quoted_printable', 'electricity', 'Sânziana Răchitaru'),
  one('base64', 'gas', 'Octavian Făgetan'),
  one('windows_1250', 'electricity', 'Ștefan Țărmureanu'),
  one('alternative', 'electricity', 'Lavinia Teișanca'),
  one('html_only', 'gas', 'Gavril Lunceni'),
  one('hidden', 'electricity', 'Ileana Sălcioreanu', 'ro', { integerDigits: 5 }),
  one('reply', 'electricity', 'Mircea Văleneag'),
  one('forward', 'gas', 'Narcisa Pietrișeni'),
  one('forward_only', 'electricity', 'Teofil Hrișcău'),
  {
    name: 'Floarea Mesteacănu',
    language: 'ro',
    places: [
      { key: 'pair_electricity', kind: 'electricity' },
      { key: 'pair_gas', kind: 'gas' },
    ],
  },
  {
    name: 'Horia Cireșaru',
    language: 'ro',
    places: [
      { key: 'three_electricity', kind: 'electricity' },
      { key: 'three_gas', kind: 'gas' },
      { key: 'three_water', kind: 'water' },
    ],
  },
  one('day_night', 'two_register', 'Varvara Izvoreanca'),
  one('t1_t2', 'two_register', 'Edmund Brackenshaw', 'en'),
  one('day_night_uk', 'two_register', 'Оксана Калинюшко', 'uk'),
  one('day_night_ru', 'two_register', 'Прохор Камышовых', 'ru'),
  one('half', 'two_register', 'Rareș Ogășan'),
  one('photo_text', 'gas', 'Paraschiva Dălbeni', 'ro', {
    meterSerial: '55849044',
    decimalDigits: 3,
    shows: { on: '2026-11-23', units: 3_918_775 },
  }),
  one('photo_lcd', 'electricity', 'Eftimie Zăvoianca', 'ro', {
    integerDigits: 5,
    decimalDigits: 1,
    shows: { on: '2026-11-24', units: 15_833 },
  }),
  one('photo_gas', 'gas', 'Zamfira Ghindariu', 'ro', {
    meterSerial: '61976234',
    decimalDigits: 3,
    shows: { on: '2026-11-22', units: 4_213_525 },
  }),
  one('photo_contradicts', 'gas', 'Ancuța Șipoteni', 'ro', {
    meterSerial: '61787919',
    decimalDigits: 3,
    shows: { on: '2026-11-25', units: 3_047_050 },
  }),
  one('not_a_meter', 'electricity', 'Țuța Pietrișeni'),
  one('question', 'electricity', 'Cosmin Făgetan'),
  one('thanks', 'gas', 'Lavinia Hrișcău'),
  one('complaint', 'electricity', 'Mircea Ghindariu'),
  one('out_of_office', 'electricity', 'Narcisa Lunceni'),
  one('stranger_pod', 'electricity', 'Ileana Dălbeni'),
  one('too_many_digits', 'electricity', 'Horia Zăvoianca', 'ro', { integerDigits: 5 }),
  one('below_last', 'electricity', 'Sânziana Ogășan'),
  one('too_high', 'gas', 'Teofil Cireșaru'),
  one('twice', 'electricity', 'Dorina Sălcioreanu'),
  one('redelivered', 'water', 'Gavril Răchitaru'),
  one('two_from', 'electricity', 'Floarea Văleneag'),
  one('ukrainian', 'electricity', 'Тарас Явірчук', 'uk'),
  one('russian', 'gas', 'Глафира Ольховских', 'ru'),
  one('russian_water', 'water', 'Тихон Рябинко', 'ru'),
  one('turkish', 'electricity', 'Nilüfer Çınarlıer', 'tr'),
  one('hindi_latin', 'electricity', 'Mohan Peepalwal', 'hi'),
  one('hindi', 'electricity', 'Kavita Gulmohria', 'hi'),
  one('english', 'gas', 'Rosalind Fernhollow', 'en'),
  one('correction', 'electricity', 'Octavian Brădețan', 'ro', {
    integerDigits: 5,
    shows: { on: '2026-11-22', units: 12_354 },
  }),
  one('other_serial', 'electricity', 'Rareș Mesteacănu'),
  one('password', 'electricity', 'Eftimie Teișanca'),
  {
    name: 'Varvara Nucșorean',
    language: 'ro',
    places: [
      { key: 'ambiguous_home', kind: 'electricity' },
      { key: 'ambiguous_cottage', kind: 'electricity' },
    ],
  },
  one('same_as_last', 'water', 'Paraschiva Țărmureanu'),
  one('decimals', 'water', 'Ștefan Izvoreanca', 'ro', { decimalDigits: 3 }),
  one('business', 'business', 'Brutăria Spicul de Aur SRL'),
  one('water', 'water', 'Zamfira Lunceni'),
  one('expired', 'electricity', 'Ancuța Făgetan', 'ro', { verificationValidUntil: '2026-03-31' }),
  one('subject_only', 'electricity', 'Teofil Văleneag'),
  one('date_given', 'gas', 'Ileana Brădețan'),
  one('old_and_new', 'electricity', 'Gavril Nucșorean', 'ro', { integerDigits: 5 }),
  one('undeclared', 'electricity', 'Леся Дібровець', 'uk'),
  one('sms_day_night', 'two_register', 'Варвара Дождевых', 'ru'),
  one('viber_uk', 'gas', 'Остап Журавчак', 'uk'),
  one('sms_plain', 'electricity', 'Mircea Sălcioreanu'),
  one('sms_glued', 'electricity', 'Dorina Hrișcău'),
  one('whatsapp_tr', 'water', 'İlkay Söğütalan', 'tr'),
]

/** The crowd beside the cast: how many places of each kind. */
export const CROWD: readonly { readonly kind: Role['kind']; readonly count: number }[] = [
  { kind: 'electricity', count: 74 },
  { kind: 'two_register', count: 27 },
  { kind: 'gas', count: 28 },
  { kind: 'water', count: 18 },
  { kind: 'business', count: 3 },
]

/** The registers of a kind of place, by the habit that fills each. */
export const REGISTERS_OF: { readonly [kind in Role['kind']]: readonly Habit[] } = {
  electricity: ['electricity'],
  two_register: ['electricity_day', 'electricity_night'],
  gas: ['gas'],
  water: ['water'],
  business: ['business'],
}
