import { moved } from './calendar.ts'
import { type MeasuredRow, type ReadingCode, rowOf } from './measured-row.ts'
import { advanceUnits, shown, type WorldPlace } from './place.ts'
import type { Chance } from './random.ts'

/** What an operator says about a place's earlier months of the year, up to its last known reading. */
export function historyOf(
  place: WorldPlace,
  fromMonth: number,
  chance: Chance,
): readonly MeasuredRow[] {
  const rows: MeasuredRow[] = []
  for (let month = fromMonth; month <= 9; month++) {
    const date = `2026-${String(month).padStart(2, '0')}-${chance.between(15, 26)}`
    const type = chance.pick<ReadingCode>(['01', '01', '02', '02', '02', '03'])
    for (const register of place.registers) {
      const units = register.lastUnits - advanceUnits(place, register, date, place.lastReadOn)
      rows.push(
        rowOf(
          place,
          register,
          date,
          shown(register, units),
          type,
          type === '03' ? 'lipsă acces' : '',
        ),
      )
    }
  }
  const type = place.lastReadSource === 'operator' ? '01' : '02'
  for (const register of place.registers) {
    rows.push(rowOf(place, register, place.lastReadOn, shown(register, register.lastUnits), type))
  }
  return rows
}

/** Rows about places of other suppliers, which slipped into the file. */
export function strangersOf(
  kind: {
    readonly prefix: string
    readonly digits: number
    readonly register: string
    readonly unit: string
  },
  count: number,
  fromMonth: number,
  chance: Chance,
): readonly MeasuredRow[] {
  return Array.from({ length: count }, () => {
    const place = `${kind.prefix}${chance.digits(kind.digits)}`
    const serial = chance.digits(8)
    let index = chance.between(1_000, 80_000)
    return Array.from({ length: 12 - fromMonth }, (_, at): MeasuredRow => {
      index += chance.between(6, 210)
      const width = kind.unit === 'kWh' ? 6 : 5
      return {
        place,
        serial,
        register: kind.register,
        date: moved(`2026-${String(fromMonth + at).padStart(2, '0')}-15`, chance.between(0, 9)),
        index: String(index).padStart(width, '0'),
        type: chance.pick<ReadingCode>(['01', '01', '02', '03']),
        unit: kind.unit,
        note: '',
      }
    })
  }).flat()
}
