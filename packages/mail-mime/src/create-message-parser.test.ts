import { readdirSync, readFileSync } from 'node:fs'
import type { ParsedMessage } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMessageParser } from './create-message-parser.ts'

const parser = createMessageParser()
const fixtures = new URL('../fixtures/', import.meta.url)
const fixture = (path: string) => parser.parse(readFileSync(new URL(path, fixtures)))
const codes = (message: ParsedMessage) => message.findings.map(({ code }) => code)

const HEAD = 'From: Client <client@example.test>\r\nTo: desk@supplier.test\r\nMessage-ID: <1@x>\r\n'
const mail = (headers: string, body: string | Uint8Array) =>
  parser.parse(Buffer.concat([Buffer.from(`${HEAD}${headers}\r\n`), Buffer.from(body)]))
const html = (body: string) => mail('Content-Type: text/html; charset=utf-8\r\n', body)

const RUSSIAN =
  'Здравствуйте! Лицевой счёт 0123456789, показания счётчика 01234, день 1234 ночь 567'
const ROMANIAN =
  'Bună ziua,\nCod client 1000123456, index autocitit 12345 kWh, țeavă, încărcare, Șos. Ștefan'
const CEDILLAS = ROMANIAN.replaceAll('ț', 'ţ').replaceAll('Ș', 'Ş')
const TURKISH = 'Merhaba, tesisat no 4001234567, endeks 12345, sayaç okuma: ığüşöç İĞÜŞÖÇ'
const HUNGARIAN = 'Tisztelt Címzett! Felhasználó azonosító 0123456789, mérőállás 5678, őű ŐŰ'
const UKRAINIAN = 'Доброго дня! Особовий рахунок 0400123456, показник лічильника 05432, їжак, ґанок'
const BULGARIAN = 'Здравейте, клиентски номер 310012345678, дневна 12345, нощна 6789'

describe('the charset of a text', () => {
  it.each([
    ['cp1251-alias', BULGARIAN, false],
    ['cp866', RUSSIAN, false],
    ['declared-8859-1-is-utf8', TURKISH, true],
    ['declared-unknown-8bit', RUSSIAN, true],
    ['declared-usascii-is-utf8', ROMANIAN, true],
    ['declared-utf8-is-1251', RUSSIAN, true],
    ['html-meta-only', RUSSIAN, true],
    ['iso-8859-16', ROMANIAN, false],
    ['iso-8859-2-cedilla', CEDILLAS, false],
    ['iso-8859-2-hu', HUNGARIAN, false],
    ['iso-8859-5', RUSSIAN, false],
    ['iso-8859-9', TURKISH, false],
    ['koi8-r', RUSSIAN, false],
    ['koi8-u', UKRAINIAN, false],
    ['mac-cyrillic', RUSSIAN, false],
    ['quoted-charset', ROMANIAN, false],
    ['undeclared-1251', RUSSIAN, true],
    ['undeclared-utf8', ROMANIAN, true],
    ['utf-16le', ROMANIAN, false],
    ['utf-7', ROMANIAN, false],
    ['win-1251-wrongname', RUSSIAN, false],
    ['windows-1250', HUNGARIAN, false],
    ['windows-1251', UKRAINIAN, false],
    ['windows-1254', TURKISH, false],
  ])('%s is read', async (name, text, repaired) => {
    const message = await fixture(`charset/${name}.eml`)
    expect(message.text).toBe(text)
    expect(text.replace('\n', ' ').startsWith(message.subject ?? '?')).toBe(true)
    expect(codes(message).includes('charset_repaired')).toBe(repaired)
  })

  it('is guessed where nothing declares it', async () => {
    const cases = [
      [
        '0 Felhasználó azonosító, mérőállás őszi',
        Buffer.from('0 Felhaszn\xe1l\xf3 azonos\xedt\xf3, m\xe9r\xf5\xe1ll\xe1s \xf5szi', 'latin1'),
      ],
      [
        'sayaç değeri şöyle, ığdır',
        Buffer.from('saya\xe7 de\xf0eri \xfe\xf6yle, \xfd\xf0d\xfdr', 'latin1'),
      ],
      [
        'показания счётчика',
        Buffer.from(
          '\xd0\xcf\xcb\xc1\xda\xc1\xce\xc9\xd1 \xd3\xde\xa3\xd4\xde\xc9\xcb\xc1',
          'latin1',
        ),
      ],
      ['relevé du compteur été', Buffer.from('relev\xe9 du compteur \xe9t\xe9', 'latin1')],
    ] as const
    for (const [text, body] of cases) expect((await mail('', body)).text).toBe(text)
  })
})

