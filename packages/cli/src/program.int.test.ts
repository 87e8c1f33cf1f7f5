import { describe, expect, it } from 'vitest'
import { runCaptured } from './testing/captured-terminal.ts'
import { importedDatabase, temporaryFolder } from './testing/small-supplier.ts'

const commands = [
  'places import',
  'receive',
  'review list',
  'review decide',
  'transfer',
  'reconcile',
  'outbox',
  'explain',
  'statement',
  'verify',
  'extract',
  'photo',
  'mail parse',
]

describe('help', () => {
  it.each([...commands, 'places', 'review', 'mail', ''])(
    'of «%s» has an example and exits 0',
    async (command) => {
      const run = await runCaptured([...command.split(' ').filter(Boolean), '--help'])
      expect(run).toMatchObject({ exitCode: 0, stderr: '' })
      expect(run.stdout).toContain(`Usage: selfread ${command}`.trim())
      expect(run.stdout).toMatch(/\nExamples?:\n {2}selfread /)
    },
  )

  it.each(commands)('of «%s» offers JSON', async (command) => {
    expect((await runCaptured([...command.split(' '), '--help'])).stdout).toContain('--json')
  })

  it('of the program names every command', async () => {
    const { stdout } = await runCaptured(['--help'])
    for (const command of commands) expect(stdout).toContain(command.split(' ')[0])
  })
})

describe('wrong usage exits 2, says what is wrong on stderr, and leaves stdout empty', () => {
  it.each([
    ['no command', '', 'Usage: selfread'],
    ['a group without a command', 'places', 'Usage: selfread places'],
    ['an unknown command', 'recieve x', "unknown command 'recieve'"],
    ['an unknown option', 'verify --db x --fast', "unknown option '--fast'"],
    ['a missing option', 'places import x.csv', "required option '--db <path>' not specified"],
    ['a missing argument', 'receive --db x', "missing required argument 'file-or-folder'"],
    ['an argument too many', 'mail parse a.eml b.eml', 'too many arguments'],
    ['digits that are no number', 'photo x.jpg --digits five', 'a whole number from 1 to 12'],
    ['digits out of range', 'photo x.jpg --digits 0', 'a whole number from 1 to 12'],
    ['reconcile with nothing', 'reconcile', '--readings, --measurements, --mapping and --out'],
    ['reconcile with half', 'reconcile --db x --operator rdn', '--operator and --file'],
    ['reconcile with both', 'reconcile --db x --readings y', 'or --db'],
    ['a database that is not there', 'review list --db nowhere.db', 'places import'],
    ['verify without a database', 'verify --db nowhere.db', 'nowhere.db'],
    ['a mail that is not there', 'mail parse nowhere.eml', 'nowhere.eml cannot be read'],
    ['a photo that is not there', 'photo nowhere.jpg --digits 5', 'nowhere.jpg cannot be read'],
    ['a folder for a mail', 'mail parse .', 'it is a folder'],
    ['a profile that is not there', 'extract x --profile nowhere.json', 'nowhere.json cannot be'],
    ['places that are not there', 'places import nowhere.csv --db x', 'nowhere.csv cannot be read'],
  ])('%s', async (_, args, problem) => {
    const run = await runCaptured([...args.split(' ').filter(Boolean)])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(problem)
    expect(run.stderr).not.toMatch(/\n {4}at /)
  })

  it('and the same with --json', async () => {
    const run = await runCaptured(['mail', 'parse', 'nowhere.eml', '--json'])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toMatch(/^selfread: nowhere\.eml cannot be read: .*\.\n$/)
  })

  it('points to the help of the command that was called', async () => {
    const { stderr } = await runCaptured(['places', 'import'])
    expect(stderr).toContain('«selfread places import --help»')
  })

  it.each([
    ['a day that does not exist', ['transfer', '--day', '2026-02-30', '--out', 'x'], '--day'],
    ['a month that does not exist', ['statement', '--month', '2026-13'], '--month'],
    ['a moment that is none', ['review', 'list', '--now', 'yesterday'], '--now'],
    ['an undecided review', ['review', 'decide', 'x', '--by', 'a', '--reason', 'b'], '--accept'],
    [
      'a review decided both ways',
      ['review', 'decide', 'x', '--by', 'a', '--reason', 'b', '--accept', '--refuse'],
      '--refuse',
    ],
    ['a place that is not there', ['explain', '--place', 'nobody'], 'nobody'],
  ])('%s', async (_, args, problem) => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const out = args[0] === 'explain' ? ['--out', folder.path('page.html')] : []
    const run = await runCaptured([...args, ...out, '--db', db])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(problem)
  })
})
