import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { ExitCode, readSubmissions, runProgram } from '@selfread/cli'
import type { ExplanationDossier, OperatorLine, ParsedMessage, TreeHead } from '@selfread/core'
import type { SubmissionReceipt } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { verifySqliteFile } from '@selfread/storage-sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { continueDemo, type Demo, MONTH, NOW, TODAY } from './demo.ts'
import {
  type ExpectedFile,
  type ExpectedReading,
  type ExpectedSubmission,
  readExpected,
} from './expected-file.ts'
import { runDemo } from './run-demo.ts'

const input = join(import.meta.dirname, 'input')
const told: string[] = []
let output: string
let problemCount: number
let expected: ExpectedFile
// Opened on what the demo left behind: all that follows is read from there.
let demo: Demo

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'selfread-demo-'))
  problemCount = await runDemo({ input, output }, (line) => told.push(line))
  expected = await readExpected(join(input, 'expected.json'))
  demo = await continueDemo({ input, output })
}, 120_000)

afterAll(async () => {
  await demo?.close()
  await rm(output, { recursive: true, force: true })
})

it('tells of every station, briefly and without a problem', () => {
  const titles = told.join('\n').match(/^\d {2}\S.*/gmu) ?? []
  expect(titles.map((title) => title[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  expect(problemCount, told.join('\n')).toBe(0)
  expect(told.join('\n').split('\n').length).toBeLessThan(90)
})

it('refuses the places that are wrong, by line, and takes all others', async () => {
  const csv = await readFile(join(input, 'places.csv'))
  const report = await demo.desk.places.import(csv, { dryRun: true })
  const { rows, goodPlaces, refused } = expected.places
  expect(report).toMatchObject({ rowsRead: rows, imported: 0, unchanged: goodPlaces })
  expect(report.problems.map(({ place, line }) => ({ place, line }))).toEqual(
    refused.map(({ place_id, lines }) => ({ place: place_id, line: lines.at(-1) })),
  )
})

describe('Each submission', () => {
  let received: readonly Received[]
  let headsBefore: readonly TreeHead[]

  beforeAll(async () => {
    headsBefore = await demo.store.logHeads()
    received = await receiveAll()
  }, 60_000)

  it('is known when it comes again, and changes nothing', async () => {
    expect(received.filter(({ receipt }) => !receipt.isAlreadyKnown)).toEqual([])
    expect(await demo.store.logHeads()).toEqual(headsBefore)
  })

  it('has one outcome, and they add up', () => {
    const { mail, otherChannels, callCentre } = expected
    expect(received).toHaveLength(mail.length + otherChannels.length + callCentre.length)
    const outcomes = Map.groupBy(received, ({ receipt }) => receipt.outcome)
    const sizes = ['accepted', 'review', 'not_reading', 'quarantined'] as const
    expect(sizes.reduce((sum, name) => sum + (outcomes.get(name)?.length ?? 0), 0)).toBe(
      received.length,
    )
  })

  it('that is accepted is confirmed by place, meter, register, value, date and receipt', async () => {
    const letters = await outbox()
    const accepted = received.filter(
      ({ receipt }) => receipt.channel === 'email' && receipt.outcome === 'accepted',
    )
    expect(accepted.length).toBeGreaterThan(25)
    for (const { source, receipt } of accepted) {
      for (const reading of receipt.readings) {
        const details = [
          await numberOf(reading.place),
          reading.meterSerial,
          reading.register,
          reading.value,
          reading.readOn,
          reading.receiptNumber,
        ]
        const [confirmation] = letters.filter(({ subject }) =>
          subject?.includes(reading.receiptNumber),
        )
        for (const detail of details) expect(confirmation?.text, source).toContain(detail)
      }
    }
  })

  it('ends as it is meant to, with the readings that it holds', () => {
    const meant = [
      ...expected.mail.map((it) => ({ source: it.file, ...it })),
      ...expected.otherChannels.map((it) => ({ source: it.file, ...it })),
      ...expected.callCentre.map((it) => ({ source: `call-centre.ndjson:${it.line}`, ...it })),
    ]
    const bySource = new Map(received.map((it) => [it.source, it]))
    const seen = new Set<string>()
    const actual = received.map((it) => {
      const outcome = outcomeOf(it.receipt, seen)
      seen.add(it.receipt.submissionId)
      return { source: it.source, outcome, readings: readingsOf(it.receipt, outcome) }
    })
    expect(bySource.size).toBe(received.length)
    expect(actual).toEqual(
      actual.map(({ source, outcome }) => {
        const intended = meant.find((it) => it.source === source)
        const isRight = intended?.mayAlsoBe?.includes(outcome) ?? false
        const right = isRight ? outcome : intended?.outcome
        return { source, outcome: right, readings: intendedReadings(intended, right) }
      }),
    )
  })
})

describe('The files to the operators', () => {
  it('are the same, byte for byte, when they are prepared again', async () => {
    const { transfers } = await demo.desk.prepareTransfers({ day: TODAY })
    expect(transfers.map(({ isNew }) => isNew)).toEqual([false, false])
    for (const { file } of transfers) {
      const written = await readFile(join(output, 'to-operators', file.fileName))
      expect(written.equals(file.bytes), file.fileName).toBe(true)
    }
  })

  it('hold every accepted reading exactly once', async () => {
    const sent = (await sentLines()).map(({ reference }) => reference)
    const accepted = (await dossiers())
      .flatMap(({ readings }) => readings.map(({ reading }) => reading))
      .filter(({ status, receiptNumber }) => status === 'accepted' && receiptNumber)
      .map(({ receiptNumber }) => receiptNumber)
    expect(sent.toSorted()).toEqual(accepted.toSorted())
    expect(new Set(sent).size).toBe(sent.length)
  })

  it('hold an index computed from the annex, marked as such, for who sent nothing', async () => {
    const lines = await sentLines()
    const silent = expected.placesWithoutReading.filter(({ isSilent }) => isSilent)
    expect(silent.length).toBeGreaterThan(30)
    for (const { place_id, registers } of silent) {
      const dossier = await demo.desk.explain({ place: place_id })
      const computed = (dossier?.readings ?? [])
        .map(({ reading }) => reading)
        .filter(({ readOn }) => readOn === TODAY)
      expect(computed.map(({ register }) => register).toSorted()).toEqual(registers.toSorted())
      for (const { quality, estimate, receiptNumber } of computed) {
        expect(quality).toBe('estimated')
        expect(estimate?.inputs).toMatchObject({ annex: dossier?.annex?.id })
        expect(lines.find(({ reference }) => reference === receiptNumber)?.type).toBe('calculated')
      }
    }
  })
})

it('reconciles each reading as it is meant to', async () => {
  const actual = new Map<string, string>()
  for (const { place, readings } of await dossiers()) {
    for (const { reading, outcomes } of readings) {
      if (reading.source === 'estimate') continue
      for (const { code } of outcomes) actual.set(`${place.id}/${reading.register}`, code)
    }
  }
  const keyOf = ({ place_id, register }: ExpectedReading) => `${place_id}/${register}`
  // A photo that a person must look at is not sent out yet.
  const mayWait = new Set(
    expected.mail.flatMap(({ mayAlsoBe, readings }) => (mayAlsoBe ? readings.map(keyOf) : [])),
  )
  const meant = expected.reconciliation
    .filter((it) => actual.has(keyOf(it)) || !mayWait.has(keyOf(it)))
    .map((it) => [keyOf(it), it.code])
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(meant))
})

it('tells operators and consumers which readings were not used', async () => {
  const letters = await outbox()
  for (const { email } of demo.config.operators) {
    const [notice] = letters.filter(
      ({ to, text }) => to[0]?.address === email && /\n.* ; /u.test(text),
    )
    expect(notice?.text, email).toContain('SHA-256')
  }
  const notified = (await dossiers())
    .flatMap(({ readings }) => readings)
    .filter(({ notices }) => notices.length > 0)
  expect(notified.length).toBeGreaterThan(20)
  for (const { reading } of notified) {
    const naming = letters.filter(({ text }) => text.includes(reading.receiptNumber ?? '?'))
    expect(naming.length, reading.id).toBeGreaterThan(1)
  }
})

it('brings a dispute to the operator’s answer, and explains all of it in the dossier', async () => {
  const [dossier] = (await dossiers()).filter(({ disputes }) => disputes.length > 0)
  const dispute = dossier?.disputes[0]?.dispute
  expect(dispute?.steps.map(({ state }) => state)).toEqual([
    'draft',
    'registered',
    'sent',
    'acknowledged',
    'under_verification',
    'answered',
  ])
  expect(dispute?.answer).toMatchObject({ result: 'upheld', index: dispute?.proposedIndex })
  expect(dossier?.disputes[0]?.clock).toMatchObject({ owner: 'supplier', isOverdue: false })

  const page = await readFile(join(output, 'dossier.html'), 'utf8')
  const disputed = dossier?.readings.find(({ reading }) => reading.id === dispute?.readingId)
  expect(disputed?.submissions).toHaveLength(1)
  expect(disputed?.transfers).toHaveLength(1)
  expect(disputed?.outcomes.map(({ code }) => code)).toEqual(['different_value'])
  for (const text of [
    dispute?.number,
    dispute?.answer?.note,
    disputed?.reading.receiptNumber,
    disputed?.transfers[0]?.fileName,
    disputed?.outcomes[0]?.fileName,
    disputed?.submissions[0]?.rawSha256,
    ...(dossier?.rules.map(({ id }) => id) ?? []),
  ]) {
    expect(page).toContain(text)
  }
})

describe('The command line', () => {
  it('works with the database as the demo leaves it', async () => {
    const { exitCode, stdout, stderr } = await command('review list --db out/selfread.db --json')
    expect({ exitCode, stderr }).toEqual({ exitCode: ExitCode.ok, stderr: '' })
    const waiting = await demo.desk.review.list()
    expect(waiting.length).toBeGreaterThan(10)
    expect(stdout.trim().split('\n')).toHaveLength(waiting.length)
  })

  it('takes every command that README names', async () => {
    const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8')
    const commands = [...readme.matchAll(/^npm run --silent selfread -- (.+)$/gmu)]
    expect(commands.length).toBeGreaterThan(4)
    for (const [, line = ''] of commands) {
      const { exitCode, stdout, stderr } = await command(line)
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: ExitCode.ok, stderr: '' })
      expect(stdout.trim(), line).not.toBe('')
    }
  })

  it('names the changed fact of the tampered copy', async () => {
    const { exitCode, stdout } = await command('verify --db out/tampered.db')
    expect(exitCode).toBe(ExitCode.problems)
    expect(stdout).toContain('reading_recorded')
  })
})

