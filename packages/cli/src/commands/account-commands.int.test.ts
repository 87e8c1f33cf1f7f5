import { mkdir, readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import {
  checkingDay,
  importedDatabase,
  placesCsv,
  sentDatabase,
  temporaryFolder,
} from '../testing/small-supplier.ts'

describe('explain', () => {
  it('writes the dossier as a page, the place given by any of its numbers', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const out = folder.path('pages/dossier.html')
    const run = await runCaptured([
      ...['explain', '--db', db, '--place', 'RO001E000000001', '--out', out],
      ...[...checkingDay, '--json'],
    ])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({ out, dossier: { place: { id: 'P-1' } } })
    expect(await readFile(out, 'utf8')).toContain('001105')
    expect(await readdir(folder.path('pages'))).toEqual(['dossier.html'])
  })

  it('does not choose among several places', async () => {
    const folder = await temporaryFolder()
    const db = folder.path('a.db')
    const file = await folder.write('p.csv', placesCsv.replaceAll('Dan Popa', 'Ana Ionescu'))
    await runCaptured(['places', 'import', file, '--db', db])
    const out = folder.path('x.html')
    const run = await runCaptured(['explain', '--db', db, '--place', 'Ionescu', '--out', out])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toMatch(/several places: give one of P-\d, P-\d/)
  })

  it('says when the page’s name is that of a folder', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await mkdir(folder.path('x'))
    const run = await runCaptured([
      ...['explain', '--db', db, '--place', 'P-1', '--out', folder.path('x')],
    ])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('it is a folder')
  })
})

describe('statement', () => {
  it('counts and prices the month', async () => {
    const db = await sentDatabase(await temporaryFolder())
    const run = await runCaptured(['statement', '--db', db, '--month', '2026-11', '--json'])
    expect(run.exitCode).toBe(0)
    expect(jsonLines(run.stdout)).toMatchObject([
      { month: '2026-11', countsByKind: { take: 2, transmit: 2 }, used: 4, over: 0 },
    ])
    const text = await runCaptured(['statement', '--db', db, '--month', '2026-11'])
    expect(text.stdout).toContain('4 used of 550 included, 0 over')
  })
})
