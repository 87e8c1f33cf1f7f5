import { readdir, readFile, stat } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import {
  call,
  checkingDay,
  importedDatabase,
  sendingDay,
  sentDatabase,
  type TemporaryFolder,
  temporaryFolder,
} from '../testing/small-supplier.ts'

const NAME = 'supplier.example/journal'

/** A folder with a signer’s key in it. */
async function folderWithKey(): Promise<{
  readonly folder: TemporaryFolder
  readonly key: string
  readonly signer: string
}> {
  const folder = await temporaryFolder()
  const out = folder.path('journal.key')
  const run = await runCaptured(['journal', 'key', '--name', NAME, '--out', out, '--json'])
  return { folder, key: JSON.parse(run.stdout).verifierKey, signer: `file:${out}` }
}

const answer = async (args: readonly string[]) => {
  const { exitCode, stdout, stderr } = await runCaptured([...args, '--json'])
  return { exitCode, stderr, ...JSON.parse(stdout || '{}') }
}

describe('journal key', () => {
  it('makes a key that only its owner reads, and never over another', async () => {
    const { folder, key } = await folderWithKey()
    const path = folder.path('journal.key')
    expect(key).toMatch(/^supplier\.example\/journal\+[0-9a-f]{8}\+/u)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const secret = await readFile(path, 'utf8')
    const again = await runCaptured(['journal', 'key', '--name', NAME, '--out', path])
    expect(again).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await readFile(path, 'utf8')).toBe(secret)
  })

  it('says which names there cannot be', async () => {
    const folder = await temporaryFolder()
    const run = await runCaptured(['journal', 'key', '--name', 'a b', '--out', folder.path('k')])
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('--name')
  })
})

describe('a signer', () => {
  it('is taken from a variable as well', async () => {
    const { folder, key } = await folderWithKey()
    vi.stubEnv('JOURNAL_KEY', await readFile(folder.path('journal.key'), 'utf8'))
    const db = await importedDatabase(folder)
    const note = folder.path('head.note')
    await answer(['journal', 'head', '--db', db, '--signer', 'env:JOURNAL_KEY', '--out', note])
    vi.unstubAllEnvs()
    expect(await readFile(note, 'utf8')).toContain(`\u2014 ${NAME} `)
    expect(await answer(['verify', '--db', db, '--verifier-key', key])).toMatchObject({
      exitCode: 0,
      checkpoints: 1,
    })
  })

  it('is refused without being shown', async () => {
    const { folder, key } = await folderWithKey()
    const db = await importedDatabase(folder)
    const wrong = await folder.write('wrong.key', 'PRIVATE+KEY+hunter2')
    const run = await runCaptured(['journal', 'head', '--db', db, '--signer', `file:${wrong}`])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).not.toContain('hunter2')
    const secret = (await readFile(folder.path('journal.key'), 'utf8')).trim()
    const swapped = await runCaptured(['journal', 'check', wrong, '--key', secret])
    expect(swapped.exitCode).toBe(2)
    expect(swapped.stderr).not.toContain(secret.slice(30))
    expect((await runCaptured(['journal', 'check', wrong, '--key', `${key}x`])).exitCode).toBe(2)
  })
})