it('includes 550 operations in the statement, prices the 551st and counts a day’s duplicate once', async () => {
  const statement = await demo.desk.statement({ month: MONTH })
  const { plan, used, included, over, lines, amountOver } = statement
  expect({ plan: plan.included, included, over }).toEqual({
    plan: 550,
    included: 550,
    over: used - 550,
  })
  expect([lines[549], lines[550]]).toMatchObject([
    { number: 550, isPriced: false },
    { number: 551, isPriced: true },
  ])
  expect(Number(amountOver)).toBe(over * Number(plan.pricePerOperation))
  const distinct = new Set(lines.map(({ operation: it }) => `${it.kind} ${it.place} ${it.day}`))
  expect(distinct.size).toBe(lines.length)
  const written = await readFile(join(output, `statement-${MONTH}.json`), 'utf8')
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(statement)))
})

it('finds and names one changed byte of the database', async () => {
  expect((await verifySqliteFile(join(output, 'selfread.db'))).faults).toEqual([])
  const { faults } = await verifySqliteFile(join(output, 'tampered.db'))
  expect(faults).toMatchObject([{ code: 'fact_changed' }])
  expect(faults[0]?.message).toMatch(/reading_recorded at position \d+.*stream place\/LC-\d+/u)
})

interface Received {
  readonly source: string
  readonly receipt: SubmissionReceipt
}

