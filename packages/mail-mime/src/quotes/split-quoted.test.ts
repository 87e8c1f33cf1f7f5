import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitQuoted } from './split-quoted.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, fixtures), 'utf8')

const INTRODUCTIONS = [
  'În data de mie., 27 oct. 2021 la 09:31, John Doe <a@b.ro> a scris:',
  'În data de 27.10.2021 09:31, Ion Popescu a scris:',
  'Pe 27 oct. 2021, la 09:31, Ion <a@b.ro> a scris:',
  'Pe miercuri, 27 octombrie 2021, 09:31:00 EEST, Ion <a@b.ro> a scris:',
  'On Wed, Oct 27, 2021 at 9:31 AM John Doe <a@b.ro> wrote:',
  'On 27/10/2021 09:31, John Doe wrote:',
  'On Oct 27, 2021, at 9:31 AM, John Doe <a@b.ro> wrote:',
  'ср, 27 окт. 2021 г. в 09:31, John Doe <a@b.ru>:',
  '27.10.2021 09:31, John Doe пишет:',
  'Среда, 27 октября 2021, 9:31 +03:00 от John <a@b.ru>:',
  '27 окт. 2021 г., в 09:31, John <a@b.ru> написал(а):',
  '27.10.2021, 09:31, "John" <a@b.ru>:',
  'ср, 27 жовт. 2021 р. о 09:31 John Doe <a@b.ua> пише:',
  '27.10.21 09:31, John Doe пише:',
  '27 жовт. 2021 р. о 09:31 John <a@b.ua> написав(-ла):',
  '--- Оригінальне повідомлення ---',
  'John Doe <a@b.tr>, 27 Eki 2021 Çar, 09:31 tarihinde şunu yazdı:',
  '27.10.2021 09:31 tarihinde John Doe yazdı:',
  'John Doe <a@b.tr> şunları yazdı (27 Eki 2021 09:31):',
  'बुध, 27 अक्तू॰ 2021 को 9:31 am बजे को John <a@b.in> ने लिखा:',
  '27 अक्टूबर 2021 को 09:31 बजे, राम ने लिखा:',
  'Am Mi., 27. Okt. 2021 um 09:31 Uhr schrieb John Doe <a@b.de>:',
  'Am 27.10.21 um 09:31 schrieb John Doe:',
  'Il giorno mer 27 ott 2021 alle ore 09:31 John Doe <a@b.it> ha scritto:',
  'Il 27/10/2021 09:31, John ha scritto:',
  'John Doe <a@b.hu> ezt írta (időpont: 2021. okt. 27., Sze, 9:31):',
  '2021. 10. 27. 9:31 keltezéssel, John Doe írta:',
  'На ср, 27.10.2021 г. в 9:31 John Doe <a@b.bg> написа:',
  'На 27.10.21 г. в 9:31 ч., John написа:',
  'śr., 27 paź 2021 o 09:31 John Doe <a@b.pl> napisał(a):',
  'W dniu 27.10.2021 o 09:31, John Doe pisze:',
  'ons. 27. okt. 2021 kl. 09:31 skrev John Doe <a@b.no>:',
  'Den 27.10.2021 09:31, skrev John Doe:',
  'El mié, 27 oct 2021 a las 9:31, John Doe (<a@b.es>) escribió:',
  'El 27/10/2021 a las 9:31, John escribió:',
  'Le mer. 27 oct. 2021 à 09:31, John Doe <a@b.fr> a écrit :',
  'Le 27/10/2021 à 09:31, John Doe a écrit :',
  '-----Mesaj original-----',
  '---------- Forwarded message ---------',
  '-------- Mesaj redirecționat --------',
  '-------- Исходное сообщение --------',
  '-------- Переслане повідомлення --------',
  '-------- İletilen Mesaj --------',
  '---------- Yönlendirilmiş ileti ---------',
  '-----Ursprüngliche Nachricht-----',
  '----- Messaggio originale -----',
  '-------- Eredeti üzenet --------',
  '-------- Оригинално съобщение --------',
  '-----Oryginalna wiadomość-----',
  '-----Opprinnelig melding-----',
  '-----Mensaje original-----',
  "-----Message d'origine-----",
  '-------- मूल संदेश --------',
  'De la: Ion <a@b.ro>\nTrimis: miercuri, 27 octombrie 2021 09:31\nCătre: x@y.ro\nSubiect: index',
  'От: Ион <a@b.ru>\nОтправлено: 27 октября 2021 г. 9:31\nКому: x@y.ru\nТема: показания',
  'Від: Іван <a@b.ua>\nНадіслано: 27 жовтня 2021 09:31\nКому: x@y.ua\nТема: показник',
  'Gönderen: Ali <a@b.tr>\nGönderildi: 27 Ekim 2021 Çarşamba 09:31\nKime: x@y.tr\nKonu: endeks',
  'Von: A <a@b.de>\nGesendet: Mittwoch, 27. Oktober 2021 09:31\nAn: x@y.de\nBetreff: Stand',
  'Da: A <a@b.it>\nInviato: mercoledì 27 ottobre 2021 09:31\nA: x@y.it\nOggetto: lettura',
  'Feladó: A <a@b.hu>\nElküldve: 2021. október 27. 9:31\nCímzett: x@y.hu\nTárgy: állás',
  'От: A <a@b.bg>\nИзпратено: 27 октомври 2021 г. 9:31\nДо: x@y.bg\nОтносно: показание',
  'Od: A <a@b.pl>\nWysłane: środa, 27 października 2021 09:31\nDo: x@y.pl\nTemat: stan',
  'Fra: A <a@b.no>\nSendt: onsdag 27. oktober 2021 09:31\nTil: x@y.no\nEmne: stand',
  'De: A <a@b.es>\nEnviado el: miércoles, 27 de octubre de 2021 9:31\nPara: x@y.es\nAsunto: lectura',
  'De : A <a@b.fr>\nEnvoyé : mercredi 27 octobre 2021 09:31\nÀ : x@y.fr\nObjet : relevé',
  'प्रेषक: A <a@b.in>\nभेजा गया: 27 अक्टूबर 2021 09:31\nप्रति: x@y.in\nविषय: रीडिंग',
  '*From:* A <a@b.c>\n*Sent:* Wed 27 Oct 2021 09:31\n*To:* x@y\n*Subject:* idx',
]

