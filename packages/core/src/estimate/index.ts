export type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
