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
