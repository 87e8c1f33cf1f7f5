import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDisk, type Disk } from './disk.ts'
import type { TraceStep } from './parse-trace.ts'
import { powerCuts } from './power-cuts.ts'

const path = '/store/a'
const make: TraceStep = { does: 'create', path, isEmptied: false }
const write = (offset: number, text: string): TraceStep => ({
  does: 'write',
  path,
  offset,
  bytes: Buffer.from(text),
})

/** Applies steps; a sync covers all before it. */
function diskOf(...steps: readonly (TraceStep | 'sync' | 'sync folder')[]): Disk {
  const disk = createDisk()
  steps.forEach((step, at) => {
    if (step === 'sync') disk.apply(at, { does: 'sync', path, covers: at })
    else if (step === 'sync folder') disk.apply(at, { does: 'sync', path: '/store', covers: at })
    else disk.apply(at, step)
  })
  return disk
}

const zeros = (): Uint8Array => new Uint8Array(512)
const least = (disk: Disk): string | undefined => text(disk.afterPowerCut(() => 0, zeros))
const most = (disk: Disk): string | undefined =>
  text(disk.afterPowerCut((all) => all.length - 1, zeros))

function text(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const content = files.get(path)
  return content && Buffer.from(content).toString('utf8').replaceAll('\0', '.')
}

describe('createDisk', () => {
  it('keeps a new file only once both it and its folder were synced', () => {
    const written = [make, write(0, 'abc')] as const
    expect(least(diskOf(...written))).toBeUndefined()
    expect(least(diskOf(...written, 'sync'))).toBeUndefined()
    expect(least(diskOf(...written, 'sync folder'))).toBe('')
    expect(least(diskOf(...written, 'sync', 'sync folder'))).toBe('abc')
    expect(most(diskOf(...written))).toBe('abc')
  })

  it('may lose a write that was not synced, a sector at a time', () => {
    const old = 'o'.repeat(1024)
    const disk = diskOf(make, write(0, old), 'sync', 'sync folder', write(500, 'n'.repeat(100)))
    expect(least(disk)).toBe(old)
    let sector = 0
    const onlyTheSecond = disk.afterPowerCut((all) => {
      if (all.length > 1) sector += 1
      return sector === 2 && all.length > 1 ? 1 : 0
    }, zeros)
    expect(text(onlyTheSecond)).toBe(old.slice(0, 512) + 'n'.repeat(88) + old.slice(600))
  })

  it('keeps the latest of writes before a sync, and may lose those after it began', () => {
    const disk = diskOf(make, write(0, 'a'), write(0, 'b'), write(0, 'c'))
    disk.apply(4, { does: 'sync', path, covers: 3 })
    disk.apply(5, { does: 'sync', path: '/store', covers: 4 })
    expect(least(disk)).toBe('b')
    expect(most(disk)).toBe('c')
    expect(disk.pending()).toEqual([3])
  })

  it('reads zeros where a file was cut and grew again', () => {
    const cut: TraceStep = { does: 'truncate', path, size: 1 }
    expect(most(diskOf(make, write(0, 'abc'), cut, write(4, 'e')))).toBe('a...e')
  })

  it('may bring a removed file back until its folder is synced', () => {
    const gone: TraceStep = { does: 'unlink', path }
    const kept = [make, write(0, 'abc'), 'sync', 'sync folder', gone] as const
    expect(least(diskOf(...kept))).toBe('abc')
    expect(most(diskOf(...kept))).toBeUndefined()
    expect(least(diskOf(...kept, 'sync folder'))).toBeUndefined()
    expect(most(diskOf(...kept, make, write(0, 'x')))).toBe('x')
    expect(least(diskOf(...kept, make, write(0, 'x')))).toBe('abc')
  })

  it('shows the running system just what a file system would', () => {
    const step = fc.oneof(
      fc.record({ at: fc.nat(1500), length: fc.nat(700), byte: fc.integer({ min: 97, max: 122 }) }),
      fc.record({ size: fc.nat(2000) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), (steps, syncedAt) => {
        let expected = Buffer.alloc(0)
        const disk = diskOf(make)
        steps.forEach((it, index) => {
          const at = 2 * index + 1
          if (index === syncedAt) disk.apply(at, { does: 'sync', path, covers: at })
          if ('size' in it) {
            expected = Buffer.concat([expected.subarray(0, it.size)], it.size)
            disk.apply(at + 1, { does: 'truncate', path, size: it.size })
          } else {
            const bytes = Buffer.alloc(it.length, it.byte)
            const end = it.length === 0 ? 0 : it.at + it.length
            expected = Buffer.concat([expected], Math.max(expected.length, end))
            bytes.copy(expected, it.at)
            if (it.length > 0) disk.apply(at + 1, { does: 'write', path, offset: it.at, bytes })
            else disk.apply(at + 1, { does: 'truncate', path, size: expected.length })
          }
        })
        const files = disk.afterPowerCut((all) => all.length - 1, zeros)
        expect(Buffer.from(files.get(path) ?? [])).toEqual(expected)
      }),
    )
  })
})

describe('powerCuts', () => {
  const grown = [make, write(0, 'a'.repeat(512)), 'sync', 'sync folder'] as const

  it('is one state where all was synced', () => {
    expect(powerCuts(diskOf(...grown), { seed: 1, chances: 5 })).toHaveLength(1)
  })

  it('is the same for the same seed, and mixes what was written with what was there', () => {
    const disk = diskOf(...grown, write(0, 'b'.repeat(5120)), write(512, 'c'.repeat(512)))
    const states = (seed: number): readonly unknown[] =>
      powerCuts(disk, { seed, chances: 30 }).map(({ files }) => text(files))
    expect(states(7)).toEqual(states(7))
    expect(states(7)).not.toEqual(states(8))
    const first = new Set(states(7).map((it) => String(it).slice(0, 1)))
    const second = new Set(states(7).map((it) => String(it).slice(512, 513)))
    expect(first).toEqual(new Set(['a', 'b']))
    expect([...second].sort().join('')).toMatch(/bc/)
  })
})
