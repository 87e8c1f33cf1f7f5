import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type OperatorFormat, parseRuleRows, type RuleRow, rules } from '@selfread/core'
import type { OperatorSettings } from '@selfread/desk'
import {
  delimitedFormat,
  genericMeasurementData,
  genericReadingUpload,
  parseDelimitedMapping,
} from '@selfread/format-delimited'
import { parseXmlMapping, xmlFormat } from '@selfread/format-xml'
import { z } from 'zod'
import { UsageError } from './usage-error.ts'

const presets = { RO: rules.romania, RU: rules.russia } as const

const formatSchema = z.object({
  kind: z.enum(['delimited', 'xml']),
  /** Path of the mapping's JSON, from the configuration's folder. */
  mapping: z.string().min(1),
})

const configSchema = z.object({
  tenant: z.string().min(1).default('default'),
  name: z.string().min(1).optional(),
  mailbox: z.email().default('noreply@localhost.localdomain'),
  timeZone: z.string().min(1).default('Europe/Bucharest'),
  jurisdiction: z.enum(['RO', 'RU']).default('RO'),
  operators: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string().min(1).optional(),
        email: z.email().optional(),
        transfer: formatSchema.optional(),
        measurements: formatSchema.optional(),
      }),
    )
    .default([]),
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

/** Reads a configuration file, or the defaults where there is none. Throws `UsageError` that names the file and field. */
export async function readDeskConfig(path: string | undefined): Promise<DeskConfig> {
  const content = path === undefined ? {} : await readJson(path)
  const parsed = configSchema.safeParse(content)
  if (!parsed.success) throw new UsageError(`${path}: ${z.prettifyError(parsed.error)}`)
  const { tenant, name, mailbox, timeZone, jurisdiction, operators } = parsed.data
  const own = parseRuleRows(parsed.data.rules)
  if (!own.ok) {
    const problems = own.problems.map((it) => `rules[${it.row}].${it.field}: ${it.message}`)
    throw new UsageError(`${path}: ${problems.join('; ')}`)
  }
  const folder = path === undefined ? '.' : dirname(path)
  return {
    tenant,
    supplier: { name: name ?? tenant, mailbox: { address: mailbox, ...(name && { name }) } },
    timeZone,
    jurisdiction,
    rules: [...presets[jurisdiction](), ...own.rows],
    operators: await Promise.all(
      operators.map(async ({ id, name: operatorName, email, transfer, measurements }) => ({
        id,
        name: operatorName ?? id,
        transfers: transfer ? await readFormat(folder, transfer) : genericTransfers(),
        measurements: measurements ? await readFormat(folder, measurements) : genericMeasurements(),
        ...(email !== undefined && { email }),
      })),
    ),
  }
}

/** An operator nobody configured: the generic files both ways. */
export function genericOperator(id: string): OperatorSettings {
  return { id, name: id, transfers: genericTransfers(), measurements: genericMeasurements() }
}

function genericTransfers(): OperatorFormat {
  return delimitedFormat(genericReadingUpload)
}

function genericMeasurements(): OperatorFormat {
  return delimitedFormat(genericMeasurementData)
}

async function readFormat(
  folder: string,
  { kind, mapping }: z.infer<typeof formatSchema>,
): Promise<OperatorFormat> {
  return formatOf(resolve(folder, mapping), kind)
}

/** The format that a mapping file describes; its kind is seen from its content where it is not given. */
export async function formatOf(path: string, kind?: 'delimited' | 'xml'): Promise<OperatorFormat> {
  const content = await readJson(path)
  const isXml = kind === undefined ? isXmlMapping(content) : kind === 'xml'
  if (isXml) {
    const parsed = parseXmlMapping(content)
    if (parsed.ok) return xmlFormat(parsed.mapping)
    throw mappingError(path, parsed.problems)
  }
  const parsed = parseDelimitedMapping(content)
  if (parsed.ok) return delimitedFormat(parsed.mapping)
  throw mappingError(path, parsed.problems)
}

function isXmlMapping(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'recordPath' in content
}

function mappingError(
  path: string,
  problems: readonly { path: string; expected: string; actual: string; advice: string }[],
): UsageError {
  const lines = problems.map(
    (it) => `${it.path || '(root)'}: expected ${it.expected}, found ${it.actual}. ${it.advice}`,
  )
  return new UsageError(`${path} is no valid mapping:\n${lines.join('\n')}`)
}

async function readJson(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`)
  }
}
