export type {
  ConsumptionPlace,
  Customer,
  Identifier,
  SupplyContract,
} from './consumption-place.ts'
export { parseConsumptionPlace, parseCustomer, parseSupplyContract } from './parse-place.ts'
export { parseResidentsDeclaration, parseTechnicalData } from './parse-technical-data.ts'
export type { ResidentsDeclaration } from './residents-declaration.ts'
export { residentsDeclarationDue, residentsOn } from './residents-declaration.ts'
export type { TechnicalData } from './technical-data.ts'
export { technicalDataOn } from './technical-data.ts'
export type { SheetDifference, TechnicalDataSheet } from './technical-data-sheet.ts'
export { differencesBetween, technicalDataSheetOn } from './technical-data-sheet.ts'
