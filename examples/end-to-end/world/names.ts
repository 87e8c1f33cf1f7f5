import type { Chance } from './random.ts'

/** First names and invented family names by language; no real person is meant. */
const NAMES: { readonly [language: string]: readonly [readonly string[], readonly string[]] } = {
  ro: [
    'Ancuța Cosmin Dorina Eftimie Floarea Gavril Horia Ileana Lavinia Mircea Narcisa Octavian Paraschiva Rareș Sânziana Teofil Varvara Zamfira Ștefan Țuța'.split(
      ' ',
    ),
    'Brădețan Cireșaru Dălbeni Făgetan Ghindariu Hrișcău Izvoreanca Lunceni Mesteacănu Nucșorean Ogășan Pietrișeni Răchitaru Sălcioreanu Șipoteni Teișanca Țărmureanu Văleneag Zăvoianca'.split(
      ' ',
    ),
  ],
  uk: [
    'Оксана Богдан Леся Тарас Мирослава Остап'.split(' '),
    'Калинюшко Вербиченко Явірчук Дібровець Журавчак Полинюк'.split(' '),
  ],
  ru: [
    'Варвара Прохор Лукерья Тихон Глафира'.split(' '),
    'Берёзкинских Камышовых Ольховских Рябинко Дождевых'.split(' '),
  ],
  tr: ['Nilüfer Şahin Gülşen İlkay'.split(' '), 'Çınarlıer Söğütalan Ağaçbey Yağmuroba'.split(' ')],
  hi: ['Sarita Mohan Kavita'.split(' '), 'Neempuria Gulmohria Peepalwal'.split(' ')],
  en: ['Harriet Edmund Rosalind'.split(' '), 'Thistlewane Brackenshaw Fernhollow'.split(' ')],
}

const STREETS =
  'Salcâmului Izvorul Rece|Morii Vechi|Prunilor|Fântâna Albă|Stejarului Mic|Lanul de Grâu|Cocorilor|Viilor de Sus|Podul Înalt|Zorelelor|Cărăbușului'.split(
    '|',
  )
const TOWNS =
  'Valea Senină|Câmpu Frumos|Dealu Zmeurii|Poiana Cerbului|Lunca Albastră|Gura Izvoarelor'.split(
    '|',
  )

/** An invented name in a language's own letters. */
export function nameIn(language: string, chance: Chance): string {
  const [first, family] = NAMES[language] as readonly [readonly string[], readonly string[]]
  return `${chance.pick(first)} ${chance.pick(family)}`
}

/** An address in a town that does not exist. */
export function address(chance: Chance): string {
  const flat = chance.happens(45)
    ? `, bl. ${chance.pick(['A', 'B', 'C', 'D'])}${chance.between(1, 9)}, ap. ${chance.between(1, 48)}`
    : ''
  return `Str. ${chance.pick(STREETS)} nr. ${chance.between(1, 120)}${flat}, ${chance.pick(TOWNS)}`
}

const LATIN: { readonly [letter: string]: string } = Object.fromEntries(
  'ăa âa îi șs țt şs ţt ğg ıi öo üu çc аa бb вv гh ґg дd еe єie жzh зz иy іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ьʼ юiu яia ёe ыy эe'
    .split(' ')
    .map((pair) => [pair[0], pair.slice(1).replace('ʼ', '')]),
)

const RUSSIAN: { readonly [letter: string]: string } = { г: 'g', и: 'i' }

/** A name as the part of a mail address before the at sign: `dorina.bradetan`. */
export function mailLocalPart(name: string, language: string): string {
  const latin = language === 'ru' ? { ...LATIN, ...RUSSIAN } : LATIN
  return [...name.toLowerCase().normalize('NFC')]
    .map((letter) => latin[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, '.')
}
