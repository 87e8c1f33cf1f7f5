import { COLLECTIONS } from '../../projection/collections.ts'
import type { FinalState } from './final-state.ts'
import { rawSha256Of } from './ledger.ts'
import { TENANT } from './simulation-stage.ts'

/** Nothing that a person who was erased is known by can be read anywhere. */
export async function checkErasure(final: FinalState): Promise<readonly string[]> {
  const { ledger, world, facts, run } = final
  const problems: string[] = []
  for (const id of ledger.erased) {
    const customer = world.customers.find((it) => it.id === id)
    if (customer === undefined) continue
    const marks = [customer.name, customer.phone, ...(customer.email ? [customer.email] : [])]
    const shows = (value: unknown) => marks.some((mark) => JSON.stringify(value).includes(mark))
    for (const fact of facts) {
      if (shows(fact)) problems.push(`${fact.stream} ${fact.version} (${fact.type}) shows ${id}.`)
    }
    for (const collection of COLLECTIONS) {
      const { documents } = await run.store.findDocuments({ tenant: TENANT, collection })
      for (const document of documents) {
        if (shows(document)) problems.push(`Document ${collection}/${document.key} shows ${id}.`)
      }
    }
    for (const { submission, deliveries, receipt } of ledger.acknowledged.values()) {
      // Of what is no mail nobody knows the sender.
      if (submission.customer !== id || submission.meaning === 'garbage') continue
      for (const { name, content } of deliveries) {
        const hash = rawSha256Of(content, receipt)
        const bytes = await run.store.getBlob({ tenant: TENANT, sha256: hash })
        if (bytes !== undefined) problems.push(`What ${id} sent (${name}) can still be read.`)
      }
    }
    const held = await run.desk.persons.export({ customer: id })
    if (held !== undefined && shows(held)) problems.push(`An export shows ${id}.`)
    const found = await run.desk.places.find(customer.phone)
    if (found.length > 0) problems.push(`${id} is still found by phone.`)
  }
  return problems
}
