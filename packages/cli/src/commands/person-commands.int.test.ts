import { readdir, readFile } from 'node:fs/promises'
import type { PersonExport } from '@selfread/desk'
import { describe, expect, it } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import {
  importedDatabase,
  mail,
  type TemporaryFolder,
  temporaryFolder,
} from '../testing/small-supplier.ts'

const now = ['--now', '2026-11-24T12:00:00Z'] as const
const who = ['--by', 'dpo-1', '--reason', 'letter of 20 November', ...now] as const

async function withMail(folder: TemporaryFolder): Promise<string> {
  const db = await importedDatabase(folder)
  const file = await folder.write('ana.eml', mail('Index 001105'))
  await runCaptured(['receive', file, '--db', db, ...now])
  return db
}

function person(...args: readonly string[]) {
  return runCaptured(['person', ...args, '--json'])
}

describe('person export', () => {
  it('writes all that is held as JSON, with the mail as it came', async () => {
    const folder = await temporaryFolder()
    const db = await withMail(folder)
    const out = folder.path('ana')
    const run = await person('export', '--db', db, '--customer', 'C-1', '--out', out)
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ places: 1, submissions: 1, letters: 1 })
    const held = JSON.parse(
      await readFile(folder.path('ana', 'person.json'), 'utf8'),
    ) as PersonExport
    expect(held.places[0]?.now.customer).toMatchObject({ name: 'Ana Ionescu' })
    const [raw = ''] = await readdir(folder.path('ana', 'raw'))
    expect(held.blobs.map(({ sha256 }) => sha256)).toEqual([raw])
    expect(await readFile(folder.path('ana', 'raw', raw), 'utf8')).toBe(mail('Index 001105'))
  })

  it('says so where nothing is held', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const run = await person(
      ...['export', '--db', db, '--customer', 'C-9', '--out', folder.path('x')],
    )
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('nothing is held on customer C-9')
  })
})

describe('person erase', () => {
  it('puts the customer on the list, destroys the keys, and does it once', async () => {
    const folder = await temporaryFolder()
    const db = await withMail(folder)
    const list = folder.path('erased.ndjson')
    const erase = () => person('erase', '--db', db, '--customer', 'C-1', '--list', list, ...who)
    expect(jsonLines((await erase()).stdout)).toMatchObject([{ outcome: 'erased' }])
    expect(jsonLines((await erase()).stdout)).toMatchObject([{ outcome: 'already_erased' }])
    expect(jsonLines(await readFile(list, 'utf8'))).toEqual([
      {
        tenant: 'default',
        customer: 'C-1',
        by: 'dpo-1',
        reason: 'letter of 20 November',
        at: '2026-11-24T12:00:00.000Z',
      },
    ])
    const found = await runCaptured(['places', 'find', 'ana@mail.example', '--db', db, '--json'])
    expect(found.stdout).toBe('')
    expect((await runCaptured(['verify', '--db', db])).exitCode).toBe(0)
  })

  it('erases all on the list again in a restored backup', async () => {
    const folder = await temporaryFolder()
    const db = await withMail(folder)
    const backup = folder.path('backup.db')
    await runCaptured(['store', 'backup', '--db', db, '--out', backup])
    const list = folder.path('erased.ndjson')
    await person('erase', '--db', db, '--customer', 'C-1', '--list', list, ...who)

    const restored = folder.path('restored.db')
    await runCaptured(['store', 'restore', '--from', backup, '--db', restored])
    const find = ['places', 'find', 'ana@mail.example', '--db', restored, '--json']
    expect(jsonLines((await runCaptured(find)).stdout)).toHaveLength(1)
    const again = await person('erase', '--db', restored, '--list', list, ...now)
    expect(jsonLines(again.stdout)).toMatchObject([{ customer: 'C-1', outcome: 'erased' }])
    expect((await runCaptured(find)).stdout).toBe('')
  })

  it.each([
    [['--customer', 'C-1'], '--by and --reason'],
    [['--by', 'dpo-1'], 'go with --customer'],
  ])('asks for what is missing: %j', async (args, message) => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const run = await person('erase', '--db', db, '--list', folder.path('x.ndjson'), ...args)
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain(message)
  })

  it('refuses a list with a broken line, by its number, and erases nobody', async () => {
    const folder = await temporaryFolder()
    const db = await withMail(folder)
    const line =
      '{"tenant":"default","customer":"C-1","by":"x","reason":"y","at":"2026-11-24T09:00:00Z"}'
    const list = await folder.write('erased.ndjson', `${line}\n{"tenant":"default"}\n`)
    const run = await person('erase', '--db', db, '--list', list)
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('line 2')
    const found = await runCaptured(['places', 'find', 'ana@mail.example', '--db', db, '--json'])
    expect(jsonLines(found.stdout)).toHaveLength(1)
  })
})
