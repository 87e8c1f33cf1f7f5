import type { DisputeStatus, Page } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { textTable } from '../text-table.ts'
import { type DeskAtHand, type DeskLocation, useDesk } from '../use-desk.ts'

/** Options of a command that lists. */
export interface ListOptions extends DeskLocation {
  /** At most this many. */
  readonly limit: number
}

type Cell = string | number

/** `places find`: by any identifier, meter, phone, mail address, receipt, or words of name and address. */
export function findPlacesCommand(text: string, options: DeskLocation): Promise<CommandOutput> {
  return list(options, async ({ desk }) => ({ items: await desk.places.find(text) }), {
    header: ['place', 'utility', 'operator', 'customer', 'meters', 'identifiers'],
    rowOf: ({ id, utility, operator, customerName = '', serials, identifiers }) => [
      ...[id, utility, operator, customerName, serials.join(' ')],
      identifiers.map(({ value }) => value).join(' '),
    ],
  })
}

/** `readings`: those of a place, of days, or of both. */
export function readingsCommand(
  options: ListOptions & { readonly place?: string; readonly from?: string; readonly to?: string },
): Promise<CommandOutput> {
  const { place, from = '0001-01-01', to = '9999-12-31', limit } = options
  const query = { period: { from, to }, limit, ...(place !== undefined && { place }) }
  return list(options, ({ desk }) => desk.readings.find(query), readingTable)
}

/** `due`: what waits for the next file to an operator. */
export function dueCommand(
  options: ListOptions & { readonly operator: string },
): Promise<CommandOutput> {
  return list(options, ({ desk }) => desk.transfers.due(options), readingTable)
}

/** `outcomes`: what became of readings in operators' files. */
export function outcomesCommand(
  options: ListOptions & { readonly query: Parameters<DeskAtHand['desk']['outcomes']['find']>[0] },
): Promise<CommandOutput> {
  const { query, limit } = options
  return list(options, ({ desk }) => desk.outcomes.find({ ...query, limit }), {
    header: ['place', 'register', 'receipt', 'outcome', 'file', 'compared'],
    rowOf: ({ place, register, receiptNumber, code, fileName, reconciledAt }) => [
      ...[place, register, receiptNumber, code, fileName],
      reconciledAt.slice(0, 'yyyy-mm-dd'.length),
    ],
  })
}

/** `disputes`: those whose clock runs, the first to run out first. */
export function disputesCommand(
  options: DeskLocation & { readonly before?: string },
): Promise<CommandOutput> {
  const query = options.before === undefined ? {} : { runningOutBefore: options.before }
  const rowOf = ({ dispute, clock }: DisputeStatus) => [
    ...[dispute.number ?? dispute.id, dispute.place, dispute.type, clock.state, clock.owner],
    ...[clock.dueOn ?? '', clock.daysLeft ?? ''],
  ]
  return list(options, async ({ desk }) => ({ items: await desk.disputes.list(query) }), {
    header: ['dispute', 'place', 'about', 'state', 'whose turn', 'until', 'days left'],
    rowOf,
  })
}

/** `operations`: how many a day had, of each kind. */
export async function operationsCommand(
  options: DeskLocation & { readonly day: string },
): Promise<CommandOutput> {
  const { day } = options
  const count = await useDesk({ location: options }, ({ desk }) => desk.operations.count({ day }))
  const kinds = Object.entries(count.byKind).map(([kind, number]) => `${number} ${kind}`)
  return {
    json: count,
    text: `${day}: ${count.total} operations (${kinds.join(', ')})`,
    exitCode: ExitCode.ok,
  }
}

const readingTable = {
  header: ['place', 'meter', 'register', 'index', 'read on', 'source', 'status', 'receipt'],
  rowOf: (it: ReadingRow) => [
    ...[it.place, it.meterSerial, it.register, it.value.text, it.readOn, it.source, it.status],
    it.receiptNumber ?? '',
  ],
}

type ReadingRow = Awaited<ReturnType<DeskAtHand['desk']['readings']['find']>>['items'][number]

async function list<Item>(
  location: DeskLocation,
  ask: (atHand: DeskAtHand) => Promise<Page<Item>>,
  table: { readonly header: readonly string[]; readonly rowOf: (item: Item) => readonly Cell[] },
): Promise<CommandOutput> {
  const { items, next } = await useDesk({ location }, ask)
  const more = next === undefined ? '' : ', and there are more: give a larger --limit'
  return {
    json: items,
    text: `${textTable(table.header, items.map(table.rowOf))}\n\n${items.length} found${more}`,
    exitCode: ExitCode.ok,
  }
}
