import type { DocumentQuery, StoredDocument } from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

const DOCUMENTS_PER_PAGE = 1_000

/** All documents of a query, or the first so many, page after page. */
export async function readAllDocuments(
  context: DeskContext,
  query: Omit<DocumentQuery, 'tenant' | 'after'>,
): Promise<readonly StoredDocument[]> {
  const { limit = Number.POSITIVE_INFINITY, ...selection } = query
  const all: StoredDocument[] = []
  let after: string | undefined
  do {
    const page = await context.store.findDocuments({
      ...selection,
      tenant: context.tenant,
      limit: Math.min(limit - all.length, DOCUMENTS_PER_PAGE),
      ...(after !== undefined && { after }),
    })
    all.push(...page.documents)
    after = page.next
  } while (after !== undefined && all.length < limit)
  return all
}
