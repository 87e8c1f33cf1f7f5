import type { MailAddress } from '@selfread/core'
import { type Address, addressParser } from 'postal-mime'
import { cleanLabel } from './clean-label.ts'

/** The mailboxes of an address header, those inside groups included. */
export function addresses(header: string | undefined): MailAddress[] {
  if (!header) return []
  const parsed = addressParser(header, { flatten: true })
  return parsed.flatMap(mailbox)
}

function mailbox({ address, name }: Address): MailAddress[] {
  const clean = cleanLabel(address ?? '')
    .replaceAll(' ', '')
    .toLowerCase()
  if (!clean.includes('@')) return []
  const label = cleanLabel(name)
  return [label === '' ? { address: clean } : { address: clean, name: label }]
}
