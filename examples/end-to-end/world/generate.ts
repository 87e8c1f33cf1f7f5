// Writes the demo's input anew: node --conditions=@selfread/source examples/end-to-end/world/generate.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expectedOutcomes } from './expected.ts'
import { measure } from './measurements.ts'
import { measurementsCsv } from './measurements-csv.ts'
import { measurementsXml } from './measurements-xml.ts'
import { placesFile } from './places-file.ts'
import { chanceFrom } from './random.ts'
import { readme } from './readme.ts'
import { makeWorld } from './world.ts'

const INPUT = new URL('../input/', import.meta.url)
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

/** As the project's formatter writes JSON: plain lists on one line. */
function json(value: unknown): Buffer {
  const plain = '(?:"[^"]*"|\\d+)'
  const plainList = new RegExp(`\\[\\s+(${plain}(?:,\\s+${plain})*)\\s+\\]`, 'g')
  const text = JSON.stringify(value, null, 2).replace(
    plainList,
    (_, items: string) => `[${items.replace(/,\s+/g, ', ')}]`,
  )
  return Buffer.from(`${text}\n`)
}

function writeInputFiles(): void {
  const files = inputFiles()
  for (const folder of ['mail/', 'other-channels/']) {
    rmSync(new URL(folder, INPUT), { recursive: true, force: true })
    mkdirSync(new URL(folder, INPUT), { recursive: true })
  }
  for (const [path, bytes] of files) writeFileSync(new URL(path, INPUT), bytes)
  console.log(`${files.size} files written to ${fileURLToPath(INPUT)}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeInputFiles()
