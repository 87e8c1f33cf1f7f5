import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aside, count, good, type StationAccount, warned } from '../account.ts'
import type { Demo } from '../demo.ts'

/** 1. Places of consumption from CSV: a dry run that lists what is wrong, then the import. */
export async function importPlaces({ desk, input }: Demo): Promise<StationAccount> {
  const csv = await readFile(join(input, 'places.csv'))
  const dryRun = await desk.places.import(csv, { dryRun: true })
  const done = await desk.places.import(csv)
  const again = await desk.places.import(csv)
  return {
    lines: [
      `Dry run over ${count(dryRun.rowsRead, 'row')}: ${warned(`${dryRun.refused} places refused`)}, the others can come in`,
      ...dryRun.problems.map(({ line, place, column, expected, actual }) =>
        aside(`line ${line} ${place} ${column}: expected ${expected}, found ${actual}`),
      ),
      `Imported ${count(done.imported, 'place')} with ${count(done.registers, 'register')}`,
      `Imported again: ${good(`${again.imported} new, ${again.unchanged} unchanged`)}`,
    ],
  }
}
