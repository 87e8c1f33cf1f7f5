import type { DocumentQuery, StoredDocument } from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

/** All documents of a query, page after page. */
export async function readAllDocuments(
  context: DeskContext,
  query: Omit<DocumentQuery, 'tenant' | 'after' | 'limit'>,
): Promise<readonly StoredDocument[]> {
  const all: StoredDocument[] = []
  let after: string | undefined
  do {
    const page = await context.store.findDocuments({
      ...query,
      tenant: context.tenant,
      ...(after !== undefined && { after }),
    })
    all.push(...page.documents)
    after = page.next
  } while (after !== undefined)
  return all
}
