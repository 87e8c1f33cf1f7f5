import { canonicalJson, type OutboxMessage } from '@selfread/core'
import { messageLabel, seal } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import type { Value } from '../driver/caller.ts'
import { toColumn } from '../driver/text-column.ts'
import { logOfMessage } from '../shard.ts'
import type { LiveKey } from './subject-key-ring.ts'

/** How many values `messageValues` gives. */
const VALUES = 7

/** What `append_commit` is told of messages; of two with one id the first is meant. */
export function messageValues(
  messages: readonly OutboxMessage[],
  write: {
    readonly tenant: string
    readonly partitions: number
    readonly keys: ReadonlyMap<string, LiveKey>
  },
): readonly Value[] {
  if (messages.length === 0) return Array<null>(VALUES).fill(null)
  const { tenant, partitions, keys } = write
  const first = new Map(messages.toReversed().map((message) => [message.id, message]))
  const rows = [...first.values()].reverse().map((message) => {
    const key = keys.get(message.subject)
    if (key === undefined) throw new Error(`No key was prepared for ${message.subject}.`)
    const { id, transport, subject } = message
    const content = seal(
      key.key,
      Buffer.from(canonicalJson(message.content)),
      messageLabel({ tenant, id }),
    )
    return { log: logOfMessage(partitions, tenant, id), id, transport, subject, key, content }
  })
  return [
    arrayLiteral.numbers(rows.map(({ log }) => log)),
    arrayLiteral.texts(rows.map(({ id }) => toColumn(id))),
    arrayLiteral.texts(rows.map(({ transport }) => toColumn(transport))),
    arrayLiteral.texts(rows.map(({ subject }) => toColumn(subject))),
    arrayLiteral.numbers(rows.map(({ key }) => key.log)),
    arrayLiteral.numbers(rows.map(({ key }) => key.generation)),
    arrayLiteral.bytes(rows.map(({ content }) => content)),
  ]
}