async function receiveAll(): Promise<readonly Received[]> {
  const paths = ['mail', 'other-channels', 'call-centre.ndjson'].map((path) => join(input, path))
  const received: Received[] = []
  for await (const filed of readSubmissions(paths, { now: NOW, mail: createMessageParser() })) {
    if (!filed.ok) throw new Error(`${filed.source} ${filed.problem}`)
    const receipt = await demo.desk.receive(filed.submission)
    received.push({ source: basename(filed.source), receipt })
  }
  return received
}

/** Says again what stands already: by the same message, or by another of the same day. */
function outcomeOf(receipt: SubmissionReceipt, seen: ReadonlySet<string>): string {
  const isRepetition =
    receipt.readings.length > 0 && receipt.readings.every((reading) => reading.isRepetition)
  return seen.has(receipt.submissionId) || isRepetition ? 'repeated' : receipt.outcome
}

interface PlainReading {
  readonly place: string
  readonly register: string
  readonly value: string
  readonly readOn: string
}

const plain = ({ place, register, value, readOn }: PlainReading) =>
  `${place} ${register} ${value} ${readOn}`

/** What is claimed to be right; of anything else nothing may have been accepted. */
function readingsOf({ readings }: SubmissionReceipt, outcome: string): readonly string[] {
  const relevant =
    outcome === 'accepted' || outcome === 'repeated'
      ? readings
      : readings.filter(({ status }) => status === 'accepted')
  return relevant.map((it) => plain(it)).toSorted()
}

