import { type Meter, type MeterInstallation, type Register, registerOf } from '@selfread/core'

// What people and bills call the two bands of a day-and-night meter.
const TIER_NAMES: readonly (readonly string[])[] = [
  ['day', 't1', 'ht', 'vt', '1.8.1'],
  ['night', 't2', 'nt', '1.8.2'],
]

/** The register that a sender means; undefined where that is not clear. */
export function resolveRegister(
  installation: MeterInstallation,
  named: string | undefined,
): Register | undefined {
  const { registers } = installation.meter
  if (named === undefined || named === 'total') return onlyRegister(installation.meter)
  const direct = registerOf(installation, named)
  if (direct !== undefined) return direct

  const names = TIER_NAMES.find((tier) => tier.includes(named.toLowerCase()))
  const matches = registers.filter(({ id, touTier }) =>
    names?.some((name) => name === touTier?.toLowerCase() || name === id.toLowerCase()),
  )
  return matches.length === 1 ? matches[0] : undefined
}

function onlyRegister({ registers }: Meter): Register | undefined {
  return registers.length === 1 ? registers[0] : undefined
}
