import Big from 'big.js'

/** How the numbers of a gas conversion are rounded: the parameters of a `gas_conversion` rule. */
export interface GasRounding {
  readonly zDecimals: number
  readonly calorificDecimals: number
  /** Of the energy; all of them unless stated. */
  readonly energyDecimals?: number
  readonly rounding: 'half_up' | 'half_even' | 'down'
}

const MODES = { down: Big.roundDown, half_up: Big.roundHalfUp, half_even: Big.roundHalfEven }

/**
 * The energy in a gas volume: volume × calorific value × Z, in kWh. Exact
 * decimal text in and out, exact throughout without `rounding`.
 * Source: DOMAIN.md 2, DVGW G 685.
 */
export function energyFromGas(input: {
  /** m³ as metered. */
  volume: string
  /** kWh per m³ at normal conditions. */
  calorificValue: string
  /** State number; `1` where the volume is at normal conditions already. */
  zNumber: string
  /** Z and the calorific value are rounded before they are multiplied, the energy after. */
  rounding?: GasRounding
}): string {
  const { volume, calorificValue, zNumber, rounding } = input
  if (rounding === undefined) return Big(volume).times(calorificValue).times(zNumber).toFixed()
  const { zDecimals, calorificDecimals, energyDecimals } = rounding
  const mode = MODES[rounding.rounding]
  const energy = Big(volume)
    .times(Big(calorificValue).round(calorificDecimals, mode))
    .times(Big(zNumber).round(zDecimals, mode))
  return (energyDecimals === undefined ? energy : energy.round(energyDecimals, mode)).toFixed()
}

/**
 * The state number Z of a gas installation, from its height: the volume at
 * normal conditions in 1 m³ as metered. `Tn/T · (p_amb + p_gauge)/pn / K` with
 * p_amb = 1016 − 0.12·H mbar, Tn 273.15 K and pn 1013.25 mbar. All numbers are
 * decimal text. Source: DOMAIN.md 2, DVGW G 685.
 */
export function gasStateNumber(input: {
  /** H: metres above the sea, negative below it. */
  altitude: string
  /** Pressure at which the meter counts, above the air's, in mbar; `0` unless stated. */
  gaugePressure?: string
  /** °C at which the meter counts; `15` unless stated. */
  temperature?: string
  /** K: compressibility against that at normal conditions; `1` unless stated. */
  compressibility?: string
  rounding: Pick<GasRounding, 'zDecimals' | 'rounding'>
}): string {
  const { altitude, gaugePressure = '0', temperature = '15', compressibility = '1' } = input
  const pressure = Big('1016').minus(Big('0.12').times(altitude)).plus(gaugePressure)
  return pressure
    .times('273.15')
    .div(Big(temperature).plus('273.15').times('1013.25').times(compressibility))
    .round(input.rounding.zDecimals, MODES[input.rounding.rounding])
    .toFixed()
}
