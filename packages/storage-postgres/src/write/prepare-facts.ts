import {
  type Commit,
  canonicalJson,
  factLabel,
  type JsonValue,
  type StoredFact,
  VersionConflictError,
} from '@selfread/core'
import { hashLeaf, leafText, seal } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import type { Value } from '../driver/caller.ts'
import { toColumn } from '../driver/text-column.ts'
import { type Shard, shardOfStream } from '../shard.ts'
import type { LiveKey } from './subject-key-ring.ts'

/** A fact that is ready to be stored; its position is the server's to say. */
interface PreparedFact {
  readonly fact: Omit<StoredFact, 'position'>
  readonly shard: Shard
  readonly dataText: string
  readonly leaf: Buffer
  readonly key: LiveKey | undefined
  readonly sealed: Buffer | null
}

/** The facts of a commit, numbered in their streams and hashed. */
export interface PreparedFacts {
  /** In order of the commit. */
  readonly facts: readonly PreparedFact[]
  /** In order of their logs, as they are given to the server: places in `facts`. */
  readonly order: readonly number[]
  readonly streams: readonly (Shard & { readonly stream: string; readonly expected: number })[]
}

/** Numbers, seals and hashes the facts of a commit. */
export function prepareFacts(
  commit: Commit,
  partitions: number,
  keys: ReadonlyMap<string, LiveKey>,
): PreparedFacts {
  const { tenant, recordedAt } = commit
  const actor = { kind: commit.actor.kind, id: commit.actor.id }
  const facts: PreparedFact[] = []
  const streams: (Shard & { readonly stream: string; readonly expected: number })[] = []
  const versions = new Map<string, number>()
  for (const { stream, expectedVersion, facts: drafts } of commit.appends) {
    const shard = shardOfStream(partitions, tenant, stream)
    const within = versions.get(stream)
    if (within === undefined) streams.push({ ...shard, stream, expected: expectedVersion })
    else if (within !== expectedVersion)
      throw new VersionConflictError({ stream, expectedVersion, actualVersion: within })
    let version = expectedVersion
    for (const { type, data, personal } of drafts) {
      version += 1
      const dataText = canonicalJson(data as JsonValue)
      const key = personal && keys.get(personal.subject)
      const personalText = personal && canonicalJson(personal.data)
      const sealed =
        personalText !== undefined && key
          ? seal(key.key, Buffer.from(personalText), factLabel({ tenant, stream, version }))
          : null
      const named = { tenant, stream, version, type, recordedAt, actor }
      const leaf = hashLeaf(
        leafText({
          ...named,
          dataText,
          ...(sealed && personal && { sealed: { subject: personal.subject, ciphertext: sealed } }),
        }),
      )
      facts.push({
        fact: {
          ...named,
          actor: { ...actor },
          partition: shard.log,
          data: JSON.parse(dataText),
          ...(personal &&
            personalText !== undefined && {
              personal: { subject: personal.subject, data: JSON.parse(personalText) },
            }),
        },
        ...{ shard, dataText, leaf, key, sealed },
      })
    }
    versions.set(stream, version)
  }
  const order = facts
    .map((_, index) => index)
    .sort((a, b) => logAt(facts, a) - logAt(facts, b) || a - b)
  return { facts, order, streams }
}

function logAt(facts: readonly PreparedFact[], index: number): number {
  return facts[index]?.shard.log ?? 0
}

/** What `append_commit` is told of streams and facts. */
export function factValues({ facts, order, streams }: PreparedFacts): readonly Value[] {
  const rows = order.flatMap((index) => facts[index] ?? [])
  const logs = [...new Set(streams.map(({ log }) => log))].sort((a, b) => a - b)
  return [
    arrayLiteral.numbers(logs),
    arrayLiteral.numbers(streams.map(({ log }) => log)),
    arrayLiteral.texts(streams.map(({ place }) => toColumn(place))),
    arrayLiteral.texts(streams.map(({ stream }) => toColumn(stream))),
    arrayLiteral.numbers(streams.map(({ expected }) => expected)),
    arrayLiteral.numbers(rows.map(({ shard }) => shard.log)),
    arrayLiteral.texts(rows.map(({ shard }) => toColumn(shard.place))),
    arrayLiteral.texts(rows.map(({ fact }) => toColumn(fact.stream))),
    arrayLiteral.numbers(rows.map(({ fact }) => fact.version)),
    arrayLiteral.texts(rows.map(({ fact }) => toColumn(fact.type))),
    arrayLiteral.texts(rows.map(({ dataText }) => dataText)),
    arrayLiteral.texts(rows.map(({ key }) => (key ? toColumn(key.subject) : null))),
    arrayLiteral.numbers(rows.map(({ key }) => key?.log ?? null)),
    arrayLiteral.numbers(rows.map(({ key }) => key?.generation ?? null)),
    arrayLiteral.bytes(rows.map(({ sealed }) => sealed)),
    Buffer.concat(rows.map(({ leaf }) => leaf)),
  ]
}
