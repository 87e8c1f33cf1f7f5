import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCaptured } from '../testing/captured-terminal.ts'
import { temporaryFolder } from '../testing/small-supplier.ts'

/** Files that every verifier is held to, tools/verify-journal.py as well: `npm run verifiers`. */
const fixtures = fileURLToPath(new URL('../../../../tools/verifiers/fixtures/', import.meta.url))

interface Verdict {
  readonly kept?: readonly string[]
  readonly faults: readonly { readonly code: string }[]
}

const { key, journal, receipt } = JSON.parse(
  await readFile(`${fixtures}verdicts.json`, 'utf8'),
) as { key: string; journal: Record<string, Verdict>; receipt: Record<string, Verdict> }

describe('journal check', () => {
  it.each(Object.entries(journal))(
    'says of %s what every verifier must',
    async (file, { kept = [], faults }) => {
      const folder = await temporaryFolder()
      const notes = await Promise.all(kept.map((note, at) => folder.write(`${at}.note`, note)))
      const run = await runCaptured([
        ...['journal', 'check', `${fixtures}journal/${file}`, '--key', key, '--json'],
        ...notes.flatMap((path) => ['--kept', path]),
      ])
      const said = JSON.parse(run.stdout)
      const places = said.faults.map(({ message: _, ...fault }: { message: string }) => fault)
      expect({ exitCode: run.exitCode, faults: places }).toEqual({
        exitCode: faults.length === 0 ? 0 : 1,
        faults,
      })
    },
  )
})

describe('receipt check', () => {
  it.each(Object.entries(receipt))(
    'says of %s what every verifier must',
    async (file, { faults }) => {
      const run = await runCaptured([
        ...['receipt', 'check', `${fixtures}receipt/${file}`, '--key', key, '--json'],
      ])
      const { ok, code } = JSON.parse(run.stdout)
      expect({ exitCode: run.exitCode, ok, code }).toEqual({
        exitCode: faults.length === 0 ? 0 : 1,
        ok: faults.length === 0,
        code: faults[0]?.code,
      })
    },
  )
})
