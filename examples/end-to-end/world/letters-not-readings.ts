import type { Letter } from './letter.ts'
import { type MimePart, multipart, textPart, written } from './mime.ts'
import { firstRegister, shown } from './place.ts'
import type { Stage } from './stage.ts'

/** Letters that look like readings and are none. */
export function notReadingLetters(stage: Stage): readonly Letter[] {
  const { place, mailFrom } = stage
  const none = { outcome: 'not_reading', readings: [] } as const

  return [
    {
      file: '55-question-about-window.eml',
      ...none,
      bytes: mailFrom('question', {
        subject: 'Întrebare',
        at: '2026-11-20T08:30',
        text: 'Bună ziua,\nam primit SMS că trebuie să trimit indexul între 20-26. Cum fac? Pot suna la 0700 000 555?\nMulțumesc, Cosmin\n',
      }),
    },
    {
      file: '56-thanks.eml',
      ...none,
      bytes: mailFrom('thanks', {
        subject: 'Re: Confirmare',
        at: '2026-11-21T12:00',
        text: `Ok, mulțumesc mult! O seară bună.\n\n> Am primit indexul ${shown(firstRegister(place('thanks')), firstRegister(place('thanks')).lastUnits)} pentru luna octombrie.\n`,
      }),
    },
    {
      file: '57-complaint-about-bill.eml',
      ...none,
      bytes: mailFrom('complaint', {
        subject: 'RECLAMAȚIE factura seria LF nr. 20261100482',
        at: '2026-11-24T22:59',
        part: textPart(
          `Bună ziua,\n\nFactura LF 20261100482 din 05.11.2026 este de 1.284,60 lei, deși luna trecută am plătit 312,45 lei! Am sunat de 3 ori la call center și nimeni nu răspunde. Cer explicații în 5 zile lucrătoare.\n\n${place('complaint').person.name}\ntel. 0700 000 812\n`,
          { transfer: 'quoted-printable' },
        ),
      }),
    },
    {
      file: '58-out-of-office.eml',
      ...none,
      bytes: mailFrom('out_of_office', {
        subject: 'Răspuns automat: Perioada de autocitire 20-26 noiembrie',
        at: '2026-11-20T09:01',
        more: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
        text: 'Sunt în concediu până la 30.11.2026. Pentru urgențe: 0700 000 644.\n',
      }),
    },
    { file: '59-bounce.eml', ...none, bytes: bounce() },
    {
      file: '60-newsletter.eml',
      ...none,
      bytes: written({
        from: 'noutati@gradina.example',
        name: 'Grădina de Acasă',
        subject: 'Reduceri 50% la bulbi de lalele: 12345 bucăți în stoc',
        at: '2026-11-24T06:00',
        messageId: 'nl-20261124@gradina.example',
        more: [
          'List-Id: Noutati <noutati.gradina.example>',
          'List-Unsubscribe: <https://gradina.example/dezabonare>',
          'Precedence: bulk',
        ],
        part: textPart(
          '<html><body><h1>Reduceri de toamnă</h1><p>12345 bulbi la doar 9,99 lei. Cod: 448812</p></body></html>',
          { subtype: 'html', transfer: 'quoted-printable' },
        ),
      }),
    },
  ]
}

/** A delivery report (RFC 3464) about a notice that did not arrive. */
function bounce(): Buffer {
  const status: MimePart = {
    headers: ['Content-Type: message/delivery-status'],
    body: Buffer.from(
      'Reporting-MTA: dns; mx3.cutie.example\r\n\r\nFinal-Recipient: rfc822; veche.adresa@cutie.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user here\r\n\r\n',
    ),
  }
  const original: MimePart = {
    headers: ['Content-Type: message/rfc822'],
    body: Buffer.from(
      'From: Lumina Furnizare <autocitire@lumina.example>\r\nTo: veche.adresa@cutie.example\r\nSubject: Perioada de autocitire\r\nMessage-ID: <anunt-2026-11.0417@lumina.example>\r\n\r\nUltimul index: 045120. POD RO001E000000417\r\n\r\n',
    ),
  }
  return written({
    from: 'MAILER-DAEMON@cutie.example',
    name: 'Mail Delivery System',
    subject: 'Undelivered Mail Returned to Sender',
    at: '2026-11-20T09:02',
    messageId: '20261120090212.dsn@mx3.cutie.example',
    more: ['Return-Path: <>', 'Auto-Submitted: auto-replied'],
    part: {
      ...multipart('report', 'b_dsn_59', [
        textPart(
          'Your message to veche.adresa@cutie.example could not be delivered.\n550 5.1.1 No such user here\n',
          { transfer: '7bit' },
        ),
        status,
        original,
      ]),
      headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary="b_dsn_59"'],
    },
  })
}
