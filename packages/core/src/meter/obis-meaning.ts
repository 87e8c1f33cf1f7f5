import type { RegisterDirection, Utility } from './meter.ts'
import { parseObisCode } from './obis-code.ts'

/** What a register with an OBIS code counts. */
export interface ObisMeaning {
  readonly utility: Utility
  readonly quantity:
    | 'active_energy'
    | 'reactive_energy'
    | 'operating_volume'
    | 'normal_volume'
    | 'cold_water'
    | 'hot_water'
  readonly direction: RegisterDirection
  readonly unit: string
  /** `T1`, `T2`, `T3`; absent on a total. */
  readonly touTier?: string
}

/**
 * The codes that a register has unless its operator says otherwise, by code
 * without tariff. Source: DOMAIN.md 7, "OBIS defaults"; the codes of water are
 * general knowledge.
 */
export const obisDefaults: {
  readonly [code: string]: Omit<ObisMeaning, 'touTier'>
} = {
  '1-0:1.8': power('active_energy', 'import', 'kWh'),
  '1-0:2.8': power('active_energy', 'export', 'kWh'),
  '1-0:3.8': power('reactive_energy', 'import', 'kvarh'),
  '1-0:4.8': power('reactive_energy', 'export', 'kvarh'),
  '7-0:3.0': volume('gas', 'operating_volume'),
  '7-0:13.2': volume('gas', 'normal_volume'),
  '8-0:1.0': volume('water', 'cold_water'),
  '9-0:1.0': volume('water', 'hot_water'),
}

/**
 * What an OBIS code says about its register, whatever the channel: direction,
 * unit and tariff. A short code is taken for one of electricity. Undefined for
 * a code that `obisDefaults` does not know.
 */
export function obisMeaning(text: string): ObisMeaning | undefined {
  const code = parseObisCode(text)
  if (code === undefined) return undefined
  const { medium = 1, quantity, processing, tariff = '0' } = code
  const meaning = obisDefaults[`${medium}-0:${quantity}.${processing}`]
  return meaning && { ...meaning, ...(tariff === '0' ? {} : { touTier: `T${tariff}` }) }
}

function power(quantity: ObisMeaning['quantity'], direction: RegisterDirection, unit: string) {
  return { utility: 'electricity', quantity, direction, unit } as const
}

function volume(utility: Utility, quantity: ObisMeaning['quantity']) {
  return { utility, quantity, direction: 'import', unit: 'm3' } as const
}
