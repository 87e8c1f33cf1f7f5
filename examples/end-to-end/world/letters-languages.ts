import type { Letter } from './letter.ts'
import { textPart } from './mime.ts'
import type { Stage } from './stage.ts'

/** Readings in the other languages of the customers, in the charsets of their mail programs. */
export function languageLetters(stage: Stage): readonly Letter[] {
  const { index, place, reading, mailFrom } = stage
  const devanagari = (digits: string): string =>
    [...digits].map((digit) => String.fromCodePoint(0x0966 + Number(digit))).join('')

  return [
    {
      file: '28-ukrainian.eml',
      outcome: 'accepted',
      readings: [reading('ukrainian', '2026-11-20')],
      bytes: mailFrom('ukrainian', {
        subject: 'Показник лічильника електроенергії',
        at: '2026-11-20T16:34',
        part: textPart(
          `Доброго дня, о/р ${place('ukrainian').accountNumber}, показник лічильника ${index('ukrainian', '2026-11-20')}, адреса: ${place('ukrainian').address}\n`,
          { transfer: 'base64' },
        ),
      }),
    },
    {
      file: '29-ukrainian-charset-undeclared.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'windows-1251 without saying so.',
      readings: [reading('undeclared', '2026-11-24')],
      bytes: mailFrom('undeclared', {
        name: 'Lesia',
        subject: 'pokaznyk',
        at: '2026-11-24T13:13',
        part: textPart(
          `Добрий день! Показник лічильника: ${index('undeclared', '2026-11-24')}\nОсобовий рахунок ${place('undeclared').accountNumber}\n`,
          { charset: 'windows-1251', undeclared: true },
        ),
      }),
    },
    {
      file: '30-russian-windows-1251.eml',
      outcome: 'accepted',
      readings: [reading('russian', '2026-11-22')],
      bytes: mailFrom('russian', {
        subject: 'Показания газового счётчика',
        headerCharset: 'windows-1251',
        at: '2026-11-22T09:09',
        part: textPart(
          `Здравствуйте!\nПоказания счётчика газа: ${index('russian', '2026-11-22')}. Лицевой счёт ${place('russian').accountNumber}.\n${place('russian').person.name}\n`,
          { charset: 'windows-1251', transfer: 'quoted-printable' },
        ),
      }),
    },
    {
      file: '31-russian-water.eml',
      outcome: 'accepted',
      readings: [reading('russian_water', '2026-11-26')],
      bytes: mailFrom('russian_water', {
        subject: 'Холодная вода',
        at: '2026-11-26T08:20',
        text: `Добрый день. Холодная вода ${index('russian_water', '2026-11-26')}, абонент ${place('russian_water').accountNumber}.\n`,
      }),
    },
    {
      file: '32-turkish-iso-8859-9.eml',
      outcome: 'accepted',
      readings: [reading('turkish', '2026-11-23')],
      bytes: mailFrom('turkish', {
        subject: 'Sayaç endeksi',
        headerCharset: 'iso-8859-9',
        at: '2026-11-23T18:45',
        part: textPart(
          `Merhaba,\n\ntesisat no: ${place('turkish').accountNumber}, endeks ${index('turkish', '2026-11-23')}, okuma tarihi 23.11.2026\n\nTeşekkürler,\n${place('turkish').person.name}\n`,
          { charset: 'iso-8859-9', transfer: 'quoted-printable' },
        ),
      }),
    },
    {
      file: '33-hindi-latin.eml',
      outcome: 'accepted',
      readings: [reading('hindi_latin', '2026-11-21')],
      bytes: mailFrom('hindi_latin', {
        subject: 'Meter reading',
        at: '2026-11-21T17:06',
        part: textPart(
          `Namaste,\nMeter ka reading ${index('hindi_latin', '2026-11-21')} hai, consumer no ${place('hindi_latin').accountNumber}.\nDhanyavaad\n`,
          { transfer: '7bit' },
        ),
      }),
    },
    {
      file: '34-hindi-devanagari.eml',
      outcome: 'accepted',
      note: 'Devanagari digits; the value is given here in ASCII digits.',
      readings: [reading('hindi', '2026-11-24')],
      bytes: mailFrom('hindi', {
        subject: 'मीटर रीडिंग',
        at: '2026-11-24T15:15',
        part: textPart(
          `नमस्ते,\nमेरे मीटर की रीडिंग ${devanagari(index('hindi', '2026-11-24'))} है।\nउपभोक्ता संख्या ${place('hindi').accountNumber}\nधन्यवाद\n`,
          { transfer: 'base64' },
        ),
      }),
    },
    {
      file: '35-english.eml',
      outcome: 'accepted',
      readings: [reading('english', '2026-11-20')],
      bytes: mailFrom('english', {
        subject: 'Gas meter reading',
        at: '2026-11-20T10:40',
        part: textPart(
          `Hi, account ${place('english').accountNumber}, meter serial ${place('english').meterSerial}, reading ${index('english', '2026-11-20')} taken 20 Nov 2026. Thanks\n\nRosalind\n`,
          { transfer: '7bit' },
        ),
      }),
    },
  ]
}
