import { hash } from 'node:crypto'

/** RFC 6962 leaf hash, SHA-256 of 0x00 and the leaf's text in UTF-8. Equal to `leafHash` of the core, by node:crypto. */
export function hashLeaf(leafText: string): Buffer {
  return hash('sha256', `\0${leafText}`, 'buffer')
}
