import Big from 'big.js'

/**
 * The energy in a gas volume: volume × calorific value × Z, in kWh. Exact
 * decimal text in and out. Source: DOMAIN.md 2, DVGW G 685.
 */
export function energyFromGas(input: {
  /** m³ as metered. */
  volume: string
  /** kWh per m³. */
  calorificValue: string
  /** State number; `1` where the volume is at normal conditions already. */
  zNumber: string
  /** Places behind the decimal mark of the result, rounded half up; exact where absent. */
  decimals?: number
}): string {
  const energy = Big(input.volume).times(input.calorificValue).times(input.zNumber)
  return (
    input.decimals === undefined ? energy : energy.round(input.decimals, Big.roundHalfUp)
  ).toFixed()
}
