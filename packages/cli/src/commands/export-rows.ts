import type { ExportedRows } from '@selfread/desk'
import { stringify } from 'csv-stringify/sync'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import type { Progress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { writeLines } from '../write-lines.ts'
import { prepareOutputFile } from '../write-output.ts'

/** What rows can be of. */
export const ROW_KINDS = ['readings', 'places', 'operations'] as const

/** Which rows go into which file. */
export interface ExportRowsOptions extends DeskLocation {
  readonly rows: keyof ExportedRows
  /** Its ending says the form: `.csv` or `.ndjson`. */
  readonly out: string
  readonly place?: string
  readonly from?: string
  readonly to?: string
  readonly after?: string
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>

const COLUMNS: { readonly [Kind in keyof ExportedRows]: Columns<ExportedRows[Kind]> } = {
  readings: {
    id: ({ id }) => id,
    place: ({ place }) => place,
    meter: ({ meterSerial }) => meterSerial,
    register: ({ register }) => register,
    index: ({ value }) => value.text,
    read_on: ({ readOn }) => readOn,
    source: ({ source }) => source,
    quality: ({ quality }) => quality,
    status: ({ status }) => status,
    channel: ({ channel }) => channel,
    received_at: ({ receivedAt }) => receivedAt,
    receipt: ({ receiptNumber = '' }) => receiptNumber,
  },
  places: {
    id: ({ id }) => id,
    utility: ({ utility }) => utility,
    operator: ({ operator }) => operator,
    customer: ({ customerId }) => customerId,
    identifiers: ({ identifiers }) =>
      identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join('|'),
    meters: ({ serials }) => serials.join('|'),
  },
  operations: {
    id: ({ id }) => id,
    day: ({ day }) => day,
    kind: ({ kind }) => kind,
    place: ({ place }) => place,
    reference: ({ reference }) => reference,
  },
}

/** `store export --rows`: readings, places or operations for other programs, streamed. */
export async function exportRowsCommand(
  options: ExportRowsOptions,
  progress: Progress,
): Promise<CommandOutput> {
  const { rows: of, out, place, from, to, after } = options
  const isCsv = out.endsWith('.csv')
  if (!isCsv && !out.endsWith('.ndjson')) {
    throw new UsageError(`--out must end in .csv or .ndjson, which says the form, not ${out}.`)
  }
  await prepareOutputFile(out)
  const isPeriod = from !== undefined || to !== undefined
  const period = { from: from ?? '0001-01-01', to: to ?? '9999-12-31' }
  const result = await useDesk({ location: options }, async ({ desk }) => {
    const exported = await desk.exportRows({
      of,
      ...(place !== undefined && { place }),
      ...(isPeriod && { period }),
      ...(after !== undefined && { after }),
    })
    const { rows, stored, next } = exported
    const header = isCsv ? [stringify([Object.keys(COLUMNS[of])])] : []
    const lineOf = isCsv ? csvLine(of) : (row: unknown) => `${JSON.stringify(row)}\n`
    const lines = await writeLines(out, linesOf(rows, { header, lineOf, progress }))
    return { rows: lines - header.length, stored, next }
  })
  const { rows, stored, next } = result
  return {
    json: { out, ...result },
    text: [
      `${out}: ${rows} ${of}${stored === undefined ? '' : ` of ${stored} stored`}`,
      `what changes from now on: --after ${next}`,
    ].join('\n'),
    exitCode: ExitCode.ok,
  }
}

function csvLine<Kind extends keyof ExportedRows>(of: Kind): (row: ExportedRows[Kind]) => string {
  const cells = Object.values(COLUMNS[of])
  return (row) => stringify([cells.map((cell) => cell(row))])
}

async function* linesOf<Row>(
  rows: AsyncIterable<Row>,
  how: {
    readonly header: readonly string[]
    readonly lineOf: (row: Row) => string
    readonly progress: Progress
  },
): AsyncGenerator<string> {
  yield* how.header
  let count = 0
  for await (const row of rows) {
    how.progress(`${++count} rows`)
    yield how.lineOf(row)
  }
}
