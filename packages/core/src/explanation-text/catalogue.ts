import type { MissingCode } from '../explanation/index.ts'
import type { PlaceFact } from '../place-history/index.ts'
import type { Wording } from './template.ts'

/** What an explanation says, by key. */
export type MessageKey =
  | PlaceFact['type']
  | MissingCode
  | 'title'
  | 'title_reading'
  | 'heading_facts'
  | 'heading_contract'
  | 'heading_series'
  | 'heading_missing'
  | 'heading_rules'
  | 'fact'
  | 'finding'
  | 'input'
  | 'settlement'
  | 'index_known'
  | 'index_computed'
  | 'index_unknown'
  | 'month'
  | 'gap'
  | 'rule_used'
  | 'rule_in_force'

/**
 * The messages of one language. A template names values by their path in the fact:
 * `{reading.readOn}`; a part in brackets falls away where one of its values is missing.
 */
export interface MessageCatalogue extends Wording {
  readonly messages: { readonly [Key in MessageKey]: string }
}

/** Words of codes: `accepted=acceptată|held=reținută`. */
export function wordsOf(list: string): { readonly [code: string]: string } {
  return Object.fromEntries(list.split('|').map((it) => it.trim().split('=')))
}
