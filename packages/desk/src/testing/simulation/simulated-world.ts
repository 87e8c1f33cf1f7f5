import { addDays, type CivilDate, daysBetween, type Instant } from '@selfread/core'
import { type PlaceCells, placeRow } from '../places-csv.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** A register as it truly turns. */
export interface SimulatedRegister {
  readonly id: string
  /** How a customer names it; undefined where the meter has one register. */
  readonly name?: string
  readonly integerDigits: number
  readonly decimalDigits: number
  /** In the smallest unit, on the day of the last known index. */
  readonly start: number
  readonly perDay: number
}

/** A place of consumption, as it truly is. */
export interface SimulatedPlace {
  readonly number: number
  readonly id: string
  readonly operator: 'north' | 'south'
  readonly customer: SimulatedCustomer
  readonly registers: readonly SimulatedRegister[]
  readonly isElectric: boolean
  readonly meterSerial: string
  /** The day on which another meter is fitted, at 0, and its serial. */
  readonly exchange?: { readonly on: CivilDate; readonly serial: string }
  readonly rows: readonly PlaceCells[]
}

/** A person with all that may be found of them in the store. */
export interface SimulatedCustomer {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly phone: string
  readonly places: number
}

/** Who and what there is in a run. */
export interface SimulatedWorld {
  readonly places: readonly SimulatedPlace[]
  readonly customers: readonly SimulatedCustomer[]
  /** Days on which something happens, first to last. */
  readonly days: readonly CivilDate[]
}

/** The day of the last known index of every place. */
const KNOWN_ON: CivilDate = '2026-10-20'
const PLACES_MIN = 2
const PLACES_MAX = 5

/** Makes the world of a seed: places of all utilities, customers of one or two places, the days of one or two windows. */
export function simulatedWorld(seed: number): SimulatedWorld {
  const random = seededRandom(seed, 'world')
  const count = random.between(PLACES_MIN, PLACES_MAX)
  const days = daysOf(random)
  const customers: SimulatedCustomer[] = []
  const places: SimulatedPlace[] = []
  for (let number = 1; number <= count; number++) {
    const last = customers.at(-1)
    const sharesCustomer = last !== undefined && last.places === 1 && random.chance(0.2)
    const customer = sharesCustomer ? { ...last, places: 2 } : customerOf(random, number)
    if (sharesCustomer) {
      customers.splice(-1, 1, customer)
      const before = places.pop()
      if (before !== undefined) places.push({ ...before, customer })
    } else customers.push(customer)
    places.push(placeOf(random, { number, customer, days }))
  }
  return { places, customers, days }
}

/** The index that a register shows on a day, in its smallest unit. */
export function unitsOn(place: SimulatedPlace, register: SimulatedRegister, on: CivilDate): number {
  const { exchange } = place
  if (exchange !== undefined && exchange.on <= on) {
    return daysBetween(exchange.on, on) * register.perDay
  }
  return unitsOnFirstMeter(register, on)
}

/** The index that the first meter's register shows on a day, in its smallest unit. */
export function unitsOnFirstMeter({ start, perDay }: SimulatedRegister, on: CivilDate): number {
  return start + daysBetween(KNOWN_ON, on) * perDay
}

/** An index as a customer writes it. */
export function written(units: number, { decimalDigits }: SimulatedRegister): string {
  if (decimalDigits === 0) return String(units)
  const text = String(units).padStart(decimalDigits + 1, '0')
  return `${text.slice(0, -decimalDigits)}.${text.slice(-decimalDigits)}`
}

/** A moment of a day, so many minutes after six in the morning of Greenwich. */
export function momentOf(day: CivilDate, minutes: number): Instant {
  return new Date(Date.parse(`${day}T06:00:00.000Z`) + minutes * 60_000).toISOString()
}

function daysOf(random: SeededRandom): readonly CivilDate[] {
  const first = addDays('2026-11-20', random.below(4))
  const november = Array.from({ length: random.between(3, 7) }, (_, day) => addDays(first, day))
  if (!random.chance(0.25)) return november
  return [...november, ...['2026-12-20', '2026-12-21', '2026-12-26']]
}

function customerOf(random: SeededRandom, number: number): SimulatedCustomer {
  const digits = String(number).padStart(7, '0')
  return {
    id: `C${number}`,
    name: `Ilinca Mărgineanu-${number}`,
    ...(random.chance(0.85) && { email: `ilinca${number}@posta.example` }),
    phone: `+40 733 ${digits}`,
    places: 1,
  }
}

const NO_ANNEX: PlaceCells = Object.fromEntries(
  ['id', 'version', 'from', 'unit', 'jan', 'feb', 'mar', 'apr', 'may', 'jun']
    .concat(['jul', 'aug', 'sep', 'oct', 'nov', 'dec'])
    .map((name) => [`annex_${name}`, '']),
)

function placeOf(
  random: SeededRandom,
  input: {
    readonly number: number
    readonly customer: SimulatedCustomer
    readonly days: readonly CivilDate[]
  },
): SimulatedPlace {
  const { number, customer, days } = input
  const kind = random.pick(['one', 'one', 'two', 'two', 'gas', 'water'] as const)
  const isElectric = kind === 'one' || kind === 'two'
  const operator = random.pick(['north', 'south'] as const)
  const registers = registersOf(random, kind)
  const meterSerial = `00${String(number).padStart(7, '0')}`
  const isExchanged = isElectric && days.length > 4 && random.chance(0.15)
  const cells = (register: SimulatedRegister): PlaceCells => ({
    operator,
    utility: isElectric ? 'electricity' : kind,
    unit: isElectric ? 'kWh' : 'm3',
    customer_id: customer.id,
    customer_name: customer.name,
    emails: customer.email ?? '',
    phones: customer.phone,
    meter_serial: meterSerial,
    register: register.id,
    obis: isElectric ? `1-0:${register.id}` : '',
    tou_tier: register.name ?? '',
    integer_digits: String(register.integerDigits),
    decimal_digits: String(register.decimalDigits),
    last_index: written(register.start, register),
    last_read_on: KNOWN_ON,
    ...(!isElectric && NO_ANNEX),
  })
  return {
    number,
    id: `P${number}`,
    operator,
    customer,
    registers,
    isElectric,
    meterSerial,
    ...(isExchanged && { exchange: { on: days[2] ?? KNOWN_ON, serial: `99${meterSerial}` } }),
    rows: registers.map((register) => placeRow(number, cells(register))),
  }
}

function registersOf(
  random: SeededRandom,
  kind: 'one' | 'two' | 'gas' | 'water',
): readonly SimulatedRegister[] {
  // Near what the annex says, 300 a month.
  const electric = () => ({
    integerDigits: 6,
    decimalDigits: 0,
    start: random.between(2_000, 60_000),
    perDay: random.between(8, 12),
  })
  switch (kind) {
    case 'one':
      return [{ id: '1.8.0', ...electric() }]
    case 'two':
      return [
        { id: '1.8.1', name: 'day', ...electric() },
        { id: '1.8.2', name: 'night', ...electric() },
      ]
    default:
      return [
        {
          id: 'V',
          integerDigits: 5,
          decimalDigits: 3,
          start: random.between(100_000, 9_000_000),
          perDay: random.between(800, 1_200),
        },
      ]
  }
}
