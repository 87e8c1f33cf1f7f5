import { moved, TODAY } from './calendar.ts'
import type { IntendedReading } from './letter.ts'
import { shown, unitsOn, type WorldPlace, type WorldRegister } from './place.ts'
import type { Chance } from './random.ts'
import type { Reaction } from './reaction.ts'

/** 01 operator, 02 self-reading, 03 estimate. */
export type ReadingCode = '01' | '02' | '03'

/** A row of an operator's measurement data. */
export interface MeasuredRow {
  /** POD of electricity places, account number of gas and water ones. */
  readonly place: string
  readonly serial: string
  readonly register: string
  readonly date: string
  /** Decimals behind a dot. */
  readonly index: string
  readonly type: ReadingCode
  readonly unit: string
  readonly note: string
}

/** The rows with which an operator answers one reading; none where it is missing. */
export function rowsFor(
  reading: IntendedReading,
  reaction: Reaction,
  chance: Chance,
): readonly MeasuredRow[] {
  const register = registerOf(reading)
  const units = Number(reading.value.replace(',', '.').replace('.', ''))
  const scale = 10 ** (reading.value.split(/[.,]/)[1] ?? '').length
  const value = (whole: number): string => shownAs(reading, register, units + whole * scale)
  const row = (date: string, index: string, type: ReadingCode, note = ''): MeasuredRow[] => [
    rowOf(reading.place, register, date, index, type, note),
  ]
  const { readOn } = reading
  const few =
    register.unit === 'kWh' && reading.place.multiplier === 1
      ? chance.between(6, 40)
      : chance.between(3, 5)

  switch (reaction) {
    case 'matched':
      return row(readOn, value(0), '02', chance.happens(20) ? 'autocitire preluată' : '')
    case 'matched_within_tolerance':
      return chance.happens(50)
        ? row(near(readOn, 1), value(0), '02')
        : row(readOn, value(chance.pick([-1, 1])), '02')
    case 'different_value':
      return row(readOn, value(-few), '02', 'corectat de operator')
    case 'other_date':
      return row(moved(readOn, -6), value(0), '02')
    case 'replaced_by_operator_read':
      return row(near(readOn, 1), value(few), '01', 'citire la fața locului')
    case 'replaced_by_estimate':
      return row(TODAY, value(few + 4), '03', 'estimat, lipsă citire')
    case 'missing_register':
      return register.touTier === 'night' ? [] : row(readOn, value(0), '02')
    case 'missing_place':
      return []
    case 'unknown_meter': {
      const digits = reading.place.meterSerial.replace(/\D/g, '')
      const serial = `${digits.startsWith('77') ? '66' : '77'}${digits.slice(2)}`
      return row(readOn, value(0), '02').map((line) => ({ ...line, serial }))
    }
  }
}

/** The operator's own read of a place that sent nothing, or nothing that could be accepted. */
export function operatorReads(place: WorldPlace, chance: Chance): readonly MeasuredRow[] {
  const date = moved('2026-11-23', chance.between(0, 3))
  return place.registers.map((register) =>
    rowOf(
      place,
      register,
      date,
      shown(register, unitsOn(place, register, date)),
      '01',
      chance.pick(['', '', 'contor în casă', 'geam aburit']),
    ),
  )
}

/** One row about a register of a known place. */
export function rowOf(
  place: WorldPlace,
  register: WorldRegister,
  date: string,
  index: string,
  type: ReadingCode,
  note = '',
): MeasuredRow {
  return {
    place: place.operator === 'rdn' ? place.pod : place.accountNumber,
    serial: place.meterSerial,
    register: register.id,
    date,
    index,
    type,
    unit: register.unit,
    note,
  }
}

function registerOf(reading: IntendedReading): WorldRegister {
  const found = reading.place.registers.find((it) => it.id === reading.register)
  if (!found) throw new Error(`${reading.place.id} has no register ${reading.register}.`)
  return found
}

/** As many decimals as the customer sent: whole units stay whole. */
function shownAs(reading: IntendedReading, register: WorldRegister, units: number): string {
  const decimalDigits = (reading.value.split(/[.,]/)[1] ?? '').length
  return shown({ ...register, decimalDigits }, units)
}

function near(date: string, days: number): string {
  const later = moved(date, days)
  return later > TODAY ? moved(date, -days) : later
}
