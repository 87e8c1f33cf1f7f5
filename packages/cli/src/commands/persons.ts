import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonErased, PersonExport } from '@selfread/desk'
import { z } from 'zod'
import type { CommandOutput } from '../command-output.ts'
import { describeIssues } from '../describe-issues.ts'
import { ExitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { readInput } from '../read-input.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskAtHand, type DeskLocation, useDesk } from '../use-desk.ts'
import { makeOutputFolder, writeOutput } from '../write-output.ts'

/** `person export`: all that is held on a customer, as `person.json` with the raw bytes beside it. */
export async function exportPersonCommand(
  options: DeskLocation & { readonly customer: string; readonly out: string },
): Promise<CommandOutput> {
  const { customer, out } = options
  await makeOutputFolder(join(out, 'raw'))
  const held = await useDesk({ location: options }, async ({ desk }) => {
    const found = await desk.persons.export({ customer })
    for (const { sha256 } of found?.blobs ?? []) {
      const bytes = await desk.persons.raw({ sha256 })
      if (bytes !== undefined) await writeOutput(join(out, 'raw', sha256), bytes)
    }
    return found
  })
  if (held === undefined) {
    const problem = `nothing is held on customer ${customer}`
    return { json: { customer, problem }, text: problem, exitCode: ExitCode.problems }
  }
  await writeOutput(join(out, 'person.json'), `${JSON.stringify(held, undefined, 2)}\n`)
  return {
    json: { customer, out, ...sizesOf(held) },
    text: Object.entries(sizesOf(held))
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
    exitCode: ExitCode.ok,
  }
}

function sizesOf({ places, submissions, letters, blobs }: PersonExport) {
  return {
    places: places.length,
    submissions: submissions.length,
    letters: letters.length,
    blobs: blobs.length,
  }
}

/** A line of the list of erasures: what is needed to do it again in a restored backup. */
interface ErasureLine {
  readonly tenant: string
  readonly customer: string
  readonly by: string
  readonly reason: string
  /** When it was first asked for. */
  readonly at: string
}

const erasureLine: z.ZodType<ErasureLine> = z.strictObject({
  tenant: z.string().min(1),
  customer: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
  at: z.iso.datetime(),
})

/** `person erase --customer`: puts the erasure on the list, then destroys the keys. */
export async function erasePersonCommand(
  options: DeskLocation & {
    readonly customer: string
    readonly by: string
    readonly reason: string
    readonly list: string
  },
): Promise<CommandOutput> {
  const { customer, by, reason, list } = options
  const erased = await useDesk({ location: options }, async (atHand) => {
    const { config, now } = atHand
    const line: ErasureLine = { tenant: config.tenant, customer, by, reason, at: now() }
    const isListed = (await linesOf(list, { mayBeMissing: true })).some((it) => isSame(it, line))
    // On the list first: what is erased and on no list would come back with a restored backup.
    if (!isListed) await appendLine(list, line)
    return erase(atHand, line)
  })
  return outputOf([erased])
}

/** `person erase --list`: erases all who are on the list again, in a restored backup say. */
export async function eraseListedCommand(
  options: DeskLocation & { readonly list: string },
): Promise<CommandOutput> {
  const lines = await linesOf(options.list, { mayBeMissing: false })
  const erased = await useDesk({ location: options }, async (atHand) => {
    const own = lines.filter(({ tenant }) => tenant === atHand.config.tenant)
    const results: PersonErased[] = []
    for (const line of own) results.push(await erase(atHand, line))
    return results
  })
  return outputOf(erased)
}

function erase({ desk }: DeskAtHand, { customer, by, reason }: ErasureLine): Promise<PersonErased> {
  return desk.persons.erase({ customer, actor: { kind: 'employee', id: by }, reason })
}

function outputOf(erased: readonly PersonErased[]): CommandOutput {
  const kept = erased.some((it) => it.kept.length > 0)
  return {
    json: erased,
    text: erased.map(describe).join('\n'),
    exitCode: kept ? ExitCode.problems : ExitCode.ok,
  }
}

function describe({ customer, outcome, submissions, kept }: PersonErased): string {
  const said = {
    erased: `erased, with ${submissions.length} submissions`,
    already_erased: 'was erased before',
    unknown: 'is not known here',
  }[outcome]
  const remain =
    kept.length === 0
      ? ''
      : `; look at ${kept.join(', ')}: others sent them, about places of others as well`
  return `${customer}: ${said}${remain}`
}

async function linesOf(
  path: string,
  { mayBeMissing }: { readonly mayBeMissing: boolean },
): Promise<readonly ErasureLine[]> {
  if (mayBeMissing && (await stat(path).catch(() => undefined)) === undefined) return []
  const text = new TextDecoder().decode(await readInput(path))
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const parsed = erasureLine.safeParse(jsonOf(line))
    if (parsed.success) return [parsed.data]
    throw new UsageError(`${path}, line ${index + 1}: ${describeIssues(parsed.error)}`)
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function appendLine(path: string, line: ErasureLine): Promise<void> {
  try {
    await appendFile(path, `${JSON.stringify(line)}\n`, { flush: true })
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${fileProblem(error)}. Nothing was erased.`)
  }
}

function isSame(a: ErasureLine, b: ErasureLine): boolean {
  return a.tenant === b.tenant && a.customer === b.customer
}
