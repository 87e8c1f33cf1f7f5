import type { IntendedReading } from './letter.ts'
import { type Mail, type MimePart, textPart, written } from './mime.ts'
import { firstRegister, shown, shownWhole, unitsOn, type WorldPlace } from './place.ts'

/** The places of the story by name, and what their meters show. */
export interface Stage {
  place(key: string): WorldPlace
  /** The whole units that a place's register shows on a day, all wheels. */
  index(key: string, date: string, register?: string): string
  /** The same with the decimals. */
  exactIndex(key: string, date: string): string
  /** The reading that was meant, `value` where it was written otherwise. */
  reading(key: string, date: string, value?: string, register?: string): IntendedReading
  /** A mail from the customer of a place. */
  mailFrom(key: string, mail: StageMail): Buffer
  photo(name: string): Buffer
}

/** What a letter says of its mail; the sender comes from the place. */
type StageMail = Pick<Mail, 'subject' | 'at'> &
  Partial<Omit<Mail, 'part'>> & { readonly text?: string; readonly part?: MimePart }

/** The stage over a world's places. */
export function stageOf(places: readonly WorldPlace[], photos: ReadonlyMap<string, Buffer>): Stage {
  const place = (key: string): WorldPlace => {
    const found = places.find((it) => it.key === key)
    if (!found) throw new Error(`Nobody plays ${key}.`)
    return found
  }
  const register = (key: string, id?: string) =>
    place(key).registers.find((it) => it.id === id) ?? firstRegister(place(key))
  const index = (key: string, date: string, id?: string): string =>
    shownWhole(register(key, id), unitsOn(place(key), register(key, id), date))

  return {
    place,
    index,
    exactIndex: (key, date) => shown(register(key), unitsOn(place(key), register(key), date)),
    reading: (key, date, value, id) => ({
      place: place(key),
      register: register(key, id).id,
      value: value ?? index(key, date, id),
      readOn: date,
    }),
    mailFrom: (key, { text, part, ...mail }) => {
      const { person } = place(key)
      const from = mail.from ?? (person.emails[0] as string)
      return written({
        name: person.name,
        messageId: `${mail.at.replace(/\D/g, '')}.${key.replaceAll('_', '')}@${from.split('@')[1]}`,
        part: part ?? textPart(text ?? ''),
        ...mail,
        from,
      })
    },
    photo: (name) => {
      const bytes = photos.get(name)
      if (!bytes) throw new Error(`There is no photo ${name}.`)
      return bytes
    },
  }
}
