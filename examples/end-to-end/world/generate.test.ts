import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inputFiles } from './generate.ts'

const input = new URL('../input/', import.meta.url)

it('gives exactly the files that are committed', () => {
  for (const [path, bytes] of inputFiles()) {
    expect(
      readFileSync(new URL(path, input)).equals(bytes),
      `${path} differs: run generate.ts`,
    ).toBe(true)
  }
})

it('leaves no file of an earlier world behind', () => {
  const generated = inputFiles()
  for (const folder of ['mail', 'other-channels']) {
    const names = readdirSync(new URL(`${folder}/`, input))
    expect(names.filter((name) => !generated.has(`${folder}/${name}`))).toEqual([])
  }
})
