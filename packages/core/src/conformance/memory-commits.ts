import { hash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '../journal/index.ts'
import { type Commit, type CommitReceipt, IdempotencyConflictError } from '../ports/index.ts'
import { createChanges } from './memory-changes.ts'
import { assertCommit } from './memory-checks.ts'
import type { MemoryDocuments } from './memory-documents.ts'
import type { MemoryFacts } from './memory-facts.ts'
import type { MemoryOutbox } from './memory-outbox.ts'
import { type CommitRecord, type MemoryStorage, nameOf } from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

const DAY_MS = 86_400_000

/** Stores a decision: throws half way where it may not be stored, for its caller to undo. */
export type MemoryCommits = (commit: Commit) => CommitReceipt

/** Commits of one who has the storage open. */
export function createMemoryCommits(
  storage: MemoryStorage,
  parts: {
    readonly facts: MemoryFacts
    readonly documents: MemoryDocuments
    readonly outbox: MemoryOutbox
  },
  isFlawed: IsFlawed,
): MemoryCommits {
  const { facts, documents, outbox } = parts
  const changes = isFlawed('a rejected transaction leaves its idempotency keys')
    ? createChanges()
    : storage.changes
  const ownKeys = new Set<string>()

  function keyName({ tenant, appends, idempotencyKey }: Commit): string | undefined {
    if (idempotencyKey === undefined || isFlawed('ignores idempotency keys')) return undefined
    return nameOf(
      isFlawed('shares idempotency keys between tenants') ? '' : tenant,
      isFlawed('shares idempotency keys between streams') ? '' : (appends[0]?.stream ?? ''),
      idempotencyKey,
    )
  }

  function digestOf(commit: Commit): string {
    const { idempotencyKey: _, ...all } = commit
    const content = isFlawed('compares a repetition by its facts') ? { appends: all.appends } : all
    // What is no JSON is refused: it is stored nowhere either.
    const text = isFlawed('tells a repetition by the order of its names')
      ? JSON.stringify(content)
      : canonicalJson(content as unknown as JsonValue)
    return hash('sha256', text, 'hex')
  }

  function isForgotten(name: string, { records }: CommitRecord, recordedAt: string): boolean {
    if (isFlawed('forgets idempotency keys on reopening')) return !ownKeys.has(name)
    if (!isFlawed('forgets idempotency keys after a day')) return false
    const { tenant = '', stream = '', recordedAt: then = '' } = records[0]?.fact ?? {}
    const last = storage.streams.get(nameOf(tenant, stream))?.at(-1)?.fact.recordedAt
    return Date.parse(last ?? recordedAt) - Date.parse(then) > DAY_MS
  }

  function repetitionOf(commit: Commit, name: string, digest: string): CommitReceipt | undefined {
    const { idempotencyKey = '', appends, recordedAt } = commit
    const known = storage.commits.get(name)
    if (known === undefined || isForgotten(name, known, recordedAt)) return undefined
    if (known.digest !== digest && !isFlawed('takes any commit for a repetition'))
      throw new IdempotencyConflictError({ stream: appends[0]?.stream ?? '', idempotencyKey })
    if (isFlawed('applies the documents of a repetition'))
      for (const change of commit.documents ?? []) documents.change(commit.tenant, change)
    const receipt = facts.receiptOf(known.records)
    return isFlawed('does not say that it repeats') ? receipt : { ...receipt, isRepetition: true }
  }

  return (commit) => {
    assertCommit(commit, isFlawed)
    const name = keyName(commit)
    const digest = name === undefined ? '' : digestOf(commit)
    if (isFlawed('checks the version before the idempotency key')) facts.assertFits(commit)
    const repetition = name && repetitionOf(commit, name, digest)
    if (repetition) return repetition

    if (!isFlawed('stores half a commit')) facts.assertFits(commit)
    const ordered = [...(commit.documents ?? [])]
    if (isFlawed('applies deletions last'))
      ordered.sort((a, b) => Number(a.change === 'delete') - Number(b.change === 'delete'))
    for (const change of ordered) documents.change(commit.tenant, change)
    if (isFlawed('stores half a commit')) facts.assertFits(commit)
    const records = facts.append(commit)
    for (const message of commit.messages ?? []) outbox.enqueue(commit.tenant, message)
    if (name !== undefined) {
      changes.set(storage.commits, name, { digest, records })
      ownKeys.add(name)
    }
    return facts.receiptOf(records)
  }
}
