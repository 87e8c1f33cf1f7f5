import { readdirSync, readFileSync } from 'node:fs'
import { placesFile } from './places-file.ts'
import { makeWorld } from './world.ts'

const PHOTOS = new URL('./photos/', import.meta.url)

/** Every generated file by its path under `input/`. */
export function inputFiles(): ReadonlyMap<string, Buffer> {
  const photos = new Map(
    readdirSync(PHOTOS)
      .filter((name) => name.endsWith('.jpg'))
      .map((name) => [name, readFileSync(new URL(name, PHOTOS))]),
  )
  const world = makeWorld(photos)
  const list = placesFile(world.places)

  return new Map<string, Buffer>([
    ['places.csv', Buffer.from(list.csv)],
    ...world.letters.map(({ file, bytes }) => [`mail/${file}`, bytes] as const),
    ...world.others.map(
      ({ file, submission }) => [`other-channels/${file}`, json(submission)] as const,
    ),
    [
      'call-centre.ndjson',
      Buffer.from(world.calls.map(({ submission }) => `${JSON.stringify(submission)}\n`).join('')),
    ],
  ])
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
