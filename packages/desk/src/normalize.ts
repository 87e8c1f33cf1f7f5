/** The form in which identifiers and serials are compared: no spaces or dashes, upper case. */
export function normalizeIdentifier(value: string): string {
  return value
    .normalize('NFKC')
    .replaceAll(/[\s\-./]/gu, '')
    .toUpperCase()
}

// Long enough to tell subscribers apart, short enough to leave out country codes and trunk zeros.
const PHONE_DIGITS = 9

/** The form in which phone numbers are compared: the last nine digits, so that `0722…` and `+40 722…` are one. */
export function normalizePhone(value: string): string {
  return value.normalize('NFKC').replaceAll(/\D/gu, '').slice(-PHONE_DIGITS)
}

/** The form in which senders are compared: a mail address without case, a phone number as such. */
export function normalizeContact(contact: string): string {
  return contact.includes('@') ? contact.trim().toLowerCase() : normalizePhone(contact)
}

/** The words that a customer is found by: those of name and address. */
export function customerWords(customer: {
  readonly name?: string
  readonly address?: string
}): readonly string[] {
  return searchWords(`${customer.name ?? ''} ${customer.address ?? ''}`)
}

/** A text's words as they are searched for: lower case, no accents, two letters at least. */
export function searchWords(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return [...new Set(plain.match(/[\p{L}\p{N}]{2,}/gu) ?? [])]
}
