import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTampering } from './run-tampering.ts'

it('finds whatever is changed in a store, and nothing in one that is untouched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfread-tamper-'))
  try {
    const report = await runTampering({
      folder,
      facts: 100,
      partitions: 2,
      stride: 1,
      aloneMax: 1,
      histories: 2,
      bytes: { count: 40, facts: 50, threads: 1 },
    })
    expect(report).toMatchObject({ falseAlarms: 0, missed: [] })
    const tables = new Set(report.records.map(({ table }) => table))
    expect([...tables]).toEqual(
      expect.arrayContaining(['fact', 'leaf', 'merkle_head', 'stream', 'blob', 'message']),
    )
    const facts = report.records.filter(({ table }) => table === 'fact')
    expect(facts.every(({ tried, named }) => tried === named)).toBe(true)
    expect(report.bytes.found).toBeGreaterThan(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 180_000)
