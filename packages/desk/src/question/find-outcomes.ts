import type { CivilDate, DocumentQuery, ReconciliationOutcomeCode } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import type { ReadingOutcome } from '../projection/place-documents.ts'
import { type Page, type PageQuery, pageOptions, readPage } from './page.ts'

/** Which outcomes: of a code, and of a file or of the day on which files were compared. */
export type OutcomesQuery = PageQuery &
  (
    | { readonly code: ReconciliationOutcomeCode }
    | { readonly day: CivilDate; readonly code?: ReconciliationOutcomeCode }
    | { readonly fileSha256: string; readonly code?: ReconciliationOutcomeCode }
  )

/** What became of readings in operators' files: one outcome for each reading and file. */
export function findOutcomes(
  context: DeskContext,
  query: OutcomesQuery,
): Promise<Page<ReadingOutcome>> {
  return readPage<ReadingOutcome>(context, {
    collection: 'outcome',
    where: entriesOf(query),
    ...pageOptions(query),
  })
}

function entriesOf(query: OutcomesQuery): NonNullable<DocumentQuery['where']> {
  if ('day' in query) return startingWith('day_code', query.day, query.code)
  if ('fileSha256' in query) return startingWith('file_code', query.fileSha256, query.code)
  return startingWith('code_day', query.code)
}

/** Entries of the form `first/second`: of one first part, or of both. */
function startingWith(
  index: string,
  first: string,
  second?: string,
): NonNullable<DocumentQuery['where']> {
  return second === undefined
    ? { index, from: `${first}/`, below: `${first}/~` }
    : { index, equals: `${first}/${second}` }
}
