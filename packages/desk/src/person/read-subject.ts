import type { SubjectItem } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'

/** All that is held under a subject's key, page after page. */
export async function readSubject(
  { tenant, store }: DeskContext,
  subject: string,
): Promise<readonly SubjectItem[]> {
  const items: SubjectItem[] = []
  let after: string | undefined
  do {
    const page = await store.readSubject({ tenant, subject, ...(after !== undefined && { after }) })
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

/** True where anything is held under a subject's key. */
export async function isHeld({ tenant, store }: DeskContext, subject: string): Promise<boolean> {
  const { items } = await store.readSubject({ tenant, subject, limit: 1 })
  return items.length > 0
}
