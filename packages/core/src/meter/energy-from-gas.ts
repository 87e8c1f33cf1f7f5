/** The energy in a gas volume: volume × calorific value × Z. Exact decimal text in and out. */
export function energyFromGas(input: {
  /** m³ as metered. */
  volume: string
  /** kWh per m³. */
  calorificValue: string
  /** State number of DVGW G 685; `1` for volumes that are converted already. */
  zNumber: string
  /** Places behind the decimal mark of the result, rounded half up; exact where absent. */
  decimals?: number
}): string {
  throw new Error(`Not built yet: ${input.volume}`)
}
