import { type SealLabel, seal, unseal } from '../keys/seal.ts'
import { ArchiveError } from './archive-error.ts'

/** Seals the keys of an archive that goes into a file, under a key of 32 bytes that is kept elsewhere. */
export interface ArchiveCipher {
  seal(key: Uint8Array, label: SealLabel): string
  open(sealed: Uint8Array, label: SealLabel, line: number): Uint8Array
}

/** By which a wrong archive key is told at the first line. */
export const archiveCheckLabel: SealLabel = ['archive_key_check']

/** Throws RangeError for an archive key of another length. */
export function createArchiveCipher(archiveKey: Uint8Array): ArchiveCipher {
  if (archiveKey.length !== 32)
    throw new RangeError(`The archive key has ${archiveKey.length} bytes; AES-256 needs 32.`)
  const own = Uint8Array.from(archiveKey)
  return {
    seal: (key, label) => seal(own, key, label).toString('base64'),
    open(sealed, label, line) {
      try {
        return unseal(own, sealed, label)
      } catch (cause) {
        throw new ArchiveError({
          code: 'wrong_archive_key',
          message: 'The keys were sealed under another archive key, or were changed.',
          line,
          cause,
        })
      }
    },
  }
}

/** What a tenant's index key is sealed for. */
export function archivedIndexKeyLabel(tenant: string): SealLabel {
  return ['archived_index_key', tenant]
}

/** What a person's key is sealed for. */
export function archivedSubjectKeyLabel(tenant: string, subject: string, id: number): SealLabel {
  return ['archived_subject_key', tenant, subject, id]
}
