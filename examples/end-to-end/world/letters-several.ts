import type { Letter } from './letter.ts'
import { textPart } from './mime.ts'
import type { Stage } from './stage.ts'

/** Letters about several places or several registers. */
export function severalLetters(stage: Stage): readonly Letter[] {
  const { index, place, reading, mailFrom } = stage
  const both = (key: string, date: string) => [
    reading(key, date, undefined, '1.8.1'),
    reading(key, date, undefined, '1.8.2'),
  ]
  const pods = (keys: readonly string[]): string =>
    keys.map((key) => place(key).pod || place(key).accountNumber).join(', ')

  return [
    {
      file: '20-two-places.eml',
      outcome: 'accepted',
      readings: [reading('pair_electricity', '2026-11-23'), reading('pair_gas', '2026-11-23')],
      bytes: mailFrom('pair_electricity', {
        subject: 'Indexuri curent și gaz',
        at: '2026-11-23T19:25',
        text: `Bună seara,\n\nvă trimit citirile pentru cele două locuri de consum:\n\nPOD ${place('pair_electricity').pod} - index ${index('pair_electricity', '2026-11-23')} kWh\nPOD ${place('pair_gas').pod} - index ${index('pair_gas', '2026-11-23')} mc\n\n${place('pair_gas').person.name}\n`,
      }),
    },
    {
      file: '21-electricity-gas-water.eml',
      outcome: 'accepted',
      readings: [
        reading('three_electricity', '2026-11-24'),
        reading('three_gas', '2026-11-24'),
        reading('three_water', '2026-11-24'),
      ],
      bytes: mailFrom('three_electricity', {
        subject: 'Citiri noiembrie',
        at: '2026-11-24T20:02',
        part: textPart(
          `Buna seara,\nCurent: cod ${place('three_electricity').pod}, index ${index('three_electricity', '2026-11-24')}\nGaz: cod ${place('three_gas').pod}, index ${index('three_gas', '2026-11-24')}\nApa: cod ${place('three_water').accountNumber}, index ${index('three_water', '2026-11-24')}\nHoria\n`,
          { transfer: '7bit' },
        ),
      }),
    },
    {
      file: '22-which-of-two-places.eml',
      outcome: 'review',
      note: `The sender has two places (${pods(['ambiguous_home', 'ambiguous_cottage'])}) and names neither.`,
      readings: [],
      bytes: mailFrom('ambiguous_home', {
        subject: 'index',
        at: '2026-11-22T12:31',
        text: `Bună ziua, indexul este ${index('ambiguous_home', '2026-11-22')}. Mulțumesc, Varvara\n`,
      }),
    },
    {
      file: '23-day-and-night-ro.eml',
      outcome: 'accepted',
      readings: both('day_night', '2026-11-24'),
      bytes: mailFrom('day_night', {
        subject: 'Autocitire zi/noapte',
        at: '2026-11-24T10:49',
        text: `Bună ziua,\nPOD ${place('day_night').pod}\nzi: ${index('day_night', '2026-11-24', '1.8.1')}\nnoapte: ${index('day_night', '2026-11-24', '1.8.2')}\nMulțumesc!\n`,
      }),
    },
    {
      file: '24-t1-t2-en.eml',
      outcome: 'accepted',
      readings: both('t1_t2', '2026-11-23'),
      bytes: mailFrom('t1_t2', {
        subject: 'Meter readings November',
        at: '2026-11-23T14:27',
        text: `Hello,\n\nHere are my meter readings for account ${place('t1_t2').accountNumber}:\nT1 ${index('t1_t2', '2026-11-23', '1.8.1')}\nT2 ${index('t1_t2', '2026-11-23', '1.8.2')}\n\nKind regards,\n${place('t1_t2').person.name}\n`,
      }),
    },
    {
      file: '25-day-and-night-uk.eml',
      outcome: 'accepted',
      readings: both('day_night_uk', '2026-11-21'),
      bytes: mailFrom('day_night_uk', {
        subject: 'Показники лічильника',
        at: '2026-11-21T20:20',
        text: `Доброго вечора!\n\nПередаю показники за листопад, особовий рахунок ${place('day_night_uk').accountNumber}.\nДень: ${index('day_night_uk', '2026-11-21', '1.8.1')}\nНіч: ${index('day_night_uk', '2026-11-21', '1.8.2')}\n\nДякую,\n${place('day_night_uk').person.name}\n`,
      }),
    },
    {
      file: '26-day-and-night-ru-koi8-r.eml',
      outcome: 'accepted',
      readings: both('day_night_ru', '2026-11-25'),
      bytes: mailFrom('day_night_ru', {
        subject: 'Показания счётчика',
        headerCharset: 'koi8-r',
        at: '2026-11-25T11:52',
        part: textPart(
          `Добрый день!\n\nЛицевой счёт ${place('day_night_ru').accountNumber}\nДень ${index('day_night_ru', '2026-11-25', '1.8.1')}\nНочь ${index('day_night_ru', '2026-11-25', '1.8.2')}\n\nС уважением,\n${place('day_night_ru').person.name}\n`,
          { charset: 'koi8-r' },
        ),
      }),
    },
    {
      file: '27-only-one-of-two-registers.eml',
      outcome: 'review',
      note: 'The meter has a day and a night register; only the day was sent.',
      readings: [reading('half', '2026-11-22', undefined, '1.8.1')],
      bytes: mailFrom('half', {
        subject: 'index contor',
        at: '2026-11-22T21:03',
        text: `Bună seara, POD ${place('half').pod}, index zi ${index('half', '2026-11-22', '1.8.1')}.\nRareș\n`,
      }),
    },
  ]
}
