import { readdirSync, readFileSync } from 'node:fs'
import { expectedOutcomes } from './expected.ts'
import { measure } from './measurements.ts'
import { measurementsCsv } from './measurements-csv.ts'
import { measurementsXml } from './measurements-xml.ts'
import { placesFile } from './places-file.ts'
import { chanceFrom } from './random.ts'
import { readme } from './readme.ts'
import { makeWorld } from './world.ts'

const PHOTOS = new URL('./photos/', import.meta.url)
const SEED = 20_261_130

/** Every generated file by its path under `input/`. */
export function inputFiles(): ReadonlyMap<string, Buffer> {
  const world = makeWorld(photos())
  const measurements = measure(world, chanceFrom(SEED))
  const places = placesFile(world.places)
  const csv = measurementsCsv(measurements.rows.rdn)
  const xml = measurementsXml(measurements.rows['apa-gaz'])
  const refused = {
    'measurements-rdn.csv': csv.refused,
    'measurements-apa-gaz.xml': xml.refused,
  }
  const expected = expectedOutcomes(world, measurements, {
    placesBad: places.bad,
    placesRowCount: places.rowCount,
    'measurements-rdn.csv': csv,
    'measurements-apa-gaz.xml': xml,
  })

  return new Map<string, Buffer>([
    ['README.md', Buffer.from(readme(world, places.bad, refused))],
    ['places.csv', Buffer.from(places.csv)],
    ...world.letters.map(({ file, bytes }) => [`mail/${file}`, bytes] as const),
    ...world.others.map(
      ({ file, submission }) => [`other-channels/${file}`, json(submission)] as const,
    ),
    [
      'call-centre.ndjson',
      Buffer.from(world.calls.map(({ submission }) => `${JSON.stringify(submission)}\n`).join('')),
    ],
    ['measurements-rdn.csv', csv.bytes],
    ['measurements-apa-gaz.xml', xml.bytes],
    ['expected.json', json(expected)],
  ])
}

function photos(): ReadonlyMap<string, Buffer> {
  const names = readdirSync(PHOTOS).filter((name) => name.endsWith('.jpg'))
  return new Map(names.map((name) => [name, readFileSync(new URL(name, PHOTOS))]))
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
