import type { Letter } from './letter.ts'
import { textPart, written } from './mime.ts'
import { firstRegister, unitsOn } from './place.ts'
import type { Stage } from './stage.ts'

/** Letters that a person has to look at, and letters that come twice. */
export function doubtfulLetters(stage: Stage): readonly Letter[] {
  const { index, place, reading, mailFrom } = stage
  const padded = (key: string, units: number): string =>
    String(units).padStart(firstRegister(place(key)).integerDigits, '0')
  const lastOf = (key: string): number => firstRegister(place(key)).lastUnits
  const tooHigh = padded(
    'too_high',
    lastOf('too_high') +
      9 *
        (unitsOn(place('too_high'), firstRegister(place('too_high')), '2026-11-24') -
          lastOf('too_high')),
  )
  const belowLast = padded('below_last', lastOf('below_last') - 312)
  const redelivered = (relay: number, at: string): Buffer =>
    mailFrom('redelivered', {
      subject: 'Index apă',
      at: '2026-11-22T07:30',
      relay,
      more: [`X-Delivered-At: ${at}`],
      text: `Bună dimineața, cod abonat ${place('redelivered').accountNumber}, index ${index('redelivered', '2026-11-22')}.\nGavril\n`,
    })

  return [
    {
      file: '41-unknown-sender-no-place.eml',
      outcome: 'review',
      note: 'Nobody knows the sender, and the mail names no place.',
      readings: [],
      bytes: written({
        from: 'cineva.nou@cutie.example',
        subject: 'index',
        at: '2026-11-23T09:00',
        messageId: '20261123090000.x1@cutie.example',
        part: textPart('Buna ziua, indexul este 018842. Multumesc\n', { transfer: '7bit' }),
      }),
    },
    {
      file: '42-unknown-sender-right-pod.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'The sender is unknown, the POD is right.',
      readings: [reading('stranger_pod', '2026-11-24')],
      bytes: written({
        from: 'nepotul.ilenei@mail.example',
        name: 'Nepotul Ilenei',
        subject: 'Index pentru bunica',
        at: '2026-11-24T19:33',
        messageId: '20261124193300.x2@mail.example',
        part: textPart(
          `Bună seara,\nscriu pentru bunica mea, ${place('stranger_pod').person.name}. POD ${place('stranger_pod').pod}, index ${index('stranger_pod', '2026-11-24')}.\nMulțumesc\n`,
        ),
      }),
    },
    {
      file: '43-too-many-digits.eml',
      outcome: 'review',
      note: 'Six digits for a meter with five wheels.',
      readings: [
        reading('too_many_digits', '2026-11-21', `${index('too_many_digits', '2026-11-21')}4`),
      ],
      bytes: mailFrom('too_many_digits', {
        subject: 'autocitire',
        at: '2026-11-21T08:08',
        text: `Bună ziua, POD ${place('too_many_digits').pod}, index ${index('too_many_digits', '2026-11-21')}4\n`,
      }),
    },
    {
      file: '44-below-last-reading.eml',
      outcome: 'review',
      note: 'Below the last reading.',
      readings: [reading('below_last', '2026-11-25', belowLast)],
      bytes: mailFrom('below_last', {
        subject: 'Index energie',
        at: '2026-11-25T18:18',
        text: `Bună seara,\nindexul de luna aceasta: ${belowLast}\nCod client ${place('below_last').accountNumber}\n`,
      }),
    },
    {
      file: '45-implausibly-high.eml',
      outcome: 'review',
      note: 'Nine times what was to be expected.',
      readings: [reading('too_high', '2026-11-24', tooHigh)],
      bytes: mailFrom('too_high', {
        subject: 'index gaz',
        at: '2026-11-24T07:07',
        text: `Bună, index gaz ${tooHigh}, loc de consum ${place('too_high').pod}. Teofil\n`,
      }),
    },
    {
      file: '46-sent-twice-first.eml',
      outcome: 'accepted',
      readings: [reading('twice', '2026-11-23')],
      bytes: mailFrom('twice', {
        subject: 'Index curent',
        at: '2026-11-23T10:10',
        text: `Bună ziua, indexul este ${index('twice', '2026-11-23')}, POD ${place('twice').pod}. Dorina\n`,
      }),
    },
    {
      file: '47-sent-twice-again.eml',
      outcome: 'repeated',
      readings: [reading('twice', '2026-11-23')],
      bytes: mailFrom('twice', {
        subject: 'Index curent (retrimit)',
        at: '2026-11-23T16:45',
        text: `Bună ziua, nu știu dacă a ajuns mesajul meu. Indexul este ${index('twice', '2026-11-23')}, POD ${place('twice').pod}. Dorina\n`,
      }),
    },
    {
      file: '48-delivered-once.eml',
      outcome: 'accepted',
      readings: [reading('redelivered', '2026-11-22')],
      bytes: redelivered(11, '1'),
    },
    {
      file: '49-delivered-again.eml',
      outcome: 'repeated',
      note: 'The same Message-ID by another relay.',
      readings: [reading('redelivered', '2026-11-22')],
      bytes: redelivered(12, '2'),
    },
    {
      file: '50-two-from-headers.eml',
      outcome: 'quarantined',
      readings: [],
      bytes: mailFrom('two_from', {
        subject: 'Index',
        at: '2026-11-24T03:14',
        more: ['From: Lumina Furnizare <autocitire@lumina.example>'],
        text: `POD ${place('two_from').pod} index ${index('two_from', '2026-11-24')}\n`,
      }),
    },
    {
      file: '51-transposed-digits.eml',
      outcome: 'accepted',
      note: 'Plausible, but mistyped: the customer corrects it a day later.',
      readings: [reading('correction', '2026-11-22', '12345')],
      bytes: mailFrom('correction', {
        subject: 'Autocitire',
        at: '2026-11-22T20:00',
        text: `Bună seara, POD ${place('correction').pod}, index 12345. Octavian\n`,
      }),
    },
    {
      file: '52-correction.eml',
      outcome: 'review',
      readings: [reading('correction', '2026-11-23', '12354')],
      bytes: mailFrom('correction', {
        subject: 'Re: Autocitire',
        at: '2026-11-23T08:26',
        text: `Bună ziua, pentru POD ${place('correction').pod} indexul este 12354 nu 12345 cum am scris ieri, scuze. Octavian\n`,
      }),
    },
    {
      file: '53-serial-of-another-meter.eml',
      outcome: 'review',
      note: 'The serial is that of another customer’s meter.',
      readings: [],
      bytes: mailFrom('other_serial', {
        subject: 'Index contor',
        at: '2026-11-25T21:21',
        text: `Bună seara, seria contorului ${place('twice').meterSerial}, index ${index('other_serial', '2026-11-25')}.\nRareș\n`,
      }),
    },
    {
      file: '54-same-as-last-month.eml',
      outcome: 'review',
      note: 'No digits, yet something is being sent in.',
      readings: [],
      bytes: mailFrom('same_as_last', {
        subject: 'apometru',
        at: '2026-11-22T11:29',
        text: `Bună ziua, indexul la apă este la fel ca luna trecută, am fost plecată. Cod abonat ${place('same_as_last').accountNumber}.\n`,
      }),
    },
  ]
}
