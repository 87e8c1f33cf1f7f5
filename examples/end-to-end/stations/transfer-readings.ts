import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aside, count, good, type StationAccount, shown, warned } from '../account.ts'
import { type Demo, TODAY } from '../demo.ts'

/** 4. One file per operator: each accepted reading once, and a computed index for who sent nothing. */
export async function transferReadings({ desk, output }: Demo): Promise<StationAccount> {
  const { transfers, estimates, withoutIndex } = await desk.prepareTransfers({ day: TODAY })
  const folder = join(output, 'to-operators')
  await mkdir(folder, { recursive: true })
  for (const { file } of transfers) await writeFile(join(folder, file.fileName), file.bytes)

  const again = await desk.prepareTransfers({ day: TODAY })
  const isSame =
    again.transfers.length === transfers.length &&
    again.transfers.every(({ file }, index) =>
      Buffer.from(file.bytes).equals(transfers[index]?.file.bytes ?? new Uint8Array()),
    )
  const ids = transfers.flatMap(({ batch }) => batch.lines.map(({ readingId }) => readingId))
  return {
    lines: [
      ...transfers.map(({ batch, file }) => {
        const computed = batch.lines.filter(({ type }) => type === 'calculated').length
        return `${batch.operator}: ${count(batch.lines.length, 'reading')}, ${computed} of them computed, in ${shown(join(folder, file.fileName))}`
      }),
      `${count(estimates, 'index', 'indices')} computed from annexes of estimated quantities`,
      ...withoutIndex.map(({ place, register, reason }) =>
        warned(`${place} ${register}: ${reason}`),
      ),
      `${count(ids.length, 'reading')} in all, ${new Set(ids).size} different`,
      `Prepared again: ${isSame ? good('the same files, byte for byte') : warned('other files')}`,
      aside(`the ${TODAY} files hold everything received by the end of that day`),
    ],
  }
}
