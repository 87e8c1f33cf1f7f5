import { fold } from '../quotes/fold.ts'

/** Beginnings of subjects that out-of-office programs write, by language. */
const AUTOMATIC_REPLY = [
  ...[
    'automatic reply',
    'auto reply',
    'auto-reply',
    'autoreply',
    'autoresponse',
    'auto response',
    'automated reply',
    'automatic response',
    'out of office',
    'out of the office',
    'out-of-office',
    'vacation reply',
    'on vacation',
    'away from',
  ],
  ...[
    'răspuns automat',
    'în afara biroului',
    'absent din birou',
    'nu sunt la birou',
    'în concediu',
    'mesaj automat',
  ],
  ...['автоответ', 'автоматический ответ', 'вне офиса', 'нет на рабочем месте', 'в отпуске'],
  ...['автоматична відповідь', 'автовідповідь', 'поза офісом', 'у відпустці'],
  ...['otomatik yanıt', 'otomatik cevap', 'ofis dışında', 'ofis dışındayım'],
  ...['स्वचालित उत्तर', 'स्वचालित जवाब', 'कार्यालय से बाहर'],
  ...[
    'automatische antwort',
    'abwesenheitsnotiz',
    'abwesenheit',
    'abwesend',
    'außer haus',
    'nicht im büro',
  ],
  ...['risposta automatica', 'fuori sede', 'fuori ufficio', 'assente'],
  ...['automatikus válasz', 'házon kívül', 'szabadságon'],
  ...['автоматичен отговор', 'извън офиса', 'отсъствам'],
  ...[
    'automatyczna odpowiedź',
    'odpowiedź automatyczna',
    'autoodpowiedź',
    'poza biurem',
    'nieobecność',
  ],
  ...['automatisk svar', 'autosvar', 'ikke på kontoret', 'fraværende', 'fravær'],
  ...['respuesta automática', 'fuera de la oficina', 'fuera de oficina', 'ausente'],
  ...['réponse automatique', 'absence du bureau', 'absent du bureau', 'absent(e)'],
].map(fold)

/** Beginnings of what mail servers write about mail that did not arrive. */
const FAILURE = [
  ...[
    'undeliverable',
    'undelivered mail',
    'mail delivery failed',
    'mail delivery failure',
    'mail delivery subsystem',
    'delivery status notification',
    'delivery failure',
    'delivery has failed',
    'returned mail',
    'mail system error',
    'permanent delivery failure',
    'failure notice',
    'message undeliverable',
    'could not be delivered',
  ],
  ...[
    'nelivrabil',
    'nu a putut fi livrat',
    'недоставленное сообщение',
    'не доставлено',
    'недоставлений',
    'teslim edilemedi',
    'unzustellbar',
    'nicht zustellbar',
    'non recapitabile',
    'kézbesíthetetlen',
    'недоставено',
    'niedostarczone',
    'nie można dostarczyć',
    'kan ikke leveres',
    'no se puede entregar',
    'non remis',
    'échec de la remise',
  ],
].map(fold)

export function isAutomaticReplySubject(subject: string): boolean {
  return startsWithOne(subject, AUTOMATIC_REPLY)
}

export function isFailureText(text: string): boolean {
  return startsWithOne(text, FAILURE)
}

function startsWithOne(text: string, beginnings: readonly string[]): boolean {
  const start = fold(text.slice(0, 200)).replace(/^[\s[(*"'«„]+/, '')
  return beginnings.some((beginning) => start.startsWith(beginning))
}
