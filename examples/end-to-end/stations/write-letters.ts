import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { outboxFolder } from '@selfread/cli'
import { createMessageParser } from '@selfread/mail-mime'
import { aside, count, type StationAccount, shown } from '../account.ts'
import type { Demo } from '../demo.ts'

/** Writes all letters that wait into the outbox folder and shows one of them, read back from its file. */
export async function writeLetters({ desk, output }: Demo, what: string): Promise<StationAccount> {
  const folder = join(output, 'outbox')
  const before = new Set(await readdir(folder).catch(() => []))
  const { sent, failed } = await desk.deliver({ transport: 'mail', send: outboxFolder(folder) })
  const written = (await readdir(folder)).filter((name) => !before.has(name)).toSorted()
  return {
    lines: [
      `${count(sent, what)} written to ${shown(folder)}`,
      ...failed.map(({ id, problem }) => `${id}: ${problem}`),
      ...(await firstLines(folder, written[0])),
    ],
  }
}

async function firstLines(folder: string, name: string | undefined): Promise<readonly string[]> {
  if (name === undefined) return []
  const { subject, text } = await createMessageParser().parse(await readFile(join(folder, name)))
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return [
    aside(`${name}: ${subject ?? ''}`),
    ...lines.slice(1, 8).map((line) => aside(`  ${line}`)),
  ]
}
