import type { StoredFact, StoreFault } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionSubject } from '../intake/receive-submission.ts'
import { readSubject } from '../person/read-subject.ts'

/** Bytes that a fact says were kept. */
interface Evidence {
  readonly stream: string
  readonly sha256: string
  /** Under whose key. */
  readonly subject: string
}

/**
 * Looks for the bytes that the facts speak of: what arrived, what went to operators, what came back.
 * Those of an erased sender are gone, as they should be.
 */
export async function verifyEvidence(context: DeskContext): Promise<readonly StoreFault[]> {
  const { tenant } = context
  const { evidence, erased } = await readEvidence(context)
  const faults: StoreFault[] = []
  for (const [subject, named] of Map.groupBy(evidence, (it) => it.subject)) {
    const items = await readSubject(context, subject)
    const held = new Set(items.map((item) => (item.kind === 'blob' ? item.sha256 : undefined)))
    for (const { stream, sha256 } of named) {
      if (held.has(sha256) || erased.has(stream)) continue
      const message = `Blob ${sha256} of tenant ${tenant}, which ${stream} speaks of, is not there under the key of ${subject}.`
      faults.push({ code: 'blob_changed', message, tenant, stream, sha256 })
    }
  }
  return faults
}

async function readEvidence({ tenant, store }: DeskContext): Promise<{
  readonly evidence: readonly Evidence[]
  /** Streams whose sender was erased. */
  readonly erased: ReadonlySet<string>
}> {
  const evidence: Evidence[] = []
  const erased = new Set<string>()
  let after: string | undefined
  for (;;) {
    const page = await store.readFeed({ tenant, ...(after !== undefined && { after }) })
    if (page.facts.length === 0) return { evidence, erased }
    for (const fact of page.facts) {
      evidence.push(...evidenceOf(fact))
      if (fact.isErased) erased.add(fact.stream)
    }
    after = page.next
  }
}

function evidenceOf({ type, stream, data }: StoredFact): readonly Evidence[] {
  const [kind, id = ''] = [
    stream.slice(0, stream.indexOf('/')),
    stream.slice(stream.indexOf('/') + 1),
  ]
  if (type === 'submission_received' || type === 'submission_redelivered') {
    const { rawSha256: sha256 } = data as { readonly rawSha256: string }
    return [{ stream, sha256, subject: submissionSubject(id) }]
  }
  if (type === 'transfer_prepared') {
    const { batch } = data as {
      readonly batch: { readonly id: string; readonly fileSha256: string }
    }
    return [{ stream, sha256: batch.fileSha256, subject: `transfer:${batch.id}` }]
  }
  if (kind !== 'measurement') return []
  const sha256 = id.slice(id.lastIndexOf('/') + 1)
  return [{ stream, sha256, subject: `measurement:${sha256}` }]
}
