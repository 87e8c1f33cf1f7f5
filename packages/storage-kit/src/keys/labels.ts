import type { SealLabel } from './seal.ts'

/** What the personal part of a document is sealed for. That of a fact: `factLabel` of the core. */
export function documentLabel(document: {
  readonly tenant: string
  readonly collection: string
  readonly key: string
}): SealLabel {
  return ['document', document.tenant, document.collection, document.key]
}

/** What a blob is sealed for. */
export function blobLabel(blob: { readonly tenant: string; readonly sha256: string }): SealLabel {
  return ['blob', blob.tenant, blob.sha256]
}

/** What the content of a message is sealed for. */
export function messageLabel(message: { readonly tenant: string; readonly id: string }): SealLabel {
  return ['message', message.tenant, message.id]
}

/** What a transport's answer to a message is sealed for. */
export function messageDetailLabel(message: {
  readonly tenant: string
  readonly id: string
}): SealLabel {
  return [...messageLabel(message), 'detail']
}

/** What the key of a tenant's personal index entries is wrapped for. */
export function indexKeyLabel(tenant: string): SealLabel {
  return ['index_key', tenant]
}

/** What the key of a person's data is wrapped for. */
export function subjectKeyLabel(tenant: string, subject: string): SealLabel {
  return ['subject_key', tenant, subject]
}
