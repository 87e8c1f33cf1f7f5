import { instantOf } from './calendar.ts'
import type { Intended } from './letter.ts'
import type { Stage } from './stage.ts'

/** A text that came by another way than mail. */
export interface OtherSubmission extends Intended {
  readonly file: string
  readonly submission: {
    readonly channel: 'sms' | 'whatsapp' | 'messenger'
    readonly receivedAt: string
    readonly sender: string
    readonly text: string
  }
}

/** Text messages and chats of the week. */
export function otherSubmissions(stage: Stage): readonly OtherSubmission[] {
  const { index, place, reading } = stage
  const phone = (key: string): string => place(key).person.phones[0] as string
  return [
    {
      file: '01-sms-index.json',
      outcome: 'accepted',
      readings: [reading('sms_plain', '2026-11-24')],
      submission: {
        channel: 'sms',
        receivedAt: instantOf('2026-11-24T11:12'),
        sender: phone('sms_plain'),
        text: `INDEX ${place('sms_plain').accountNumber} ${index('sms_plain', '2026-11-24')}`,
      },
    },
    {
      file: '02-sms-same-as-mail-01.json',
      outcome: 'repeated',
      note: 'Says what mail 01 said that morning.',
      readings: [reading('plain', '2026-11-24')],
      submission: {
        channel: 'sms',
        receivedAt: instantOf('2026-11-24T12:30'),
        sender: phone('plain'),
        text: `INDEX ${place('plain').accountNumber} ${index('plain', '2026-11-24')}`,
      },
    },
    {
      file: '03-whatsapp-ru-day-night.json',
      outcome: 'accepted',
      readings: [
        reading('sms_day_night', '2026-11-22', undefined, '1.8.1'),
        reading('sms_day_night', '2026-11-22', undefined, '1.8.2'),
      ],
      submission: {
        channel: 'whatsapp',
        receivedAt: instantOf('2026-11-22T18:02'),
        sender: phone('sms_day_night'),
        text: `Добрый вечер! Счёт ${place('sms_day_night').accountNumber}: день ${index('sms_day_night', '2026-11-22', '1.8.1')}, ночь ${index('sms_day_night', '2026-11-22', '1.8.2')}`,
      },
    },
    {
      file: '04-messenger-uk-gas.json',
      outcome: 'accepted',
      readings: [reading('viber_uk', '2026-11-21')],
      submission: {
        channel: 'messenger',
        receivedAt: instantOf('2026-11-21T09:40'),
        sender: phone('viber_uk'),
        text: `Доброго ранку, газ, о/р ${place('viber_uk').accountNumber}, показник ${index('viber_uk', '2026-11-21')}`,
      },
    },
    {
      file: '05-whatsapp-tr-water.json',
      outcome: 'accepted',
      readings: [reading('whatsapp_tr', '2026-11-25')],
      submission: {
        channel: 'whatsapp',
        receivedAt: instantOf('2026-11-25T20:15'),
        sender: phone('whatsapp_tr'),
        text: `Su sayacı endeks ${index('whatsapp_tr', '2026-11-25')}, abone no ${place('whatsapp_tr').accountNumber}`,
      },
    },
    {
      file: '06-sms-keyword-glued.json',
      outcome: 'review',
      note: 'Keyword and code run together.',
      readings: [reading('sms_glued', '2026-11-23')],
      submission: {
        channel: 'sms',
        receivedAt: instantOf('2026-11-23T07:44'),
        sender: phone('sms_glued'),
        text: `INDEX${place('sms_glued').accountNumber} ${index('sms_glued', '2026-11-23')}`,
      },
    },
    {
      file: '07-whatsapp-thumbs-up.json',
      outcome: 'not_reading',
      readings: [],
      submission: {
        channel: 'whatsapp',
        receivedAt: instantOf('2026-11-24T12:41'),
        sender: phone('plain'),
        text: '👍',
      },
    },
  ]
}
