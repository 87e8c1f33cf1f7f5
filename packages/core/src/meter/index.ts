export type { AppliedExchange, ExchangeProblem } from './apply-exchange.ts'
export { applyExchange } from './apply-exchange.ts'
export type { AppliedExchanges } from './apply-exchanges.ts'
export { applyExchanges } from './apply-exchanges.ts'
export type { PeriodEnd } from './chain-of-meters.ts'
export type { ConsumptionProblem, ConsumptionResult } from './consumption-between.ts'
export { consumptionBetween } from './consumption-between.ts'
export type {
  ConsumptionSum,
  DatedIndices,
  RegisterConsumption,
} from './consumption-of-registers.ts'
export { consumptionOfRegisters } from './consumption-of-registers.ts'
export type { ConfirmedRollover, ConsumptionSegment, DatedIndex } from './consumption-segment.ts'
export type { GasRounding } from './energy-from-gas.ts'
export { energyFromGas, gasStateNumber } from './energy-from-gas.ts'
export {
  compareInstallations,
  installationAsOf,
  installationOn,
  multiplierOn,
} from './installation-on.ts'
export type {
  FittedMeter,
  Meter,
  MeterDisplay,
  MeterExchange,
  MeterInstallation,
  MetrologicalVerification,
  Multiplier,
  Register,
  RegisterDirection,
  RegisterIndex,
  RemovedMeter,
  Utility,
} from './meter.ts'
export type { MeterVerification } from './metrological-verification.ts'
export {
  applyVerification,
  monthsAfter,
  stampYearOf,
  verificationFrom,
  verificationOn,
} from './metrological-verification.ts'
export type { ObisCode } from './obis-code.ts'
export { isSameObisCode, parseObisCode } from './obis-code.ts'
export type { ObisMeaning } from './obis-meaning.ts'
export { obisDefaults, obisMeaning } from './obis-meaning.ts'
export { parseMeter, parseMeterExchange, parseMeterInstallation } from './parse-meter.ts'
export { registerOf } from './register-of.ts'
export type { VerificationExpiry } from './verification-expiries.ts'
export { verificationExpiries } from './verification-expiries.ts'
