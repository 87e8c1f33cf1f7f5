import { join } from 'node:path'
import { count, good, type StationAccount, table, warned } from '../account.ts'
import type { Demo } from '../demo.ts'
import { readInput } from '../read-input.ts'

/** 1. Places of consumption from CSV: a dry run that lists what is wrong, then the import. */
export async function importPlaces({ desk, input }: Demo): Promise<StationAccount> {
  const csv = await readInput(join(input, 'places.csv'), 'the places, a row per register')
  const dryRun = await desk.places.import(csv, { dryRun: true })
  const done = await desk.places.import(csv)
  const again = await desk.places.import(csv)
  const refusedRows = dryRun.rowsRead - dryRun.registers
  const problems = dryRun.problems.map(({ line, place, column, expected, actual }) => [
    'line',
    line,
    place,
    column,
    `expected ${expected}; found ${actual}`,
  ])
  return {
    lines: [
      `Dry run: ${count(dryRun.rowsRead, 'row')} = ${dryRun.registers} of ${count(dryRun.imported, 'good place')} + ${refusedRows} of ${warned(`${dryRun.refused} that are refused`)}:`,
      ...table(problems),
      `Imported: ${count(done.imported, 'place')}, ${count(done.registers, 'register')}. Again: ${good(`${again.imported} new, ${again.unchanged} unchanged`)}.`,
    ],
  }
}
