import type { CivilDate, Reading } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { behindDay, type Page, type PageQuery, pageOptions, readPage } from './page.ts'

/** Which readings: of a place, of days, of both, or all. */
export interface ReadingsQuery extends PageQuery {
  /** The supplier's own id of it. */
  readonly place?: string
  /** Days on which they were read, the first and the last included. */
  readonly period?: { readonly from: CivilDate; readonly to: CivilDate }
}

/** Readings of every status, by the day on which they were read. */
export function findReadings(context: DeskContext, query: ReadingsQuery): Promise<Page<Reading>> {
  const { place, period } = query
  return readPage<Reading>(context, {
    collection: 'reading',
    where: {
      index: 'read_on',
      ...(period && { from: period.from, below: behindDay(period.to) }),
    },
    ...(place !== undefined && { place }),
    ...pageOptions(query),
  })
}
