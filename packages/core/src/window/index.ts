export type { ReadingWindow } from './reading-window.ts'
export { isInWindow, windowAt, windowOf } from './reading-window.ts'
export { windowRefusal } from './window-refusal.ts'