function intendedReadings(
  intended: ExpectedSubmission | undefined,
  outcome: string | undefined,
): readonly string[] {
  if (outcome !== 'accepted' && outcome !== 'repeated') return []
  return (intended?.readings ?? [])
    .map(({ place_id, ...it }) => plain({ place: place_id, ...it }))
    .toSorted()
}

let allDossiers: readonly ExplanationDossier[] | undefined

async function dossiers(): Promise<readonly ExplanationDossier[]> {
  if (allDossiers) return allDossiers
  const ids = [...expected.reconciliation, ...expected.placesWithoutReading].map(
    ({ place_id }) => place_id,
  )
  const found: ExplanationDossier[] = []
  for (const place of new Set(ids)) {
    const dossier = await demo.desk.explain({ place })
    if (dossier) found.push(dossier)
  }
  expect(found).toHaveLength(expected.places.goodPlaces)
  allDossiers = found
  return found
}

async function numberOf(place: string): Promise<string> {
  const dossier = await demo.desk.explain({ place })
  const identifiers = dossier?.place.identifiers ?? []
  return (identifiers.find(({ scheme }) => scheme === 'pod') ?? identifiers[0])?.value ?? place
}

async function outbox(): Promise<readonly ParsedMessage[]> {
  const folder = join(output, 'outbox')
  const parser = createMessageParser()
  const names = await readdir(folder)
  return Promise.all(names.map(async (name) => parser.parse(await readFile(join(folder, name)))))
}

/** All lines of the written files, read back through the operators' mappings. */
async function sentLines(): Promise<readonly OperatorLine[]> {
  const lines: OperatorLine[] = []
  const { transfers } = await demo.desk.prepareTransfers({ day: TODAY })
  for (const { batch } of transfers) {
    const settings = demo.config.operators.find(({ id }) => id === batch.operator)
    const bytes = await readFile(join(output, 'to-operators', batch.fileName))
    const file = { name: batch.fileName, bytes }
    for await (const item of settings?.transfers?.parse(file) ?? []) {
      if (item.kind === 'finding') throw new Error(`${batch.fileName}: ${item.finding.code}`)
      if (item.kind === 'line') lines.push(item.line)
    }
  }
  return lines
}

/** Runs a line of README on this test's output folder. */
async function command(line: string) {
  const words = line
    .split(' ')
    .map((word) => word.replace(/^(?:examples\/end-to-end\/)?out(?=\/)/u, output))
  const written = { stdout: '', stderr: '' }
  const exitCode = await runProgram(words, {
    stdin: Readable.from([]),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  })
  return { exitCode, ...written }
}
