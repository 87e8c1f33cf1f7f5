import type { Actor, TreeHead } from '@selfread/core'
import { ArchiveError } from './archive-error.ts'
import {
  type ArchiveCipher,
  archiveCheckLabel,
  archivedIndexKeyLabel,
  archivedSubjectKeyLabel,
  createArchiveCipher,
} from './archive-key.ts'
import type { ArchiveCounts, ArchivedSealed, ArchiveRecord } from './archive-record.ts'
import { type LineFields, readFields } from './line-fields.ts'
import { splitLines } from './split-lines.ts'

/**
 * Reads what `writeArchiveLines` wrote, line by line, in any pieces. Throws {@link ArchiveError} with
 * the line and field that is not as it must be; whether records fit together is for who takes them
 * in, see `createArchiveCheck`.
 *
 * @example
 * ```ts
 * const records = parseArchiveLines(createReadStream('archive.ndjson'), { archiveKey })
 * await store.restoreArchive(records)
 * ```
 */
export async function* parseArchiveLines(
  source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  settings: { readonly archiveKey: Uint8Array },
): AsyncGenerator<ArchiveRecord> {
  const cipher = createArchiveCipher(settings.archiveKey)
  for await (const { line, text } of splitLines(source)) {
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (cause) {
      const message = 'It is no JSON: it was cut off or changed.'
      throw new ArchiveError({ code: 'malformed', message, line, cause })
    }
    yield recordOf(readFields(value, line), cipher)
  }
}

const kinds = [
  ...(['store', 'tenant', 'subject_key', 'fact', 'commit_key'] as const),
  ...(['document', 'blob', 'message', 'checkpoint', 'end'] as const),
] satisfies readonly ArchiveRecord['kind'][]

const actorKinds = [
  'system',
  'employee',
  'customer',
  'operator',
] as const satisfies readonly Actor['kind'][]

function recordOf(fields: LineFields, cipher: ArchiveCipher): ArchiveRecord {
  const kind = fields.oneOf('kind', kinds)
  switch (kind) {
    case 'store': {
      cipher.open(fields.bytes('keyCheck'), archiveCheckLabel, fields.line)
      if (fields.whole('version') !== 1)
        throw new ArchiveError({
          code: 'malformed',
          message: `version is ${fields.whole('version')}; this package reads 1. Update it.`,
          line: fields.line,
        })
      return { kind, version: 1, partitions: fields.whole('partitions') }
    }
    case 'tenant': {
      const tenant = fields.text('tenant')
      const sealed = fields.bytes('sealedKey')
      const indexKey = cipher.open(sealed, archivedIndexKeyLabel(tenant), fields.line)
      return { kind, tenant, indexKey }
    }
    case 'subject_key': {
      const [tenant, subject] = [fields.text('tenant'), fields.text('subject')]
      const id = fields.whole('id')
      const sealed = fields.optionalBytes('sealedKey')
      const label = archivedSubjectKeyLabel(tenant, subject, id)
      const key = sealed && cipher.open(sealed, label, fields.line)
      return { kind, id, tenant, subject, ...(key && { key }) }
    }
    case 'fact': {
      const actor = fields.object('actor')
      return {
        kind,
        tenant: fields.text('tenant'),
        stream: fields.text('stream'),
        version: fields.whole('version'),
        partition: fields.whole('partition'),
        position: fields.whole('position'),
        type: fields.text('type'),
        recordedAt: fields.text('recordedAt'),
        actor: { kind: actor.oneOf('kind', actorKinds), id: actor.text('id') },
        data: fields.json('data'),
        ...sealedOf(fields),
      }
    }
    case 'commit_key':
      return {
        kind,
        tenant: fields.text('tenant'),
        stream: fields.text('stream'),
        idempotencyKey: fields.text('idempotencyKey'),
        fingerprint: fields.bytes('fingerprint', 32),
        facts: fields.pairs('facts'),
      }
    case 'document':
      return {
        kind,
        tenant: fields.text('tenant'),
        collection: fields.text('collection'),
        key: fields.text('key'),
        ...optional('place', fields.optionalText('place')),
        value: fields.json('value'),
        ...sealedOf(fields),
        entries: fields.objects('entries').map((entry) => ({
          name: entry.text('name'),
          value: entry.text('value'),
          ...(entry.isTrue('isPersonal') && { isPersonal: true as const }),
        })),
      }
    case 'blob':
      return {
        kind,
        tenant: fields.text('tenant'),
        sha256: fields.text('sha256'),
        keyId: fields.whole('keyId'),
        ...optional('ciphertext', fields.optionalBytes('ciphertext')),
      }
    case 'message':
      return {
        kind,
        tenant: fields.text('tenant'),
        id: fields.text('id'),
        transport: fields.text('transport'),
        state: fields.oneOf('state', ['waiting', 'sent', 'erased']),
        keyId: fields.whole('keyId'),
        ...optional('ciphertext', fields.optionalBytes('ciphertext')),
        attempts: fields.whole('attempts'),
        ...optional('leaseUntil', fields.optionalText('leaseUntil')),
        enqueuedAt: fields.text('enqueuedAt'),
        ...optional('settledAt', fields.optionalText('settledAt')),
        ...optional('detail', fields.optionalBytes('detail')),
      }
    case 'checkpoint':
      return { kind, size: fields.whole('size'), note: fields.text('note') }
    case 'end':
      return { kind, counts: countsOf(fields.object('counts')), heads: headsOf(fields) }
  }
}

function sealedOf(fields: LineFields): { readonly sealed?: ArchivedSealed } {
  const sealed = fields.optionalObject('sealed')
  if (sealed === undefined) return {}
  return { sealed: { keyId: sealed.whole('keyId'), ciphertext: sealed.bytes('ciphertext') } }
}

function countsOf(fields: LineFields): ArchiveCounts {
  const counted = kinds.filter((kind) => fields.has(kind))
  return Object.fromEntries(counted.map((kind) => [kind, fields.whole(kind)]))
}

function headsOf(fields: LineFields): readonly TreeHead[] {
  return fields.objects('heads').map((head) => ({
    size: head.whole('size'),
    rootHash: head.text('rootHash'),
  }))
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value })
}
