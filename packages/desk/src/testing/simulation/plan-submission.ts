import type { CivilDate, EnteredReading, Instant, ReadingSubmission } from '@selfread/core'
import { photoOf } from '../captioned-photos.ts'
import { mailBytes } from '../json-mail.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Meaning, SentValue, SimulatedSubmission } from './simulated-event.ts'
import { type SimulatedPlace, unitsOn, written } from './simulated-world.ts'

const MEANINGS: readonly (readonly [Meaning, number])[] = [
  ['right', 52],
  ['further', 12],
  ['far', 5],
  ['lower', 5],
  ['overlong', 3],
  ['unsure', 7],
  ['other_photo', 3],
  ['stranger', 4],
  ['partial', 4],
  ['noise', 4],
  ['garbage', 2],
]

// What each meaning adds to what the registers show, so that only right values are ever equal.
const ADDED: Readonly<Partial<Record<Meaning, number>>> = {
  unsure: 3,
  stranger: 4,
  partial: 5,
  ambiguous: 6,
  other_photo: 7,
}

/** A submission about a place, read and sent on a day. */
export function planSubmission(
  random: SeededRandom,
  input: {
    readonly name: string
    readonly place: SimulatedPlace
    readonly day: CivilDate
    readonly receivedAt: Instant
    /** The meaning, where it is none of the usual ones. */
    readonly meaning?: Meaning
  },
): SimulatedSubmission {
  const { name, place, day, receivedAt } = input
  const meaning = meaningOf(random, place, input.meaning)
  const values = valuesOf(random, { place, day, meaning })
  const way = wayOf(random, meaning, place)
  const about = { name, place, meaning, values, receivedAt }
  return {
    name,
    place: place.id,
    customer: place.customer.id,
    meaning,
    values: meaning === 'noise' || meaning === 'garbage' ? [] : values,
    readOn: day,
    content: contentBy(way, about, random),
  }
}

/** The same mail once more, as another server hands it over. */
export function redelivered(
  submission: SimulatedSubmission,
  by: string,
): SimulatedSubmission | undefined {
  const { content } = submission
  if (!('message' in content) || submission.meaning === 'garbage') return undefined
  const mail = JSON.parse(new TextDecoder().decode(content.message))
  return {
    ...submission,
    content: { ...content, message: mailBytes({ ...mail, received: by }) },
  }
}

type Way = 'mail' | 'sms' | 'form' | 'call' | 'office'

function meaningOf(
  random: SeededRandom,
  place: SimulatedPlace,
  stated: Meaning | undefined,
): Meaning {
  let at = random.below(MEANINGS.reduce((sum, [, share]) => sum + share, 0))
  const drawn = MEANINGS.find(([, share]) => {
    at -= share
    return at < 0
  })?.[0]
  const meaning = stated ?? drawn ?? 'right'
  if (meaning === 'partial' && place.registers.length === 1) return 'right'
  // Of several registers nobody knows which one a photo shows.
  if (meaning === 'other_photo' && place.registers.length > 1) return 'right'
  // Without an annex and with one index only, nothing says what is far.
  if (meaning === 'far' && !place.isElectric) return 'right'
  if (meaning === 'right' && place.customer.places > 1 && random.chance(0.2)) return 'ambiguous'
  return meaning
}

function wayOf(random: SeededRandom, meaning: Meaning, { customer }: SimulatedPlace): Way {
  if (meaning === 'garbage') return 'mail'
  const way = usualWay(random, meaning)
  return way === 'mail' && customer.email === undefined ? 'sms' : way
}

function usualWay(random: SeededRandom, meaning: Meaning): Way {
  if (meaning === 'stranger' || meaning === 'other_photo') return 'sms'
  const isText = meaning === 'noise' || meaning === 'unsure' || meaning === 'ambiguous'
  if (isText || meaning === 'partial') return random.pick(['mail', 'sms'])
  return random.pick(['mail', 'mail', 'sms', 'sms', 'form', 'form', 'call', 'office'])
}

function valuesOf(
  random: SeededRandom,
  about: { readonly place: SimulatedPlace; readonly day: CivilDate; readonly meaning: Meaning },
): readonly SentValue[] {
  const { place, day, meaning } = about
  const registers = meaning === 'partial' ? place.registers.slice(0, 1) : place.registers
  const further = random.between(1, 2)
  return registers.map((register) => {
    const shown = unitsOn(place, register, day)
    const sent = (units: number) => ({ register: register.id, text: written(units, register) })
    switch (meaning) {
      case 'further':
        return sent(shown + further)
      case 'far':
        return sent(shown + 30_000 + register.perDay * 500)
      case 'lower':
        return sent(register.start - register.perDay * 10 - 7)
      case 'overlong':
        return { register: register.id, text: `1${String(shown).padStart(14, '0')}` }
      default:
        return sent(shown + (ADDED[meaning] ?? 0))
    }
  })
}

interface About {
  readonly place: SimulatedPlace
  readonly meaning: Meaning
  readonly values: readonly SentValue[]
  readonly receivedAt: Instant
}

function contentBy(
  way: Way,
  about: About & { readonly name: string },
  random: SeededRandom,
): ReadingSubmission {
  const { place, meaning, values, receivedAt, name } = about
  const { customer } = place
  const text = textOf(about)
  const entered = (): readonly EnteredReading[] =>
    values.map(({ register, text: value }) => ({
      place: place.id,
      value,
      ...(place.registers.length > 1 && { register: tierOf(place, register) }),
    }))
  switch (way) {
    case 'mail': {
      if (meaning === 'garbage') {
        return { channel: 'email', receivedAt, message: new TextEncoder().encode(`\u0000${name}`) }
      }
      const mail = {
        from: customer.email ?? '',
        messageId: `<${name}@posta.example>`,
        subject: `Index ${name}`,
        text,
        received: 'first',
      }
      return { channel: 'email', receivedAt, message: mailBytes(mail) }
    }
    case 'sms': {
      const sender = meaning === 'stranger' ? '+40 744 9999999' : customer.phone
      const photos = photosOf(about, random)
      return { channel: 'sms', receivedAt, sender, text, ...(photos.length > 0 && { photos }) }
    }
    case 'form':
      return {
        channel: random.pick(['web_app', 'mobile_app']),
        receivedAt,
        sender: customer.email ?? customer.phone,
        readings: entered(),
      }
    default:
      return { channel: way, receivedAt, readings: entered(), enteredBy: 'ioana', note: name }
  }
}

function photosOf({ place, meaning, values }: About, random: SeededRandom): readonly Uint8Array[] {
  const [only, ...others] = values
  if (only === undefined || others.length > 0) return []
  const [register] = place.registers
  if (meaning === 'other_photo' && register) return [photoOf(written(register.start, register))]
  return meaning === 'right' && random.chance(0.3) ? [photoOf(only.text)] : []
}

function textOf({ place, meaning, values }: About): string {
  if (meaning === 'noise') return 'Când primesc factura? Mulțumesc.'
  const named = meaning === 'ambiguous' ? '' : `place=${place.rows[0]?.['pod'] ?? place.id} `
  const lines = values.map(({ register, text }) => {
    const tier = place.registers.length > 1 ? `register=${tierOf(place, register)} ` : ''
    return `${named}${tier}value=${text}`
  })
  return [...lines, ...(meaning === 'unsure' ? ['unsure'] : [])].join('\n')
}

function tierOf(place: SimulatedPlace, register: string): string {
  return place.registers.find(({ id }) => id === register)?.name ?? register
}
