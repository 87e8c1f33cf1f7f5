import type { Reading } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { retryDecision } from '../retry-decision.ts'
import { type Page, type PageQuery, pageOptions, readPage } from './page.ts'

/** Readings that wait for the next file to an operator. */
export interface DueReadings extends Page<Reading> {
  /** How many wait in all. */
  readonly total: number
}

/** What is due for transfer to an operator: accepted, and in no file yet. */
export async function findDueReadings(
  context: DeskContext,
  query: { readonly operator: string } & PageQuery,
): Promise<DueReadings> {
  const { tenant, store } = context
  const where = { index: 'due_for_transfer', equals: query.operator }
  const selection = { collection: 'reading', where }
  const page = await readPage<Reading>(context, { ...selection, ...pageOptions(query) })
  const total = await retryDecision(context, () => store.countDocuments({ tenant, ...selection }))
  return { ...page, total }
}
