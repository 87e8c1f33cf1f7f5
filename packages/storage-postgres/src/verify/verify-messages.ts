import type { StoreFault } from '@selfread/core'
import { messageLabel, openSealedJson, unwrapSubjectKey } from '@selfread/storage-kit'
import { behindColumn, fromColumn } from '../driver/text-column.ts'
import type { StoreContext } from '../store-context.ts'
import { pagesOf } from './pages-of.ts'

interface MessageRow {
  readonly tenant: string
  readonly id: string
  readonly state: 'waiting' | 'sent' | 'erased'
  readonly subject: string
  readonly key: Uint8Array | null
  readonly content: Uint8Array | null
}

/** Opens every message that is kept: those still to be sent, and those that say what was sent. */
export async function verifyMessages(context: StoreContext): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = []
  const rows = pagesOf<MessageRow>(context.caller, 'message_rows', ['', ''], (row) => [
    row.tenant,
    behindColumn(row.id),
  ])
  for await (const row of rows) {
    const [tenant, id] = [fromColumn(row.tenant), fromColumn(row.id)]
    const problem = problemOf(context, row, { tenant, id })
    if (problem === undefined) continue
    const message = `Message ${id} of tenant ${tenant} is not as it was queued: ${problem}`
    faults.push({ code: 'database_damaged', message, tenant })
  }
  return faults
}

function problemOf(
  { wrapper }: StoreContext,
  { state, content, key, ...row }: MessageRow,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): string | undefined {
  if (content === null)
    return state === 'waiting' || key !== null ? 'It has no content.' : undefined
  if (key === null) return 'Its key is gone.'
  try {
    const subject = fromColumn(row.subject)
    const own = unwrapSubjectKey(wrapper, { tenant, subject, key })
    openSealedJson(own, content, messageLabel({ tenant, id }))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
