// Writes the demo's input anew: node --conditions=@selfread/source examples/end-to-end/world/generate.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { inputFiles } from './files.ts'

const input = new URL('../input/', import.meta.url)
const files = inputFiles()

for (const folder of ['mail/', 'other-channels/']) {
  rmSync(new URL(folder, input), { recursive: true, force: true })
  mkdirSync(new URL(folder, input), { recursive: true })
}
for (const [path, bytes] of files) writeFileSync(new URL(path, input), bytes)
console.log(`${files.size} files written to ${input.pathname}`)
