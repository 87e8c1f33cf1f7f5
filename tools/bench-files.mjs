import { readdirSync } from 'node:fs'

/** What is no bench of its own, or needs something that the repository does not hold. */
const APART = ['measure.ts', 'ocr-tesseract.ts']

/** The benches that run without further arguments. */
export function benchFiles() {
  return readdirSync('bench')
    .filter((name) => name.endsWith('.ts') && !APART.includes(name))
    .sort()
    .map((name) => `bench/${name}`)
}
