import { dotted } from './calendar.ts'
import type { Letter } from './letter.ts'
import { attachment, multipart, textPart } from './mime.ts'
import { firstRegister, shown } from './place.ts'
import type { Stage } from './stage.ts'

/** Readings as Romanian customers write them, one place each. */
export function romanianLetters(stage: Stage): readonly Letter[] {
  const { index, place, reading, mailFrom } = stage
  const name = (key: string): string => place(key).person.name
  const lastIndex = (key: string): string =>
    shown(firstRegister(place(key)), firstRegister(place(key)).lastUnits)
  const billedBefore = (key: string): string =>
    shown(firstRegister(place(key)), firstRegister(place(key)).lastUnits - 64)

  return [
    {
      file: '01-plain-ro.eml',
      outcome: 'accepted',
      readings: [reading('plain', '2026-11-24')],
      bytes: mailFrom('plain', {
        subject: 'Autocitire noiembrie',
        at: '2026-11-24T08:41',
        text: `Bună ziua,\n\nVă transmit indexul contorului de energie electrică: ${index('plain', '2026-11-24')}\nPOD: ${place('plain').pod}\n\nO zi frumoasă,\n${name('plain')}\n`,
      }),
    },
    {
      file: '02-plain-ro-no-diacritics.eml',
      outcome: 'accepted',
      readings: [reading('no_diacritics', '2026-11-21')],
      bytes: mailFrom('no_diacritics', {
        name: 'Cosmin Nucsorean',
        subject: 'autocitire',
        at: '2026-11-21T19:02',
        part: textPart(
          `Buna ziua,\n\nVa transmit indexul autocitit: ${index('no_diacritics', '2026-11-21')}\nCod client: ${place('no_diacritics').accountNumber}\n\nMultumesc,\nCosmin Nucsorean\n0${place('no_diacritics').person.phones[0]?.slice(3)}\n`,
          { transfer: '7bit' },
        ),
      }),
    },
    {
      file: '03-quoted-printable-ro.eml',
      outcome: 'accepted',
      readings: [reading('quoted_printable', '2026-11-20')],
      bytes: mailFrom('quoted_printable', {
        subject: 'Transmitere index energie electrică – luna noiembrie',
        at: '2026-11-20T12:15',
        program: 'Poșta de Acasă 4.2'.normalize('NFD').replace(/[^ -~]/g, ''),
        part: textPart(
          `Bună dimineața,\n\nSubsemnata ${name('quoted_printable')}, titulară a locului de consum cu codul POD ${place('quoted_printable').pod}, situat la adresa ${place('quoted_printable').address}, vă comunic indexul citit astăzi: ${index('quoted_printable', '2026-11-20')} kWh.\n\nCu stimă,\n${name('quoted_printable')}\n`,
          { transfer: 'quoted-printable' },
        ),
      }),
    },
    {
      file: '04-base64-ro.eml',
      outcome: 'accepted',
      readings: [reading('base64', '2026-11-23')],
      bytes: mailFrom('base64', {
        subject: 'Index gaz',
        at: '2026-11-23T21:37',
        part: textPart(
          `Bună seara! Indexul la gaz este ${index('base64', '2026-11-23')} mc. Cod loc consum ${place('base64').pod}. Mulțumesc!\n\nTrimis de pe telefon`,
          { transfer: 'base64' },
        ),
      }),
    },
    {
      file: '05-windows-1250-ro.eml',
      outcome: 'accepted',
      readings: [reading('windows_1250', '2026-11-22')],
      bytes: mailFrom('windows_1250', {
        name: 'Ştefan Ţărmureanu',
        subject: 'Autocitire energie electrică',
        headerCharset: 'windows-1250',
        at: '2026-11-22T10:05',
        part: textPart(
          `Stimată furnizoare,\n\nîn luna noiembrie indexul este ${index('windows_1250', '2026-11-22')}. Codul de autocitire: ${place('windows_1250').selfReadCode}.\n\nMulţumesc şi sănătate,\nŞtefan Ţărmureanu\n`,
          { charset: 'windows-1250' },
        ),
      }),
    },
    {
      file: '06-multipart-alternative-ro.eml',
      outcome: 'accepted',
      readings: [reading('alternative', '2026-11-24')],
      bytes: mailFrom('alternative', {
        subject: 'Index contor',
        at: '2026-11-24T17:20',
        part: multipart('alternative', 'b_alt_06', [
          textPart(
            `Bună ziua, indexul meu este ${index('alternative', '2026-11-24')}, cod client ${place('alternative').accountNumber}.\n${name('alternative')}`,
            { transfer: 'quoted-printable' },
          ),
          textPart(
            `<html><body><p>Bună ziua, indexul meu este <b>${index('alternative', '2026-11-24')}</b>, cod client ${place('alternative').accountNumber}.</p><p>${name('alternative')}</p></body></html>`,
            { subtype: 'html', transfer: 'quoted-printable' },
          ),
        ]),
      }),
    },
    {
      file: '07-html-only-gas.eml',
      outcome: 'accepted',
      readings: [reading('html_only', '2026-11-21')],
      bytes: mailFrom('html_only', {
        subject: 'autocitire gaze',
        at: '2026-11-21T09:48',
        part: textPart(
          `<!DOCTYPE html>\n<html><head><style>td { padding: 4px }</style></head><body>\n<p>Bună ziua,</p>\n<table><tr><td>Loc de consum</td><td>${place('html_only').pod}</td></tr>\n<tr><td>Index gaze naturale</td><td>${index('html_only', '2026-11-21')}</td></tr></table>\n<p>Mulțumesc,<br>${name('html_only')}</p>\n</body></html>\n`,
          { subtype: 'html', transfer: 'quoted-printable' },
        ),
      }),
    },
    {
      file: '08-hidden-html-digits.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'The hidden 99999 must never become a reading.',
      readings: [reading('hidden', '2026-11-23')],
      bytes: mailFrom('hidden', {
        subject: 'Index',
        at: '2026-11-23T11:11',
        part: textPart(
          `<html><body><div style="display:none">99999</div><p>Bună ziua, indexul contorului meu este <span style="font-size:0">99</span>${index('hidden', '2026-11-23')}.</p><p>Cod POD: ${place('hidden').pod}</p></body></html>`,
          { subtype: 'html' },
        ),
      }),
    },
    {
      file: '09-reply-with-old-index.eml',
      outcome: 'accepted',
      readings: [reading('reply', '2026-11-22')],
      bytes: mailFrom('reply', {
        subject: 'Re: Perioada de autocitire 20-26 noiembrie',
        at: '2026-11-22T18:30',
        more: [
          'In-Reply-To: <anunt-2026-11.reply@lumina.example>',
          'References: <anunt-2026-11.reply@lumina.example>',
        ],
        text: `Bună seara,\n\nindexul este ${index('reply', '2026-11-22')}.\n\nMircea\n\nÎn vin., 20 nov. 2026 la 09:00, Lumina Furnizare <autocitire@lumina.example> a scris:\n\n> Stimate client,\n> vă rugăm să ne transmiteți indexul în perioada 20-26.11.2026.\n> POD: ${place('reply').pod}\n> Ultimul index înregistrat: ${lastIndex('reply')}\n> Lumina Furnizare\n`,
      }),
    },
    {
      file: '10-forward-with-own-index.eml',
      outcome: 'accepted',
      readings: [reading('forward', '2026-11-25')],
      bytes: mailFrom('forward', {
        subject: 'Fwd: Factura dumneavoastră',
        at: '2026-11-25T13:04',
        text: `Bună ziua, index gaz azi: ${index('forward', '2026-11-25')}, pentru locul de consum de mai jos.\nNarcisa\n\n---------- Forwarded message ---------\nDe la: Lumina Furnizare <facturi@lumina.example>\nData: lun., 2 nov. 2026 la 10:00\nSubiect: Factura dumneavoastră\nCătre: ${place('forward').person.emails[0]}\n\nCod loc consum: ${place('forward').pod}\nIndex vechi: ${billedBefore('forward')}  Index nou: ${lastIndex('forward')}\nTotal de plată: 487,35 lei, scadent la 17.11.2026\n`,
      }),
    },
    {
      file: '11-forward-only.eml',
      outcome: 'review',
      note: 'The index stands only in what was forwarded: somebody else wrote it.',
      readings: [reading('forward_only', '2026-11-25')],
      bytes: mailFrom('forward_only', {
        subject: 'Fwd: indexul',
        at: '2026-11-25T20:44',
        text: `\n---------- Mesaj redirecționat ---------\nDe la: Vecina <vecina@cutie.example>\nData: mie., 25 nov. 2026 la 19:58\nSubiect: indexul\nCătre: ${place('forward_only').person.emails[0]}\n\nAm citit contorul tău: ${index('forward_only', '2026-11-25')}\n`,
      }),
    },
    {
      file: '12-index-in-subject-only.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      readings: [reading('subject_only', '2026-11-26')],
      bytes: mailFrom('subject_only', {
        subject: `Index ${index('subject_only', '2026-11-26')} POD ${place('subject_only').pod}`,
        at: '2026-11-26T07:55',
        text: '\n',
      }),
    },
    {
      file: '13-date-of-reading-given.eml',
      outcome: 'accepted',
      readings: [reading('date_given', '2026-11-21')],
      bytes: mailFrom('date_given', {
        subject: 'Autocitire gaz',
        at: '2026-11-23T08:12',
        text: `Bună ziua,\n\nLoc de consum: ${place('date_given').pod}\nSerie contor: ${place('date_given').meterSerial}\nData citirii: ${dotted('2026-11-21')}\nIndex: ${index('date_given', '2026-11-21')} m3\n\n${name('date_given')}\ntel. 0${place('date_given').person.phones[0]?.slice(3)}\n`,
      }),
    },
    {
      file: '14-old-index-new-index-and-use.eml',
      outcome: 'accepted',
      readings: [reading('old_and_new', '2026-11-25')],
      bytes: mailFrom('old_and_new', {
        subject: 'index curent electric',
        at: '2026-11-25T16:16',
        text: `Index vechi ${String(Number(index('old_and_new', '2026-11-25')) - 187).padStart(5, '0')}, index nou ${index('old_and_new', '2026-11-25')}. Consum 187 kwh. POD ${place('old_and_new').pod}\n`,
      }),
    },
    {
      file: '15-water.eml',
      outcome: 'accepted',
      readings: [reading('water', '2026-11-20')],
      bytes: mailFrom('water', {
        subject: 'Index apometru',
        at: '2026-11-20T18:03',
        text: `Bună ziua,\nCod abonat ${place('water').accountNumber}, ${place('water').address}, index apă rece ${index('water', '2026-11-20')}.\n${name('water')}\n`,
      }),
    },
    {
      file: '16-water-with-decimals.eml',
      outcome: 'accepted',
      readings: [
        reading(
          'decimals',
          '2026-11-24',
          stage.exactIndex('decimals', '2026-11-24').replace('.', ','),
        ),
      ],
      bytes: mailFrom('decimals', {
        subject: 'Citire apometru',
        at: '2026-11-24T06:58',
        part: textPart(
          `Bună dimineața, index apometru ${stage.exactIndex('decimals', '2026-11-24').replace('.', ',')} mc, cod abonat ${place('decimals').accountNumber}.\n`,
          { transfer: 'base64' },
        ),
      }),
    },
    {
      file: '17-business-with-multiplier.eml',
      outcome: 'accepted',
      readings: [reading('business', '2026-11-25')],
      bytes: mailFrom('business', {
        subject: 'Autocitire punct de lucru',
        at: '2026-11-25T09:30',
        program: 'Birou Plus 11',
        part: multipart('mixed', 'b_mix_17', [
          textPart(
            `Bună ziua,\n\nVă transmitem indexul pentru punctul de lucru, POD ${place('business').pod}: ${index('business', '2026-11-25')} (constanta 40).\n\nCu stimă,\nDepartamentul administrativ\n${name('business')}\nTel: 0${place('business').person.phones[0]?.slice(3)}\n`,
            { transfer: 'quoted-printable' },
          ),
          attachment(
            'semnatura.txt',
            'text/plain',
            Buffer.from('Spicul de Aur, paine din 1994\r\n'),
          ),
        ]),
      }),
    },
    {
      file: '18-verification-expired.eml',
      outcome: 'accepted',
      note: 'The verification of the meter ran out on 2026-03-31.',
      readings: [reading('expired', '2026-11-22')],
      bytes: mailFrom('expired', {
        subject: 'citire contor',
        at: '2026-11-22T15:40',
        text: `Bună ziua, am citit azi contorul: ${index('expired', '2026-11-22')}. NLC ${place('expired').nlc}.\n${name('expired')}\n`,
      }),
    },
    {
      file: '19-password-in-text.eml',
      outcome: 'accepted',
      note: 'The password must not be shown to anybody.',
      readings: [reading('password', '2026-11-21')],
      bytes: mailFrom('password', {
        subject: 'Nu pot intra în cont, trimit indexul aici',
        at: '2026-11-21T22:10',
        text: `Bună seara,\n\nnu reușesc să intru în contul online. Utilizator: ${place('password').person.emails[0]}, parola: Castravete!88\nVă rog treceți dumneavoastră indexul: ${index('password', '2026-11-21')}, POD ${place('password').pod}\n\n${name('password')}\n`,
      }),
    },
  ]
}
