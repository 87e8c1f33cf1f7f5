import { instantOf, moved } from './calendar.ts'
import type { Intended, IntendedReading } from './letter.ts'
import { shownWhole, unitsOn, type WorldPlace } from './place.ts'
import type { Chance } from './random.ts'

/** What a call-centre employee keyed while a customer was on the phone. */
export interface Call extends Intended {
  readonly submission: {
    readonly channel: 'call'
    readonly receivedAt: string
    readonly sender: string
    readonly enteredBy: string
    readonly readings: readonly {
      readonly place: string
      readonly register: string
      readonly value: string
    }[]
  }
}

/** How many different places are heard of by phone. */
const CALLERS = 118

/** The week's calls from the crowd, and the places of the crowd that stay silent. */
export function callCentre(
  places: readonly WorldPlace[],
  chance: Chance,
): { readonly calls: readonly Call[]; readonly silent: readonly WorldPlace[] } {
  const crowd = chance.shuffle(places.filter((place) => place.key === ''))
  const callers = crowd.slice(0, CALLERS)
  const calls = callers.map((place) =>
    callOf(place, moved('2026-11-20', chance.between(0, 6)), chance),
  )

  const [repeated, below, high, long] = calls.filter(
    (call) => call.readings.length === 1 && call.readings[0]?.place.utility === 'electricity',
  ) as [Call, Call, Call, Call]
  replace(calls, below, changed(below, -400, 'Below the last reading.'))
  replace(calls, high, changed(high, 9_000, 'Far above what was to be expected.'))
  replace(calls, long, {
    ...keyed(long, `${long.readings[0]?.value}1`),
    note: 'One digit more than the meter has.',
  })
  calls.push(
    { ...later(repeated, 35), outcome: 'repeated', note: 'The customer called twice.' },
    strangerCall(crowd[0] as WorldPlace),
  )
  calls.sort((a, b) => (a.submission.receivedAt < b.submission.receivedAt ? -1 : 1))
  return { calls, silent: crowd.slice(CALLERS) }
}

function callOf(place: WorldPlace, date: string, chance: Chance): Call {
  const lastHour = date === '2026-11-26' ? 16 : 19
  const clock = `${String(chance.between(8, lastHour)).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}`
  const readings = place.registers.map(
    (register): IntendedReading => ({
      place,
      register: register.id,
      value: shownWhole(register, unitsOn(place, register, date)),
      readOn: date,
    }),
  )
  return {
    outcome: 'accepted',
    readings,
    submission: {
      channel: 'call',
      receivedAt: instantOf(`${date}T${clock}`).replace(
        '00.000Z',
        `${String(chance.between(10, 59))}.000Z`,
      ),
      sender: place.person.phones[0] as string,
      enteredBy: `op-${chance.between(1, 6)}`,
      readings: readings.map(({ register, value }) => ({
        place: place.pod || place.accountNumber,
        register,
        value,
      })),
    },
  }
}

function replace(calls: Call[], old: Call, call: Call): void {
  calls[calls.indexOf(old)] = call
}

function changed(call: Call, units: number, note: string): Call {
  const value = call.readings[0]?.value ?? ''
  return { ...keyed(call, String(Number(value) + units).padStart(value.length, '0')), note }
}

/** The call with another value, which a person will have to look at. */
function keyed(call: Call, value: string): Call {
  const withValue = <T extends { readonly value: string }>(reading: T): T => ({ ...reading, value })
  return {
    outcome: 'review',
    readings: call.readings.map(withValue),
    submission: { ...call.submission, readings: call.submission.readings.map(withValue) },
  }
}

function later(call: Call, minutes: number): Call {
  const receivedAt = new Date(
    Date.parse(call.submission.receivedAt) + minutes * 60_000,
  ).toISOString()
  return { ...call, submission: { ...call.submission, receivedAt, enteredBy: 'op-2' } }
}

function strangerCall(like: WorldPlace): Call {
  return {
    outcome: 'review',
    readings: [],
    note: 'No place has this POD: a digit was misheard.',
    submission: {
      channel: 'call',
      receivedAt: instantOf('2026-11-25T10:22'),
      sender: '+40700000977',
      enteredBy: 'op-4',
      readings: [
        {
          place: 'RO001E000000013',
          register: '1.8.0',
          value: shownWhole(
            { ...(like.registers[0] as WorldPlace['registers'][number]), integerDigits: 6 },
            41_250,
          ),
        },
      ],
    },
  }
}
