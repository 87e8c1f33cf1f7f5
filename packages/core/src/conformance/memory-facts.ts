import { hash } from 'node:crypto'
import {
  type JsonValue,
  leafBytes,
  partitionOf,
  type StoredFact,
  type TreeHead,
} from '../journal/index.ts'
import {
  type Commit,
  type CommitReceipt,
  type FeedPage,
  StoreError,
  VersionConflictError,
} from '../ports/index.ts'
import { assertLimit, parseCursor } from './memory-checks.ts'
import { appendLeaf, headOf } from './memory-log.ts'
import type { Sealing } from './memory-sealing.ts'
import { ensured, type FactRecord, type MemoryStorage, nameOf } from './memory-storage.ts'
import { type IsFlawed, inLocalTime } from './store-flaws.ts'

/** How far a commit's time may lie before the last fact of a stream. */
const CLOCK_TOLERANCE_MS = 60_000

/** Facts, their order and their logs. */
export interface MemoryFacts {
  /** Throws where a commit may not be stored on its streams as they are. */
  assertFits(commit: Commit): void
  append(commit: Commit): readonly FactRecord[]
  receiptOf(records: readonly FactRecord[]): CommitReceipt
  readStream(query: {
    readonly tenant: string
    readonly stream: string
    readonly afterVersion?: number
  }): readonly StoredFact[]
  readFeed(query: {
    readonly tenant: string
    readonly after?: string
    readonly limit?: number
  }): FeedPage
  factOf(record: FactRecord): StoredFact
  leafOf(record: FactRecord): Uint8Array
  logHeads(): readonly TreeHead[]
}

