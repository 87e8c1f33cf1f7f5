export { annexOn } from './annex-on.ts'
export type { AnnexEstimate, AnnexEstimateInput, EstimateProblem } from './estimate-from-annex.ts'
export { estimateFromAnnex } from './estimate-from-annex.ts'
export type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
