import { TODAY } from './calendar.ts'
import type { Intended } from './letter.ts'
import type { Measurements } from './measurements.ts'
import type { RefusedRow } from './measurements-csv.ts'
import type { BadPlace } from './places-file.ts'
import type { Reacted } from './reaction.ts'
import type { World } from './world.ts'

/** What the generator meant, for tests to compare with: the content of `expected.json`. */
export function expectedOutcomes(
  world: World,
  measurements: Measurements,
  files: {
    readonly placesBad: readonly BadPlace[]
    readonly placesRowCount: number
    readonly [file: `measurements-${string}`]: {
      readonly rowCount: number
      readonly refused: readonly RefusedRow[]
    }
  },
): object {
  const { placesBad, placesRowCount, ...operatorFiles } = files
  return {
    today: TODAY,
    places: {
      rows: placesRowCount,
      goodPlaces: world.places.length,
      goodRows: placesRowCount - placesBad.flatMap(({ lines }) => lines).length,
      refused: placesBad.map(({ lines, placeId, reason }) => ({
        place_id: placeId,
        lines,
        reason,
      })),
    },
    mail: world.letters.map((letter) => ({ file: letter.file, ...meant(letter) })),
    otherChannels: world.others.map((other) => ({ file: other.file, ...meant(other) })),
    callCentre: world.calls.map((call, at) => ({ line: at + 1, ...meant(call) })),
    reconciliation: measurements.reacted.flatMap(outcomes),
    placesWithoutReading: world.places
      .filter((place) => !measurements.reacted.some((it) => it.place === place))
      .map((place) => ({
        place_id: place.id,
        operator: place.operator,
        registers: place.registers.map(({ id }) => id),
        isSilent: world.silent.includes(place),
        code: measurements.forgotten.has(place) ? 'missing_place' : 'replaced_by_operator_read',
      })),
    measurementFiles: Object.fromEntries(
      Object.entries(operatorFiles).map(([file, { rowCount, refused }]) => [
        file,
        { rows: rowCount, delivered: rowCount - refused.length, refused },
      ]),
    ),
  }
}

function meant({ outcome, mayAlsoBe, readings, note }: Intended): object {
  return {
    outcome,
    ...(mayAlsoBe && { mayAlsoBe }),
    readings: readings.map(({ place, register, value, readOn }) => ({
      place_id: place.id,
      register,
      value,
      readOn,
    })),
    ...(note !== undefined && { note }),
  }
}

function outcomes({ place, readings, reaction }: Reacted): object[] {
  return readings.map(({ register, value, readOn }) => ({
    place_id: place.id,
    operator: place.operator,
    register,
    value,
    readOn,
    code: reaction === 'missing_register' && register !== '1.8.2' ? 'matched' : reaction,
  }))
}
