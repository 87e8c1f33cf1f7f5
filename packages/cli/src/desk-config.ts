import { dirname, resolve } from 'node:path'
import { type OperatorFormat, parseRuleRows, type RuleRow } from '@selfread/core'
import { rules } from '@selfread/core/presets'
import type { OperatorSettings } from '@selfread/desk'
import {
  delimitedFormat,
  genericMeasurementData,
  genericReadingUpload,
} from '@selfread/format-delimited'
import { z } from 'zod'
import { describeIssues } from './describe-issues.ts'
import { readOperatorFormat } from './operator-format-file.ts'
import { readJsonInput } from './read-input.ts'
import { unusableFormat } from './unusable-format.ts'
import { UsageError } from './usage-error.ts'

const presets = {
  RO: rules.romania,
  RU: rules.russia,
  UA: rules.ukraine,
  TR: rules.turkey,
  DE: rules.germany,
  GB: rules.greatBritain,
  IT: rules.italy,
  ES: rules.spain,
} as const

const formatSchema = z.strictObject({
  kind: z.enum(['delimited', 'xml']),
  /** Path of the mapping's JSON, from the configuration's folder. */
  mapping: z.string().min(1),
})

const operatorSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  email: z.email().optional(),
  /** BCP 47 tag of the language that letters to it are written in. */
  language: z.string().min(2).optional(),
  transfer: formatSchema.optional(),
  measurements: formatSchema.optional(),
})

// Strict: a misspelt field would be a setting that silently does not hold.
const configSchema = z.strictObject({
  tenant: z.string().min(1).default('default'),
  name: z.string().min(1).optional(),
  mailbox: z.email().default('noreply@localhost.localdomain'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'expected a time zone such as Europe/Bucharest')
    .default('Europe/Bucharest'),
  jurisdiction: z.enum(['RO', 'RU', 'UA', 'TR', 'DE', 'GB', 'IT', 'ES']).default('RO'),
  operators: z.array(operatorSchema).default([]),
  rules: z.array(z.unknown()).default([]),
})

/** A tenant's settings, mappings loaded and rules checked. */
export interface DeskConfig {
  readonly tenant: string
  readonly supplier: { readonly name: string; readonly mailbox: { readonly address: string } }
  readonly timeZone: string
  readonly jurisdiction: string
  readonly operators: readonly OperatorSettings[]
  readonly rules: readonly RuleRow[]
}

/**
 * Reads a configuration file, or the defaults where there is none. Throws `UsageError` that names
 * the file and field; a mapping that cannot be used is reported when its operator’s files are.
 */
export async function readDeskConfig(path: string | undefined): Promise<DeskConfig> {
  const content = path === undefined ? {} : await readJsonInput(path)
  const parsed = configSchema.safeParse(content)
  if (!parsed.success) throw new UsageError(`${path}: ${describeIssues(parsed.error)}`)
  const { tenant, name, mailbox, timeZone, jurisdiction, operators } = parsed.data
  const folder = path === undefined ? '.' : dirname(path)
  return {
    tenant,
    supplier: { name: name ?? tenant, mailbox: { address: mailbox, ...(name && { name }) } },
    timeZone,
    jurisdiction,
    rules: rulesOf(presets[jurisdiction](), parsed.data.rules, path),
    operators: await Promise.all(operators.map((operator) => settingsOf(operator, folder))),
  }
}

/** An operator nobody configured: the generic files both ways. */
export function genericOperator(id: string): OperatorSettings {
  return { id, name: id, transfers: genericTransfers(), measurements: genericMeasurements() }
}

async function settingsOf(
  { id, name, email, language, transfer, measurements }: z.infer<typeof operatorSchema>,
  folder: string,
): Promise<OperatorSettings> {
  const read = ({ kind, mapping }: z.infer<typeof formatSchema>) =>
    readOperatorFormat(resolve(folder, mapping), kind).catch((error: unknown) => {
      if (UsageError.is(error)) return unusableFormat(error)
      throw error
    })
  return {
    id,
    name: name ?? id,
    transfers: transfer ? await read(transfer) : genericTransfers(),
    measurements: measurements ? await read(measurements) : genericMeasurements(),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
  }
}

function genericTransfers(): OperatorFormat {
  return delimitedFormat(genericReadingUpload)
}

function genericMeasurements(): OperatorFormat {
  return delimitedFormat(genericMeasurementData)
}

/** Checked together: an own row may not have the id and first day of one of the preset. */
function rulesOf(
  preset: readonly RuleRow[],
  own: readonly unknown[],
  path: string | undefined,
): readonly RuleRow[] {
  const parsed = parseRuleRows([...preset, ...own])
  if (parsed.ok) return parsed.rows
  const problems = parsed.problems.map(({ row, id, field, message }) => {
    const position = row - preset.length - 1
    return `rules[${position}]${field && `.${field}`}${id === undefined ? '' : ` (${id})`}: ${message}`
  })
  throw new UsageError(`${path}: ${problems.join('; ')}`)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
