import { spawnSync } from 'node:child_process'
import {
  checkJournal,
  checkReceipt,
  parseVerifierKey,
} from '../../packages/core/src/journal-file/index.ts'
import { journalSigner } from '../../packages/core/src/testing/journal-files.ts'

/** The key that all files are checked with. */
export const KEY = journalSigner.verifierKey

/** What our own check finds wrong with a file: the faults without their words. */
export async function ownVerdict({ kind, content, kept = [] }) {
  const keys = [parseVerifierKey(KEY)]
  if (kind === 'receipt') {
    const { isValid, code } = checkReceipt({ bytes: content, keys })
    return isValid ? [] : [{ code }]
  }
  const { faults } = await checkJournal({ chunks: [content], keys, kept })
  return faults.map(({ message: _, ...fault }) => fault)
}

/** What tools/verify-journal.py finds wrong with files: by path, the faults. */
export function pythonVerdicts({ kind, paths, keptPaths = [] }) {
  const verdicts = new Map()
  for (let start = 0; start < paths.length; start += 500) {
    const some = paths.slice(start, start + 500)
    const kept = keptPaths.flatMap((path) => ['--kept', path])
    const args = ['tools/verify-journal.py', kind, ...some, '--json', '--key', KEY, ...kept]
    const { status, stdout, stderr, error } = spawnSync('python3', args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    if (error) throw new Error(`python3 cannot be run: ${error.message}`)
    const lines = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    for (const { file, faults } of lines) verdicts.set(file, faults)
    const expected = lines.every(({ ok }) => ok) ? 0 : 1
    if (lines.length !== some.length || status !== expected)
      throw new Error(
        `tools/verify-journal.py ended with ${status} after ${lines.length} of ${some.length} files: ${stderr}`,
      )
  }
  return verdicts
}

/** Verdicts in one form, to be compared. */
export function textOf(faults) {
  const FIELDS = ['code', 'line', 'kept', 'partition', 'position']
  return JSON.stringify(faults.map((fault) => FIELDS.map((field) => fault[field] ?? null)))
}