describe('an introduction in any of the languages', () => {
  it.each(INTRODUCTIONS)('%s ends what is fresh', (introduction) => {
    for (const history of ['\n\nindex 99999\n', '\n> index 99999\n']) {
      const split = splitQuoted(`Buna ziua, index 12345\n\n${introduction}${history}`)
      expect(split.fresh).toBe('Buna ziua, index 12345')
      expect(split.quoted).toContain('99999')
    }
  })
})

describe('what a sender writes', () => {
  it.each([
    'Operatorul a scris în 2021:\nindex 12345',
    'Index la 22.11.2026 ora 09:31:\n12345',
    'Citire din data de 21.11.2026:\n12345',
    'Contorul electric (2026):\n12345',
    'Date: 21.11.2026\nIndex: 12345\nCod client: 123456',
    'La data de 20.11.2026 am scris indexul:\n12345',
    'Am scris la ion@x.ro pe 20.11.2026:\n12345',
    'Показания на 20.11.2026 в 10:30:\n12345',
    'On 20.11.2026 at 10:30:\n12345',
    'Дата: 20.11.2026\nОт: Иванов\nПоказание: 12345',
    'pe contor scrie 12:30:\n12345',
  ])('%s stays fresh', (text) => {
    expect(splitQuoted(text).fresh).toBe(text)
  })

  it('is fresh between and below quoted lines', () => {
    const split = splitQuoted('> Index?\n12345\n> Cod client?\n67890\n')
    expect(split.fresh).toBe('12345\n67890')
    expect(split.quoted).toBe('> Index?\n> Cod client?')
  })

  it('ends at the signature', () => {
    const split = splitQuoted('index 12345\n-- \nIon Popescu\n0722 123 456\n')
    expect(split).toEqual({
      fresh: 'index 12345',
      quoted: '',
      signature: '-- \nIon Popescu\n0722 123 456'.replace('-- ', '--'),
    })
    expect(splitQuoted('index 12345\n\nTrimis de pe iPhone').fresh).toBe('index 12345')
    expect(splitQuoted('Sent from my meter 12345').fresh).toBe('Sent from my meter 12345')
  })
})

describe('the corpus of replies', () => {
  const names = readdirSync(new URL('quotes/emails/', fixtures))
  const trimmed = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim()

  /** Their authors keep some quotations in the reply; here what is quoted is never fresh. */
  const OTHERWISE = [
    'embedded_email_17.txt',
    'embedded_email_7.txt',
    'forwarded_message.txt',
    'quote_and_text.txt',
  ]

  it('is trimmed as expected in 28 of 32 mails, on purpose otherwise in four', () => {
    const missed = names.filter(
      (name) =>
        trimmed(splitQuoted(read(`quotes/emails/${name}`)).fresh) !==
        trimmed(read(`quotes/trimmed/${name}`)),
    )
    expect(names).toHaveLength(32)
    expect(missed).toEqual(OTHERWISE)
  })
})

describe('forwarded bodies', () => {
  it.each(readdirSync(new URL('forwards/', fixtures)))(
    '%s is all quoted but what stands above',
    (name) => {
      const { fresh, quoted } = splitQuoted(read(`forwards/${name}`))
      const isForwardOnly = name !== 'gmail_en_with_text.txt'
      expect(fresh).toBe(
        isForwardOnly ? '' : 'Praesent suscipit egestas hendrerit.\n\nAliquam eget dui dui.',
      )
      expect(quoted).toContain('@')
    },
  )
})
