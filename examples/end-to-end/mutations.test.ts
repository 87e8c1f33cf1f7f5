import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { readSubmissions } from '@selfread/cli'
import type { SubmissionReceipt } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { continueDemo, NOW } from './demo.ts'
import { runDemo } from './run-demo.ts'

// A part of the input suffices here: what all of it comes to is in demo.test.ts.
const MAILS = ['01-', '06-', '15-', '18-', '56-']
const CALLS = 12

const ORIGINAL = join(import.meta.dirname, 'input')

let folder: string
let input: string
let output: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfread-demo-'))
  input = join(folder, 'input')
  output = join(folder, 'out')
  const isUsed = (path: string): boolean =>
    !path.endsWith('.eml') || MAILS.some((start) => basename(path).startsWith(start))
  await cp(ORIGINAL, input, { recursive: true, filter: isUsed })
  const calls = join(input, 'call-centre.ndjson')
  const lines = (await readFile(calls, 'utf8')).split('\n')
  await writeFile(calls, lines.slice(0, CALLS).join('\n'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** A run of the demo: the problems that it told, and the stations it went through. */
interface Run {
  readonly problems: readonly string[]
  readonly stations: string
  readonly told: string
}

async function run(): Promise<Run> {
  const lines: string[] = []
  const problemCount = await runDemo({ input, output }, (line) => lines.push(line))
  const problems = lines.filter((line) => line.startsWith(' ✗ '))
  expect(problems).toHaveLength(problemCount)
  const told = lines.join('\n')
  const stations = [...told.matchAll(/^(\d) {2}\S/gmu)].map(([, number]) => number).join('')
  return { problems, stations, told }
}

/** Every station was run, and just these problems told, in this order. */
async function expectProblems(...problems: readonly RegExp[]): Promise<Run> {
  const done = await run()
  expect(done.stations).toBe('12345678')
  expect(done.problems.length, done.told).toBe(problems.length)
  for (const [at, problem] of problems.entries()) expect(done.problems[at]).toMatch(problem)
  return done
}

async function changeJson(name: string, change: (content: Mapping) => void): Promise<void> {
  const path = join(input, name)
  const content = JSON.parse(await readFile(path, 'utf8'))
  change(content)
  await writeFile(path, JSON.stringify(content))
}

interface Mapping {
  columns: { name: string; field?: string }[]
  fields: { path: string; field?: string }[]
  operators: { id: string }[]
}

async function cut(name: string, share: number): Promise<void> {
  const path = join(input, name)
  const { length } = await readFile(path)
  await truncate(path, Math.floor(length * share))
}

it('finds nothing to complain of in whole input', async () => {
  await expectProblems()
})

describe('Without a file', () => {
  it('of places, everything else still runs, and what was sent in waits', async () => {
    await rm(join(input, 'places.csv'))
    const { told } = await expectProblems(
      /places\.csv: expected the places.*no such file\. Put it back/u,
      /No place has a reading/u,
    )
    expect(told).toMatch(/all +24 +0 +22 +2 +0$/mu)
    expect(told).toContain('nothing has been changed')
  })

  it.each([
    ['mail', /No mails were taken in: .*mail cannot be read: there is no such file or folder/u],
    ['other-channels', /No messages were taken in: .*other-channels cannot be read/u],
    ['call-centre.ndjson', /No calls were taken in: .*call-centre\.ndjson cannot be read/u],
  ])('%s, the other submissions are taken in', async (name, problem) => {
    await rm(join(input, name), { recursive: true })
    await expectProblems(problem)
  })

  it.each([
    ['measurements-rdn.csv', 'apa-gaz'],
    ['measurements-apa-gaz.xml', 'rdn'],
  ])('%s, the other operator’s data are reconciled', async (name, other) => {
    await rm(join(input, name))
    const { told } = await expectProblems(
      new RegExp(`${name} was not reconciled: .*no such file\\. Put it back`, 'u'),
    )
    expect(told).toMatch(new RegExp(`${other}: \\d+ readings = \\d+ \\w+`, 'u'))
  })

  it('of a mapping, the other operator’s file is written', async () => {
    await rm(join(input, 'mappings', 'apa-gaz-transfer.json'))
    const { told } = await expectProblems(
      /apa-gaz: \d+ readings wait.*apa-gaz-transfer\.json cannot be read: there is no such file/u,
    )
    expect(told).toMatch(/autocitiri_lumina_rdn\S+ +\d+ +readings/u)
  })

  it('of configuration, it does not begin, and says why', async () => {
    await rm(join(input, 'config.json'))
    await expect(runDemo({ input, output }, () => {})).rejects.toThrow(
      /config\.json: expected the supplier’s configuration, but there is no such file/u,
    )
  })
})

describe('With a broken mapping', () => {
  it('that is no JSON, the other operator’s data are reconciled', async () => {
    await cut('mappings/rdn-measurements.json', 0.5)
    const { told } = await expectProblems(
      /measurements-rdn\.csv was not reconciled: .*rdn-measurements\.json is not JSON/u,
    )
    expect(told).toMatch(/apa-gaz: \d+ readings = \d+ \w+/u)
  })

  it('that names an unknown field, the field and the known ones are named', async () => {
    await changeJson('mappings/rdn-transfer.json', ({ columns }) => {
      for (const column of columns) if (column.field === 'readOn') column.field = 'readingDay'
    })
    await expectProblems(
      /rdn: \d+ readings wait.*rdn-transfer\.json is no valid mapping:\s+columns.*readOn.*readingDay/su,
    )
  })

  it('that lacks the column of the index, no file goes out without it', async () => {
    await changeJson('mappings/rdn-transfer.json', (mapping) => {
      mapping.columns = mapping.columns.filter(({ field }) => field !== 'index')
    })
    await expectProblems(/rdn: \d+ readings wait.*rdn-transfer\.json.*index/su)
  })

  it('that expects a column the file does not have, the file is refused as one of another form', async () => {
    await changeJson('mappings/rdn-measurements.json', ({ columns }) => {
      for (const column of columns) if (column.field === 'index') column.name = 'Index nou'
    })
    const { told } = await expectProblems(/measurements-rdn\.csv line 1: expected .*Index nou/u)
    expect(told).not.toContain('rdn: 0 readings')
  })
})

describe('With damaged input', () => {
  it('a photo cut in half is no photo: the text stands, or a person looks', async () => {
    await cutPhoto('36-photo-and-text-gas.eml')
    await cutPhoto('38-photo-only-gas.eml')
    await expectProblems()
    const withText = await receiptOf('36-photo-and-text-gas.eml')
    expect(withText.outcome).toBe('accepted')
    expect(withText.findings).toContainEqual(PHOTO_NOT_DECODED)
    const alone = await receiptOf('38-photo-only-gas.eml')
    expect(alone.outcome).toBe('review')
    expect(alone.findings).toContainEqual(PHOTO_NOT_DECODED)
  })

  it('a mail cut in the middle is not taken for a whole one', async () => {
    await cut('mail/06-multipart-alternative-ro.eml', 0.6)
    await expectProblems()
    const { outcome, readings } = await receiptOf('06-multipart-alternative-ro.eml')
    expect({ outcome, values: readings.map(({ value }) => value) }).not.toEqual({
      outcome: 'accepted',
      values: expect.not.arrayContaining(['062241']),
    })
  })

  it('an empty mail is quarantined', async () => {
    await truncate(join(input, 'mail', '15-water.eml'), 0)
    await expectProblems()
    expect(await receiptOf('15-water.eml')).toMatchObject({ outcome: 'quarantined', readings: [] })
  })

  it('a file that is no submission is named, and the others go on', async () => {
    await writeFile(join(input, 'mail', 'scan.pdf'), '%PDF-1.7')
    await writeFile(join(input, 'other-channels', '09.json'), '{"channel":"sms"')
    await expectProblems(
      /scan\.pdf is none of \.eml, \.json, \.ndjson/u,
      /09\.json is not JSON: .*position/u,
    )
  })

  it('XML that breaks off is read as a whole or not at all', async () => {
    await cut('measurements-apa-gaz.xml', 0.5)
    const { told } = await expectProblems(
      /measurements-apa-gaz\.xml line \d+: expected .*, found .*ask.* again/iu,
    )
    expect(told).toMatch(/rdn: \d+ readings = \d+ \w+/u)
    expect(told).not.toMatch(/apa-gaz: \d+ readings/u)
  })

  it('CSV that breaks off ends with a row that is refused', async () => {
    await cut('measurements-rdn.csv', 0.995)
    const { told } = await expectProblems()
    expect(told).toMatch(/measurements-rdn\.csv: \d+ rows.* 7 refused/u)
  })
})

describe('With a configuration', () => {
  it('that lacks an operator, the files of the other are written and read', async () => {
    await changeJson('config.json', (config) => {
      config.operators = config.operators.filter(({ id }) => id === 'rdn')
    })
    const { told } = await expectProblems(
      /apa-gaz: \d+ readings wait.*no operator apa-gaz \(known: rdn\)/u,
      /measurements-apa-gaz\.xml was not reconciled: .*no operator apa-gaz \(known: rdn\)/u,
    )
    expect(told).toMatch(/rdn: \d+ readings = \d+ \w+/u)
  })

  it('that is no JSON, it does not begin, and says where', async () => {
    await cut('config.json', 0.9)
    await expect(runDemo({ input, output }, () => {})).rejects.toThrow(/config\.json is not JSON/u)
  })

  it('with a misspelt field, it does not begin, and names the field', async () => {
    await changeJson('config.json', (config) => {
      Object.assign(config.operators[0] ?? {}, { emial: 'date@rdn.example' })
    })
    await expect(runDemo({ input, output }, () => {})).rejects.toThrow(/operators.*emial/su)
  })
})

const PHOTO_NOT_DECODED = expect.objectContaining({
  code: 'photo_not_read',
  detail: expect.stringContaining('cannot be decoded'),
})

/** Leaves the first half of the photo in a mail. */
async function cutPhoto(mail: string): Promise<void> {
  const path = join(input, 'mail', mail)
  const text = await readFile(join(ORIGINAL, 'mail', mail), 'latin1')
  const base64 = /(?<=\r\n\r\n)(?:[A-Za-z0-9+/=]+\r\n){100,}/u.exec(text)?.[0] ?? ''
  expect(base64).not.toBe('')
  const lines = base64.split('\r\n')
  const half = lines.slice(0, lines.length / 2).join('\r\n')
  await writeFile(
    path,
    text.replace(base64, () => `${half}\r\n`),
    'latin1',
  )
}

/** What the store says of a mail. */
async function receiptOf(mail: string): Promise<SubmissionReceipt> {
  const demo = await continueDemo({ input, output })
  try {
    const paths = [join(input, 'mail', mail)]
    for await (const filed of readSubmissions(paths, { now: NOW, mail: createMessageParser() })) {
      if (filed.ok) return await demo.desk.receive(filed.submission)
    }
    throw new Error(`${mail} is no submission.`)
  } finally {
    await demo.close()
  }
}