describe('journal export and check', () => {
  it('write a file that holds against the heads that were kept', async () => {
    const { folder, key, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const kept = folder.path('kept.note')
    await answer(['journal', 'head', '--db', db, '--signer', signer, '--out', kept])
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await runCaptured(['receive', file, '--db', db, ...sendingDay])
    const out = folder.path('journal.ndjson')
    expect(
      await answer(['journal', 'export', '--db', db, '--out', out, '--signer', signer]),
    ).toMatchObject({ exitCode: 0, out })
    const checked = await answer(['journal', 'check', out, '--key', key, '--kept', kept])
    expect(checked).toMatchObject({ exitCode: 0, ok: true, heads: 2, faults: [], stderr: '' })
    expect((await readdir(folder.path('.'))).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('name the line of a fault', async () => {
    const { folder, key, signer } = await folderWithKey()
    const db = await sentDatabase(folder)
    const out = folder.path('journal.ndjson')
    await answer(['journal', 'export', '--db', db, '--out', out, '--signer', signer])
    const text = await readFile(out, 'utf8')
    const line = text.split('\n').findIndex((it) => it.includes('"text":"001105"')) + 1
    const changed = await folder.write(
      'c.ndjson',
      text.replace('"text":"001105"', '"text":"001205"'),
    )
    const run = await runCaptured(['journal', 'check', changed, '--key', key])
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain(`line ${line}: leaf_changed`)
  })

  it('need a head, a file and a key that are there', async () => {
    const { folder, key } = await folderWithKey()
    const db = await importedDatabase(folder)
    const out = folder.path('journal.ndjson')
    const run = await runCaptured(['journal', 'export', '--db', db, '--out', out])
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toContain('No head was kept yet')
    expect(await readdir(folder.path('.'))).not.toContain('journal.ndjson')
    expect((await runCaptured(['journal', 'check', out, '--key', key])).exitCode).toBe(2)
    expect((await runCaptured(['journal', 'check', db])).exitCode).toBe(2)
  })
})

describe('receipt', () => {
  it('gives out receipts of a submission that verify without the database', async () => {
    const { folder, key, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await runCaptured(['receive', file, '--db', db, ...sendingDay])
    const ofPlace = ['receipt', '--db', db, '--place', 'P-1', '--signer', signer, '--json']
    const leaves = (jsonLines((await runCaptured(ofPlace)).stdout) as { leaf: string }[]).map(
      ({ leaf }) => JSON.parse(Buffer.from(leaf, 'base64').toString()),
    )
    const recorded = leaves.findLast(({ type }) => type === 'reading_recorded')
    const submissionId: string = recorded.data.reading.submissions[0]
    const out = folder.path('receipts')
    const making = ['receipt', '--db', db, '--submission', submissionId, '--signer', signer]
    const run = await runCaptured([...making, '--out', out])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    const names = await readdir(out)
    expect(names).toHaveLength(3)
    for (const name of names) {
      const path = folder.path('receipts', name)
      expect(await answer(['receipt', 'check', path, '--key', key])).toMatchObject({ ok: true })
    }
    const place = names.find((name) => name.startsWith('place-P-1-')) ?? ''
    const text = await readFile(folder.path('receipts', place), 'utf8')
    const changed = await folder.write('changed.txt', text.replace('index ', 'index 1'))
    const refused = await runCaptured(['receipt', 'check', changed, '--key', key])
    expect(refused).toMatchObject({ exitCode: 1 })
    expect(refused.stdout).toContain('not_in_log')
    const shown = await runCaptured([...making, '--json'])
    expect(jsonLines(shown.stdout)).toHaveLength(3)
  })

  it('is of one fact of a place, or of all', async () => {
    const { folder, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const making = ['receipt', '--db', db, '--place', 'P-1', '--signer', signer, '--json']
    const all = jsonLines((await runCaptured(making)).stdout)
    const one = jsonLines((await runCaptured([...making, '--version', '1'])).stdout)
    expect(all.length).toBeGreaterThan(one.length)
    expect(one).toHaveLength(1)
  })

  it.each([
    ['nothing', []],
    ['both', ['--place', 'P-1', '--submission', 's']],
    ['a version alone', ['--submission', 's', '--version', '1']],
    ['what is not known', ['--place', 'P-9']],
  ])('is refused for %s', async (_, asked) => {
    const { folder, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const run = await runCaptured(['receipt', '--db', db, '--signer', signer, ...asked])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

describe('proof', () => {
  it('shows that an old head is continued, in a file that can be checked', async () => {
    const { folder, key, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const kept = folder.path('kept.note')
    await answer(['journal', 'head', '--db', db, '--signer', signer, '--out', kept])
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await runCaptured(['receive', file, '--db', db, ...sendingDay])
    const out = folder.path('proof.ndjson')
    const asked = ['proof', '--db', db, '--signer', signer, '--out', out]
    const proved = await answer([...asked, '--from', kept])
    expect(proved).toMatchObject({ exitCode: 0, ok: true, notContinued: [] })
    expect(await answer(['journal', 'check', out, '--key', key, '--kept', kept])).toMatchObject({
      ok: true,
      content: 'proofs',
    })
    const size = String(proved.from[0].size)
    expect(await answer([...asked, '--from', size])).toMatchObject({ ok: true })
  })

  it('says which log does not continue where an old backup stands in place', async () => {
    const { folder, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const backup = await folder.write('backup.db', await readFile(db))
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await runCaptured(['receive', file, '--db', db, ...sendingDay])
    const kept = folder.path('kept.note')
    await answer(['journal', 'head', '--db', db, '--signer', signer, '--out', kept])
    const run = await runCaptured([
      ...['proof', '--db', backup, '--from', kept, '--signer', signer],
      ...['--out', folder.path('proof.ndjson')],
    ])
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('log 0 of 1 does not continue')
  })

  it('names the heads that there are', async () => {
    const { folder, signer } = await folderWithKey()
    const db = await importedDatabase(folder)
    const asked = ['proof', '--db', db, '--from', '1', '--out', folder.path('p.ndjson')]
    expect((await runCaptured(asked)).stderr).toContain('No head was kept yet')
    const { stderr } = await runCaptured([...asked, '--signer', signer])
    expect(stderr).toMatch(/No head of size 1 was kept\. The last that were: \d+/u)
  })
})

describe('verify', () => {
  it('finds an untouched database whole', async () => {
    const db = await sentDatabase(await temporaryFolder())
    const run = await runCaptured(['verify', '--db', db, '--json'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, faults: [] })
  })

  it('says on a screen what it is at', async () => {
    const db = await sentDatabase(await temporaryFolder())
    const { stderr } = await runCaptured(['verify', '--db', db], { isTTY: true })
    expect(stderr).toContain('checking the file')
  })

  it('exits 1 where somebody changed a stored index, and says where', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const content = (await readFile(db)).toString('latin1').replaceAll('001105', '001205')
    const changed = await folder.write('changed.db', Buffer.from(content, 'latin1'))
    const run = await runCaptured(['verify', '--db', changed, '--json'])
    expect(run.exitCode).toBe(1)
    const { ok, faults } = JSON.parse(run.stdout)
    expect(ok).toBe(false)
    expect(faults).toContainEqual(expect.objectContaining({ code: 'fact_changed' }))
  })

  it('names kept heads that another key signed', async () => {
    const { folder, signer } = await folderWithKey()
    const other = await folderWithKey()
    const db = await sentDatabase(folder)
    await answer(['journal', 'head', '--db', db, '--signer', signer, ...checkingDay])
    const { exitCode, faults } = await answer(['verify', '--db', db, '--verifier-key', other.key])
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      { code: 'checkpoint_mismatch', message: expect.stringContaining('none of the keys') },
    ])
  })
})
