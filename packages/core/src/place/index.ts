export type {
  ConsumptionPlace,
  Customer,
  Identifier,
  SupplyContract,
  TechnicalDataSheet,
} from './consumption-place.ts'
