import type { FindingCode } from './finding.ts'

/** Why a person decided as they did. Codes are public API: never renamed, never reused. */
export const overrideReasonCodes = [
  'vacancy',
  'real_rollover_checked',
  'confirmed_by_control_reading',
  'confirmed_by_customer',
  'photo_checked',
  'checked_by_person',
  'substitute_replaced',
  'computed',
  'exchange_recorded',
  'misread',
  'other_meter',
  'contradicted_by_control_reading',
  'not_confirmed',
  'other',
] as const

/** One of `overrideReasonCodes`. */
export type OverrideReasonCode = (typeof overrideReasonCodes)[number]

/** A reason that a person may give. */
export interface OverrideReason {
  readonly code: OverrideReasonCode
  /** What it is given for. */
  readonly for: 'accept' | 'refuse' | 'either'
  /** The findings that it explains, at least one of which must be there; any unless stated. */
  readonly explains?: readonly FindingCode[]
  /** Where it comes from: a plausibility note of MSCONS (STS+Z33), a status of UK data item J0047, or a decision of our own. */
  readonly source: string
}

const REASONS: { readonly [Code in OverrideReasonCode]: Omit<OverrideReason, 'code'> } = {
  vacancy: { for: 'accept', explains: ['zero', 'zero_repeated', 'low'], source: 'MSCONS Z84' },
  real_rollover_checked: {
    for: 'accept',
    explains: ['rollover', 'negative', 'too_many_digits'],
    source: 'MSCONS Z85',
  },
  confirmed_by_control_reading: { for: 'accept', source: 'MSCONS Z86' },
  confirmed_by_customer: { for: 'accept', source: 'MSCONS Z87' },
  photo_checked: { for: 'accept', source: 'own' },
  checked_by_person: { for: 'accept', source: 'J0047 T' },
  substitute_replaced: {
    for: 'accept',
    explains: ['negative', 'assessing', 'before_last', 'same_date'],
    source: 'MSCONS ZC3',
  },
  computed: { for: 'accept', source: 'MSCONS ZR5' },
  exchange_recorded: {
    for: 'accept',
    explains: [
      'meter_mismatch',
      'before_install',
      'after_removal',
      'negative',
      'multiplier_changed',
    ],
    source: 'own',
  },
  misread: { for: 'refuse', source: 'own' },
  other_meter: { for: 'refuse', source: 'own' },
  contradicted_by_control_reading: { for: 'refuse', source: 'own' },
  not_confirmed: { for: 'refuse', source: 'J0047 F' },
  other: { for: 'either', source: 'own' },
}

/** The closed catalogue of reasons. `other` needs a note. Source: DOMAIN.md 1.1 (MSCONS STS+Z33, UK J0047). */
export const overrideReasons: readonly OverrideReason[] = overrideReasonCodes.map((code) => ({
  code,
  ...REASONS[code],
}))
