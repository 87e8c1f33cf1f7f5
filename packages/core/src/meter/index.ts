export type { AppliedExchange, ExchangeProblem } from './apply-exchange.ts'
export { applyExchange } from './apply-exchange.ts'
export type {
  ConsumptionProblem,
  ConsumptionResult,
  ConsumptionSegment,
  DatedIndex,
} from './consumption-between.ts'
export { consumptionBetween } from './consumption-between.ts'
export { energyFromGas } from './energy-from-gas.ts'
export { installationOn, multiplierOn } from './installation-on.ts'
export type {
  Meter,
  MeterExchange,
  MeterInstallation,
  MetrologicalVerification,
  Multiplier,
  Register,
  RegisterDirection,
  RegisterIndex,
  Utility,
} from './meter.ts'
export { registerOf } from './register-of.ts'
