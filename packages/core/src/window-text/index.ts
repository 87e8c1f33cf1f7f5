export type { WindowRefusalReason, WindowWords } from './window-catalogue.ts'
export { windowCatalogue } from './window-catalogue.ts'
export { windowRefusal } from './window-refusal.ts'
