import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { killSqliteWriters } from './kill-sqlite-writers.ts'

const root = mkdtempSync(join(tmpdir(), 'selfread-crash-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const folder = (): string => mkdtempSync(join(root, 'run-'))

describe('a SQLite file whose writers are killed', { timeout: 300_000 }, () => {
  it('has all that was acknowledged, once and whole', async () => {
    const report = await killSqliteWriters({ folder: folder(), kills: 12, seed: 1 })
    expect(report.findings).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(0)
  })

  it('is found to lack what a writer acknowledged too early', async () => {
    const flawed = { kills: 60, seed: 1, flaw: 'acknowledges_early' as const }
    expect((await killSqliteWriters({ folder: folder(), ...flawed })).found.lost).toBeGreaterThan(0)
  })

  it('is found to have twice what a writer sent again without its key', async () => {
    const flawed = { kills: 60, seed: 1, flaw: 'forgets_keys' as const }
    expect(
      (await killSqliteWriters({ folder: folder(), ...flawed })).found.doubled,
    ).toBeGreaterThan(0)
  })
})
