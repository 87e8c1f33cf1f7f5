import {
  type ArchiveCipher,
  archiveCheckLabel,
  archivedIndexKeyLabel,
  archivedSubjectKeyLabel,
  createArchiveCipher,
} from './archive-key.ts'
import type { ArchivedSealed, ArchiveRecord } from './archive-record.ts'

/**
 * An archive as NDJSON: a record a line, bytes in base64, keys sealed under the archive key. Whoever
 * has the text without the archive key sees no personal data and can change none unnoticed.
 *
 * @param settings.archiveKey 32 bytes, to be kept apart from the text. Lost, the personal data in it
 *   is lost.
 *
 * @example
 * ```ts
 * const lines = writeArchiveLines(store.readArchive(), { archiveKey })
 * await pipeline(Readable.from(lines), createWriteStream('archive.ndjson'))
 * ```
 */
export async function* writeArchiveLines(
  records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
  settings: { readonly archiveKey: Uint8Array },
): AsyncGenerator<string> {
  const cipher = createArchiveCipher(settings.archiveKey)
  for await (const record of records) yield `${JSON.stringify(lineOf(record, cipher))}\n`
}

function lineOf(record: ArchiveRecord, cipher: ArchiveCipher): object {
  switch (record.kind) {
    case 'store':
      return { ...record, keyCheck: cipher.seal(Buffer.from('selfread'), archiveCheckLabel) }
    case 'tenant': {
      const { kind, tenant, indexKey } = record
      return { kind, tenant, sealedKey: cipher.seal(indexKey, archivedIndexKeyLabel(tenant)) }
    }
    case 'subject_key': {
      const { kind, id, tenant, subject, key } = record
      const label = archivedSubjectKeyLabel(tenant, subject, id)
      return { kind, id, tenant, subject, ...(key && { sealedKey: cipher.seal(key, label) }) }
    }
    case 'fact':
    case 'document': {
      const { sealed, ...rest } = record
      return sealed === undefined ? rest : { ...rest, sealed: sealedOf(sealed) }
    }
    case 'commit_key':
      return { ...record, fingerprint: base64(record.fingerprint) }
    case 'blob':
      return { ...record, ...base64Fields({ ciphertext: record.ciphertext }) }
    case 'message':
      return {
        ...record,
        ...base64Fields({ ciphertext: record.ciphertext, detail: record.detail }),
      }
    case 'checkpoint':
    case 'end':
      return record
  }
}

function sealedOf({ keyId, ciphertext }: ArchivedSealed): object {
  return { keyId, ciphertext: base64(ciphertext) }
}

function base64Fields(fields: Readonly<Record<string, Uint8Array | undefined>>): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, bytes]) => (bytes ? [[name, base64(bytes)]] : [])),
  )
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