/** Facts of one who has the storage open. */
export function createMemoryFacts(
  storage: MemoryStorage,
  sealing: Sealing,
  isFlawed: IsFlawed,
): MemoryFacts {
  const { changes, logs } = storage
  const streamName = (tenant: string, stream: string) =>
    nameOf(isFlawed('shares streams between tenants') ? '' : tenant, stream)
  const feedName = (tenant: string) => (isFlawed('shares streams between tenants') ? '' : tenant)
  const streamOf = (tenant: string, stream: string) =>
    storage.streams.get(streamName(tenant, stream)) ?? []

  function assertVersions({ tenant, appends }: Commit): void {
    if (isFlawed('ignores the expected version')) return
    const ahead = new Map<string, number>()
    for (const { stream, expectedVersion, facts } of appends) {
      const known = streamOf(tenant, stream).length
      const actualVersion = known + (ahead.get(stream) ?? 0)
      if (!isFlawed('knows one append of a stream'))
        ahead.set(stream, actualVersion - known + facts.length)
      if (actualVersion === expectedVersion) continue
      if (isFlawed('leaves a gap in the log after a conflict')) storage.conflicts += 1
      throw new VersionConflictError({ stream, expectedVersion, actualVersion })
    }
  }

  /** The moment of the last fact that a commit may not lie before. */
  function lastMoment(tenant: string, stream: string): string | undefined {
    if (!isFlawed('keeps one clock for all streams'))
      return streamOf(tenant, stream).at(-1)?.fact.recordedAt
    return storage.feeds.get(tenant)?.at(-1)?.fact.recordedAt
  }

  function assertClock({ tenant, recordedAt, appends }: Commit): void {
    if (isFlawed('lets the clock go back')) return
    const toleranceMs = isFlawed('takes no moment before the last') ? 0 : CLOCK_TOLERANCE_MS
    for (const { stream } of appends) {
      const last = lastMoment(tenant, stream)
      if (last === undefined || Date.parse(recordedAt) >= Date.parse(last) - toleranceMs) continue
      const code = isFlawed('takes a wrong clock for a broken disk')
        ? 'io_failed'
        : 'clock_went_back'
      const message = `The commit is of ${recordedAt}, but the last fact of ${stream} of ${last}: set the clock right and try again.`
      throw new StoreError({ code, message })
    }
  }

  function positionOf(tenant: string, partition: number): number {
    const position = logs[partition]?.records.length ?? 0
    if (isFlawed('counts positions by tenant')) return storage.feeds.get(tenant)?.length ?? 0
    if (isFlawed('counts positions over all logs'))
      return logs.reduce((sum, log) => sum + log.records.length, 0)
    return position
  }

  function leafOf({ fact, data, sealed }: FactRecord): Uint8Array {
    return leafBytes({ ...fact, data: JSON.parse(data), ...(sealed && { sealed }) })
  }

  function factOf({ fact, data, sealed }: FactRecord): StoredFact {
    const { recordedAt } = fact
    const own = {
      ...fact,
      recordedAt: isFlawed('keeps moments in local time') ? inLocalTime(recordedAt) : recordedAt,
      actor: { ...fact.actor },
      data: sealing.fromText(data),
    }
    if (sealed === undefined || isFlawed('forgets personal data')) return own
    const personal = sealing.openJson(sealed)
    return personal === undefined
      ? { ...own, isErased: true }
      : { ...own, personal: { subject: sealed.subject, data: personal } }
  }

  /** Facts whose first reader in the feed does not see them, while he sees later ones. */
  const late = new WeakSet<FactRecord>()

  return {
    assertFits(commit) {
      assertVersions(commit)
      assertClock(commit)
    },

    append(commit) {
      const { tenant, recordedAt } = commit
      const actor = { kind: commit.actor.kind, id: commit.actor.id }
      const feed = ensured(storage.feeds, feedName(tenant), () => [])
      const stored: FactRecord[] = []
      for (const { stream, facts } of commit.appends) {
        const known = ensured(storage.streams, streamName(tenant, stream), () => [])
        const partition = isFlawed('puts all facts into the first log')
          ? 0
          : partitionOf({ tenant, stream, partitions: logs.length })
        const log = logs[partition]
        if (log === undefined) throw new Error(`There is no log ${partition}.`)
        for (const { type, data, personal } of facts) {
          if (stored.length === 1_000 && isFlawed('stores 1,000 facts of a commit')) break
          const version = known.length + 1
          const position = positionOf(tenant, partition) + gaps()
          const record: FactRecord = {
            fact: { tenant, stream, version, partition, position, type, recordedAt, actor },
            data: cut(sealing.toText(data as JsonValue)),
            sealed: personal && sealing.sealJson(tenant, personal),
          }
          changes.push(known, record)
          changes.push(feed, record)
          changes.push(log.records, record)
          const bytes = Buffer.concat([Uint8Array.of(0), leafOf(record)])
          appendLeaf(changes, log, hash('sha256', bytes, 'hex'))
          stored.push(record)
        }
      }
      return stored
    },

    receiptOf(records) {
      const touched = new Set(records.map((record) => record.fact.partition))
      const partitions = [...touched]
      if (!isFlawed('gives heads in the order of the facts')) partitions.sort((a, b) => a - b)
      const heads = logHeads()
      return {
        facts: records.map(factOf),
        heads: partitions.flatMap((partition) => {
          const head = heads[partition]
          return head === undefined ? [] : [{ partition, ...head }]
        }),
      }
    },

    readStream({ tenant, stream, afterVersion = 0 }) {
      return streamOf(tenant, stream).slice(afterVersion).map(factOf)
    },

    readFeed({ tenant, after, limit = 1_000 }) {
      assertLimit(limit, isFlawed)
      const cursor = after === undefined ? 0 : (parseCursor(after, 'number', isFlawed) ?? 0)
      const from = isFlawed('repeats the last fact of the feed') ? Math.max(0, cursor - 1) : cursor
      const all = storage.feeds.get(feedName(tenant)) ?? []
      const page = all.slice(from, from + limit)
      const isEmpty = page.length === 0
      const shown = isFlawed('shows a fact late in the feed')
        ? page.filter((record) => {
            if (record.fact.version % 3 !== 0 || late.has(record)) return true
            late.add(record)
            return false
          })
        : page
      const end =
        isFlawed('begins the feed again behind an empty page') && isEmpty ? 0 : from + page.length
      const isAhead = isFlawed('gives the end of the feed for a cursor')
      return { facts: shown.map(factOf), next: `${isAhead ? all.length : end}` }
    },
    factOf,
    leafOf,
    logHeads,
  }

  function logHeads(): readonly TreeHead[] {
    return logs.map((log) => {
      const length = log.records.length
      const size = Math.max(0, length - (isFlawed('head lags by a commit') ? 1 : 0))
      if (size === 0 && isFlawed('empty log has no root')) return { size, rootHash: '' }
      // Level by level with the odd one hashed with itself, as Bitcoin does and RFC 6962 does not.
      const isOdd = size % 2 === 1 && isFlawed('root is no RFC 6962 root')
      const { rootHash } = headOf(log, size)
      return { size, rootHash: isOdd ? hash('sha256', rootHash, 'hex') : rootHash }
    })
  }

  function gaps(): number {
    return isFlawed('leaves a gap in the log after a conflict') ? storage.conflicts : 0
  }

  function cut(text: string): string {
    return isFlawed('cuts long data') && text.length > 65_536 ? '"too long"' : text
  }
}
