import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OperatorLine } from '@selfread/core'
import type { PreparedTransfers } from '@selfread/desk'
import { count, good, type StationAccount, shown, table, warned } from '../account.ts'
import { type Demo, TODAY } from '../demo.ts'

/** 4. One file per operator: each accepted reading once, and a computed index for who sent nothing. */
export async function transferReadings(demo: Demo): Promise<StationAccount> {
  const folder = join(demo.output, 'to-operators')
  await mkdir(folder, { recursive: true })
  const prepared = await demo.desk.prepareTransfers({ day: TODAY })
  for (const { file } of prepared.transfers) {
    await writeFile(join(folder, file.fileName), file.bytes)
  }
  const again = await demo.desk.prepareTransfers({ day: TODAY })
  const isSame = await areOnDisk(again, folder)

  const readings = prepared.transfers.flatMap(({ batch }) => batch.lines)
  const different = new Set(readings.map(({ readingId }) => readingId)).size
  return {
    lines: [
      `In ${shown(folder)}:`,
      ...table(await Promise.all(prepared.transfers.map((it) => fileRow(demo, folder, it)))),
      `${count(readings.length, 'reading')} in all, ${different === readings.length ? good('each of them once') : warned(`${different} different`)}; prepared again: ${isSame ? good('the same files, byte for byte') : warned('other files')}.`,
      ...prepared.withoutIndex.map(({ place, register, reason }) =>
        warned(`${place} ${register}: ${reason}`),
      ),
    ],
    problems: prepared.failed.map(
      ({ operator, readings: waiting, problem }) =>
        `${operator}: ${waiting} readings wait for a file. ${problem}`,
    ),
  }
}

/** What a written file holds, read back from the disk in the operator's format. */
async function fileRow(
  demo: Demo,
  folder: string,
  { batch }: PreparedTransfers['transfers'][number],
): Promise<readonly (string | number)[]> {
  const lines = await linesIn(demo, batch.operator, join(folder, batch.fileName))
  const computed = lines.filter(({ type }) => type === 'calculated').length
  const sent = lines.length - computed
  return [
    batch.fileName,
    lines.length,
    'readings =',
    sent,
    'sent in +',
    computed,
    'computed from annexes',
  ]
}

async function linesIn(demo: Demo, operator: string, path: string): Promise<OperatorLine[]> {
  const settings = demo.config.operators.find(({ id }) => id === operator)
  const lines: OperatorLine[] = []
  const file = { name: path, bytes: await readFile(path) }
  for await (const item of settings?.transfers?.parse(file) ?? []) {
    if (item.kind === 'line') lines.push(item.line)
  }
  return lines
}

async function areOnDisk({ transfers }: PreparedTransfers, folder: string): Promise<boolean> {
  const same = await Promise.all(
    transfers.map(async ({ file }) =>
      (await readFile(join(folder, file.fileName))).equals(file.bytes),
    ),
  )
  return same.every(Boolean)
}