describe('hostile mails', () => {
  it.each([
    ['attach-traversal', 'message', []],
    ['auto-submitted-replied', 'auto_reply', []],
    ['dup-message-id-other-body', 'message', []],
    ['format-flowed-number', 'message', []],
    ['from-display-spoof', 'message', ['sender_name_is_other_address']],
    ['fullwidth-arabic-devanagari-digits', 'message', []],
    ['header-injection-subject', 'malformed', ['header_injection']],
    ['homoglyph-O-l', 'message', []],
    ['html-hidden-digits', 'message', ['hidden_text_dropped']],
    ['nest-50', 'message', []],
    ['nest-300', 'malformed', ['too_deep']],
    ['nested-group-address', 'message', ['no_sender']],
    ['no-message-id', 'message', []],
    ['nul-bytes', 'message', ['control_characters']],
    ['null-return-path', 'bounce', []],
    ['only-cr', 'malformed', ['cr_only']],
    ['ooo-exchange', 'auto_reply', []],
    ['ooo-no-headers-ro', 'auto_reply', []],
    ['precedence-bulk-list', 'list', []],
    ['qp-soft-break-in-number', 'message', []],
    ['rfc2231-traversal', 'message', []],
    ['rfc822-nest-200', 'malformed', ['too_deep']],
    ['rtl-override', 'message', ['direction_override']],
    ['self-loop', 'message', []],
    ['truncated-base64', 'message', ['truncated_attachment']],
    ['two-from', 'malformed', ['two_from']],
    ['zero-width-digits', 'message', ['invisible_in_number']],
  ])('%s is a %s', async (name, kind, findings) => {
    const message = await fixture(`hostile/${name}.eml`)
    expect(message.kind).toBe(kind)
    expect(codes(message)).toEqual(expect.arrayContaining(findings))
    expect(kind === 'malformed').toBe(message.findings.some((f) => f.severity === 'quarantine'))
    if (kind !== 'message') expect(message.mayReply).toBe(false)
  })

  it('are all asserted above', () => {
    expect(readdirSync(new URL('hostile/', fixtures))).toHaveLength(27)
  })

  it('keep numbers whole over soft line ends', async () => {
    expect((await fixture('hostile/qp-soft-break-in-number.eml')).text).toBe('index 12345')
    expect((await fixture('hostile/format-flowed-number.eml')).text).toBe('index 12345')
  })

  it('do not join digits over what separates them unseen', async () => {
    expect((await fixture('hostile/nul-bytes.eml')).text).toBe('index \ufffd1\ufffd2345')
  })

  it('get no reply where it would come back', async () => {
    expect((await fixture('hostile/self-loop.eml')).mayReply).toBe(false)
  })

  it('name files without paths', async () => {
    const { attachments } = await fixture('hostile/attach-traversal.eml')
    expect(attachments.slice(0, 8).map(({ name }) => name)).toEqual([
      ...['x', 'x.exe', 'x.jpg', 'passwd', '_CON', '_NUL.jpg', 'au0000.jpg', 'htaccess'],
    ])
    for (const { name } of attachments) expect(name).not.toMatch(/[/\\\p{Cc}\u202e]|^\.*$/u)
    const [encoded] = (await fixture('hostile/rfc2231-traversal.eml')).attachments
    expect(encoded?.name).toBe('y.png')
  })

  it('cannot put lines into a subject', async () => {
    const { subject } = await fixture('hostile/header-injection-subject.eml')
    expect(subject).toBe('index Bcc: victim@example.test X: y')
  })
})

