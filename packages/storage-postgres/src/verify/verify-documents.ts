import { canonicalJson, type JsonValue, type StoreFault } from '@selfread/core'
import { documentLabel, openSealedJson, unwrapSubjectKey } from '@selfread/storage-kit'
import { fromColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'
import { pagesOf } from './pages-of.ts'

interface DocumentRow {
  readonly kept: unknown
  readonly tenant: string
  readonly collection: string
  readonly key: string
  readonly value: string
  readonly subject: string | null
  readonly subject_key: Uint8Array | null
  readonly sealed: Uint8Array | null
}

interface LostRow {
  readonly tenant: string
  readonly collection: string
  readonly key: string
  readonly problem: string
}

/** How many documents that are not found as they should be are named. */
const mostLost = 1_000

/**
 * Opens every document, and looks whether each is found by what it was put with.
 * What it says is made anew from the facts and compared by the desk.
 */
export async function verifyDocuments(context: StoreContext): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = []
  const rows = pagesOf<DocumentRow>(context.caller, 'document_rows', [0], ({ kept }) => [
    Number(kept) + 1,
  ])
  for await (const row of rows) {
    const named = {
      tenant: fromColumn(row.tenant),
      collection: fromColumn(row.collection),
      key: fromColumn(row.key),
    }
    const problem = problemOf(context, row, named)
    if (problem === undefined) continue
    faults.push(faultOf(named, problem))
  }
  const lost = await context.caller.call<LostRow>('lost_documents', [mostLost])
  for (const { problem, ...row } of lost)
    faults.push(
      faultOf(
        {
          tenant: fromColumn(row.tenant),
          collection: fromColumn(row.collection),
          key: fromColumn(row.key),
        },
        problem,
      ),
    )
  return faults
}

function faultOf(
  { tenant, collection, key }: Omit<LostRow, 'problem'>,
  problem: string,
): StoreFault {
  const message = `Document ${key} of ${collection} of tenant ${tenant} is not as it was put: ${problem}`
  return { code: 'document_changed', message, tenant }
}

function problemOf(
  { wrapper }: StoreContext,
  row: DocumentRow,
  named: { readonly tenant: string; readonly collection: string; readonly key: string },
): string | undefined {
  try {
    if (canonicalJson(JSON.parse(row.value) as JsonValue) !== row.value)
      return 'Its value is no canonical JSON.'
    if (row.sealed === null || row.subject === null) return undefined
    if (row.subject_key === null) return 'Its key is gone.'
    const subject = fromColumn(row.subject)
    const own = unwrapSubjectKey(wrapper, { ...named, subject, key: row.subject_key })
    openSealedJson(own, row.sealed, documentLabel(named))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
