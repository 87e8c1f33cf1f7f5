import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { outboxFolder } from '@selfread/cli'
import type { QueuedMail } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { aside, count, type StationAccount, shown, sum, tally } from '../account.ts'
import type { Demo } from '../demo.ts'

/** 3. Writes all letters that wait into the outbox folder, and shows a confirmation, read back from its file. */
export async function writeLetters({ desk, output }: Demo): Promise<StationAccount> {
  const folder = join(output, 'outbox')
  const write = outboxFolder(folder)
  const written: { id: string; kind: QueuedMail['kind'] }[] = []
  const { sent, failed } = await desk.deliver({
    transport: 'mail',
    async send(message) {
      await write(message)
      const { kind } = message.content as unknown as QueuedMail
      written.push({ id: message.id, kind })
    },
  })
  const kinds = tally(written.map(({ kind }) => kind.replaceAll('_', ' ')))
  const confirmations = written.filter(({ kind }) => kind === 'confirmation')
  return {
    lines: [
      sent === 0
        ? 'No letter waits.'
        : `${count(sent, 'letter')} = ${sum(kinds)}, in ${shown(folder)}`,
      ...(await sample(confirmations.map(({ id }) => join(folder, `${id}.eml`)))),
    ],
    problems: failed.map(({ id, problem }) => `Letter ${id} was not written: ${problem}`),
  }
}

// Languages that most readers of the demo understand.
const FIRST_LABELS = /^(?:Loc de consum|Place of consumption): /u
const DETAILS_MAX = 6

async function sample(paths: readonly string[]): Promise<readonly string[]> {
  for (const path of paths.toSorted()) {
    const { subject = '', text } = await createMessageParser().parse(await readFile(path))
    const details = text.split('\n').filter((line) => /^[^:]{3,30}: \S/u.test(line))
    if (!FIRST_LABELS.test(details[0] ?? '')) continue
    return [
      aside(`«${subject}»: ${details.slice(0, 2).join(' · ')}`),
      aside(`  ${details.slice(2, DETAILS_MAX).join(' · ')}`),
    ]
  }
  return []
}