describe('any octets', () => {
  it('are taken apart without throwing', async () => {
    const piece = fc.constantFrom(
      ...['From: a@b', 'Subject: =?utf-8?q?=', 'Content-Type: multipart/mixed; boundary=b'],
      ...[
        '\r\n',
        '\n',
        '\r',
        '--b',
        '--b--',
        'Content-Type: message/rfc822',
        '=',
        '<p hidden>',
        '> x',
      ],
      ...['Content-Transfer-Encoding: base64', 'Content-Type: text/html; charset=utf-7', ': '],
    )
    const soup = fc.array(fc.oneof(piece.map(Buffer.from), fc.uint8Array({ maxLength: 8 })))
    await fc.assert(
      fc.asyncProperty(soup, async (pieces) => {
        const message = await parser.parse(Buffer.concat(pieces))
        expect(codes(message)).not.toContain('not_parsed')
        expect(message.fingerprint).toMatch(/^[0-9a-f]{64}$/)
      }),
    )
  })

  it('come to an end, whatever is repeated in them', async () => {
    const at = (headers: string, unit: string, octets = 8 << 20) =>
      `${HEAD}${headers}\r\n${unit.repeat(octets / unit.length)}`
    const asHtml = 'Content-Type: text/html\r\n'
    const bodies = [
      ...[at('', '1 '), at('', '-'), at('', 'On '), at('', ' '), at('', '\n'), at('', '> x\n')],
      ...[at('', 'On 1 Jan 2020 at 10:00, a@b wrote:\n> x\n'), at('', 'From: a\n')],
      ...[at(asHtml, '<div>'), at(asHtml, '<ul><li>1'), at(asHtml, '<'), at(asHtml, '<p>x')],
      ...[at(asHtml, '</p>'), at(asHtml, '<!--'), at(`${asHtml}\r\n<style>`, '.a{display:none}')],
      ...[at('Content-Type: multipart/mixed; boundary=b\r\n', '--b\r\n')],
      ...[at('Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n', 'A\n')],
    ]
    for (const body of bodies) {
      const { fingerprint } = await parser.parse(Buffer.from(body))
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it.each([
    ['too_many_headers', 'X-A: y\r\n'.repeat(10_000), 'index 1'],
    ['too_large_headers', `X-Long: ${'a'.repeat(3 << 20)}\r\n`, 'index 1'],
    ['too_large', '', 'x'.repeat(26 << 20)],
    [
      'too_many_parts',
      'Content-Type: multipart/mixed; boundary=b\r\n',
      '--b\r\n\r\nx\r\n'.repeat(1001),
    ],
  ])('are for quarantine when there are %s', async (code, headers, body) => {
    const message = await mail(headers, body)
    expect(message.kind).toBe('malformed')
    expect(codes(message)).toContain(code)
  })
})

describe('HTML', () => {
  it.each([
    'display:none',
    'display : NONE !important',
    'visibility:hidden',
    'font-size:0',
    'font-size:0px',
    'opacity:0',
    'color:#fff',
    'color:white;background:#ffffff',
    'color:rgb(255,255,255)',
    'position:absolute;left:-9999px',
    'text-indent:-9999px',
    'mso-hide:all',
    'max-height:0;overflow:hidden',
  ])('hides what has the style %s', async (style) => {
    const message = await html(`<p>Index <span style="${style}">99999</span>12345</p>`)
    expect(message.text).toBe('Index 12345')
    const finding = message.findings.find(({ code }) => code === 'hidden_text_dropped')
    expect(finding?.severity).toBe('warn')
  })

  it.each([
    '<p hidden>99999</p>',
    '<style>.x{color:red;display:none}</style><p class="a x">99999</p>',
    '<div style="display:none"><p>9<b>9999</b></p></div>',
    '<font color="#FFFFFF">99999</font>',
    '<!-- 99999 -->',
    '<script>99999</script>',
    '<title>99999</title>',
  ])('hides %s', async (hidden) => {
    expect((await html(`${hidden}<p>12345</p>`)).text).toBe('12345')
  })

  it.each([
    '<table bgcolor="#003366"><tr><td style="color:#fff">12345</td></tr></table>',
    '<div style="background:url(x.png);color:#fff">12345</div>',
    '<p style="font-size:0.9em;margin-left:-5px">12345</p>',
    '<div style="opacity:0.9">12345</div>',
    '<style>@media (max-width:600px){.d{display:none}}</style><p class="d">12345</p>',
    '<body style="background:#000">12345</body>',
  ])('shows %s', async (shown) => {
    expect((await html(shown)).text).toBe('12345')
  })

  it('keeps numbers of neighbouring cells apart and adds no numbers of its own', async () => {
    const cells = await html('<table><tr><td>123</td><td>456</td></tr></table>')
    expect(cells.text).toMatch(/^123\s+456$/)
    expect((await html('<ol><li>12345</li></ol>')).text).not.toContain('1.')
  })

  it('is told apart into fresh and quoted', async () => {
    const message = await html(
      '<p>12345</p><div>On Wed, Oct 27, 2021 at 9:31 AM A &lt;a@b.test&gt; wrote:</div><blockquote>99999</blockquote>',
    )
    expect(message.text).toBe('12345')
    expect(message.quotedText).toContain('99999')
  })

  it('gives way to plain text that says the same', async () => {
    const alternatives = (plain: string) =>
      mail(
        'Content-Type: multipart/alternative; boundary=b\r\n',
        `--b\r\n\r\n${plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>from html</p>\r\n--b--`,
      )
    expect((await alternatives('from plain')).text).toBe('from plain')
    expect((await alternatives(' ')).text).toBe('from html')
  })
})

describe('the kind of a message', () => {
  type Case = [header: string, kind: string, mayReply: boolean]
  const cases: Case[] = [
    ['Auto-Submitted: no', 'message', true],
    ['Auto-Submitted: auto-generated', 'auto_reply', false],
    ['X-Autoreply: yes', 'auto_reply', false],
    ['X-Auto-Response-Suppress: OOF', 'auto_reply', false],
    ['Precedence: auto_reply', 'auto_reply', false],
    ['Precedence: bulk', 'list', false],
    ['List-Id: <x.test>', 'list', false],
    ['Reply-To: no-reply@x.test', 'message', false],
    ['X-Loop: desk', 'message', false],
    ['Subject: Index 12345', 'message', true],
    ['Subject: Re: Automatic reply: index', 'message', true],
    ...[
      'Automatic reply: x',
      'Out of office',
      'Răspuns automat: x',
      'Raspuns automat',
      'Автоответ: x',
      'Автоматична відповідь: x',
      'Otomatik Yanıt: x',
      'OTOMATİK YANIT: x',
      'स्वचालित उत्तर: x',
      'Automatische Antwort: x',
      'Risposta automatica: x',
      'Automatikus válasz: x',
      'Автоматичен отговор: x',
      'Automatyczna odpowiedź: x',
      'Automatisk svar: x',
      'Respuesta automática: x',
      'Réponse automatique : x',
    ].map((subject): Case => [`Subject: ${subject}`, 'auto_reply', false]),
  ]
  it.each(cases)('%s makes a %s', async (header, kind, mayReply) => {
    const message = await mail(`${header}\r\n`, 'index 12345')
    expect(message.kind).toBe(kind)
    expect(message.mayReply).toBe(mayReply)
  })

  it('is bounce for reports, tied to the message that came back', async () => {
    const bounce = await fixture('reports/bounce.eml')
    expect(bounce.kind).toBe('bounce')
    expect(bounce.mayReply).toBe(false)
    expect(bounce.inReplyTo).toMatch(/^<.+@.+>$/)
    expect(bounce.quotedText).not.toBe('')
    expect((await fixture('reports/arf.eml')).kind).toBe('bounce')
  })

  it('is auto_reply for a receipt: nothing failed', async () => {
    const headers =
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n'
    expect((await mail(headers, '--b\r\n\r\nread\r\n--b--')).kind).toBe('auto_reply')
  })
})

describe('a message inside a message', () => {
  it('gives its text as quoted and its files', async () => {
    const inner =
      'From: x@y.test\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nold 99999\r\n--i\r\nContent-Type: application/octet-stream; name=a.pdf\r\n\r\n%PDF-1.4\r\n--i--'
    const message = await mail(
      'Content-Type: multipart/mixed; boundary=o\r\n',
      `--o\r\n\r\nnew 12345\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--o--`,
    )
    expect(message.text).toBe('new 12345')
    expect(message.quotedText).toBe('old 99999')
    expect(message.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['a.pdf', 'application/pdf'],
    ])
  })
})

describe('the media type of a file', () => {
  it.each([
    ['image/png', '\xff\xd8\xff\xe0', 'a.png', 'image/jpeg'],
    ['application/octet-stream', '\x89PNG\r\n\x1a\n', 'a', 'image/png'],
    ['image/jpeg', '\0\0\0\x18ftypheic\0\0', 'a.jpg', 'image/heic'],
    [
      'application/zip',
      'PK\x03\x04...xl/workbook.xml',
      'a.zip',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['application/octet-stream', 'PK\x03\x04...a.txt', 'a', 'application/zip'],
    ['application/vnd.ms-excel', 'a;b\n1;2\n', 'a.csv', 'text/csv'],
    ['application/pdf', 'hello', 'a.pdf', 'application/octet-stream'],
    ['audio/ogg', 'OggS', 'a.ogg', 'audio/ogg'],
  ])('declared %s is seen by content', async (declared, content, name, expected) => {
    const message = await mail(
      `Content-Type: ${declared}; name=${name}\r\nContent-Disposition: inline\r\n`,
      Buffer.from(content, 'latin1'),
    )
    expect(message.attachments[0]?.mediaType).toBe(expected)
  })
})

describe('the fingerprint', () => {
  const original = mail(
    'Date: Sat, 21 Nov 2026 10:00:00 +0200\r\nSubject: i\r\n',
    'index 12345\r\n',
  )

  it('survives what transport changes', async () => {
    const again = await parser.parse(
      Buffer.from(
        `Received: by mx; now\r\nReturn-Path: <client@example.test>\r\nX-Spam: 0\r\n${HEAD}Date: Sat, 21 Nov 2026\r\n 10:00:00 +0200\r\nSubject: i\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nindex=2012345\r\n`,
      ),
    )
    expect(again.fingerprint).toBe((await original).fingerprint)
  })

  it('is that of the bytes alone where there is no Message-ID or the message is for quarantine', async () => {
    const bare = 'From: a@example.test\r\n\r\nindex 12345\r\n'
    const twoSenders = `${HEAD}From: b@example.test\r\n\r\nindex 12345\r\n`
    for (const message of [bare, twoSenders]) {
      const first = await parser.parse(Buffer.from(message))
      const relayed = await parser.parse(Buffer.from(`Received: by mx; now\r\n${message}`))
      expect(relayed.fingerprint).not.toBe(first.fingerprint)
      expect((await parser.parse(Buffer.from(message))).fingerprint).toBe(first.fingerprint)
    }
  })

  it.each([
    ['Date: Sat, 21 Nov 2026 10:00:00 +0200\r\nSubject: i\r\n', 'index 12346\r\n'],
    ['Date: Sat, 21 Nov 2026 10:00:01 +0200\r\nSubject: i\r\n', 'index 12345\r\n'],
    ['Date: Sat, 21 Nov 2026 10:00:00 +0200\r\nSubject: j\r\n', 'index 12345\r\n'],
  ])('differs with %s', async (headers, body) => {
    expect((await mail(headers, body)).fingerprint).not.toBe((await original).fingerprint)
  })
})
