import { dirname } from 'node:path'
import type { TraceStep } from './parse-trace.ts'
import { createVersions, type Version, type Versions } from './versions.ts'

/** What a disk writes whole or not at all. */
export const SECTOR_BYTES = 512

/**
 * Which of the versions of a sector, of a file's size or of a name a power cut leaves. The first is
 * durable, the last is what the running system saw.
 */
export type Survival = (versions: readonly Version<unknown>[]) => number

/** What a sector holds that was never written though the file's size says it is there. */
export type Unwritten = () => Uint8Array

/**
 * A disk whose state after a power cut is known at every step of a trace. What was synced is there;
 * of the rest each sector, each file's size and each name in a folder may be as before or as any
 * later write had it, in any combination. A new file's name is kept only once its folder is synced.
 */
export interface Disk {
  /** Does what step `at` of a trace did. */
  apply(at: number, step: TraceStep): void
  /** The steps whose effect may be lost, in order. */
  pending(): readonly number[]
  /** The files after a power cut, by path. */
  afterPowerCut(survives: Survival, unwritten: Unwritten): ReadonlyMap<string, Uint8Array>
}

interface Inode {
  readonly size: Versions<number>
  readonly sectors: Map<number, Versions<Uint8Array>>
}

/** An empty disk. */
export function createDisk(): Disk {
  const names = new Map<string, Versions<Inode | undefined>>()

  function nameOf(path: string): Versions<Inode | undefined> {
    const known = names.get(path) ?? createVersions<Inode | undefined>(undefined)
    names.set(path, known)
    return known
  }

  function inodeOf(path: string): Inode {
    const inode = nameOf(path).latest()
    if (inode === undefined) throw new Error(`${path} is written to and was never made.`)
    return inode
  }

  function apply(at: number, step: TraceStep): void {
    switch (step.does) {
      case 'create':
        if (nameOf(step.path).latest() === undefined) nameOf(step.path).write(at, newInode())
        else if (step.isEmptied) truncate(inodeOf(step.path), at, 0)
        return
      case 'write': {
        const inode = inodeOf(step.path)
        write(inode, at, step.offset ?? inode.size.latest(), step.bytes)
        return
      }
      case 'truncate':
        truncate(inodeOf(step.path), at, step.size)
        return
      case 'sync':
        for (const [path, name] of names) if (dirname(path) === step.path) name.sync(step.covers)
        if (names.has(step.path)) syncInode(inodeOf(step.path), step.covers)
        return
      case 'unlink':
        nameOf(step.path).write(at, undefined)
        return
      case 'rename':
        nameOf(step.to).write(at, inodeOf(step.path))
        nameOf(step.path).write(at, undefined)
        return
    }
  }

  return {
    apply,
    pending() {
      const steps = new Set<number>()
      const collect = (versions: Versions<unknown>): void => {
        for (const { step } of versions.all().slice(1)) steps.add(step)
      }
      for (const name of names.values()) {
        collect(name)
        for (const { value: inode } of name.all()) {
          if (inode === undefined) continue
          collect(inode.size)
          for (const sector of inode.sectors.values()) collect(sector)
        }
      }
      return [...steps].sort((a, b) => a - b)
    },
    afterPowerCut(survives, unwritten) {
      const files = new Map<string, Uint8Array>()
      for (const [path, name] of names) {
        const versions = name.all()
        const inode = versions[survives(versions)]?.value
        if (inode !== undefined) files.set(path, contentOf(inode, survives, unwritten))
      }
      return files
    },
  }
}

function newInode(): Inode {
  return { size: createVersions(0), sectors: new Map() }
}

function write(inode: Inode, at: number, offset: number, bytes: Uint8Array): void {
  const end = offset + bytes.length
  for (let sector = Math.floor(offset / SECTOR_BYTES); sector * SECTOR_BYTES < end; sector += 1) {
    const start = sector * SECTOR_BYTES
    const versions = sectorOf(inode, sector)
    const content = versions.latest().slice()
    const from = Math.max(start, offset)
    content.set(bytes.subarray(from - offset, start + SECTOR_BYTES - offset), from - start)
    versions.write(at, content)
  }
  if (end > inode.size.latest()) inode.size.write(at, end)
}

/** What is cut off reads as zeros should the file grow again. */
function truncate(inode: Inode, at: number, size: number): void {
  const before = inode.size.latest()
  if (size < before) write(inode, at, size, new Uint8Array(before - size))
  if (size !== before) inode.size.write(at, size)
}

function sectorOf(inode: Inode, sector: number): Versions<Uint8Array> {
  const known = inode.sectors.get(sector) ?? createVersions(new Uint8Array(SECTOR_BYTES))
  inode.sectors.set(sector, known)
  return known
}

function syncInode(inode: Inode, covers: number): void {
  inode.size.sync(covers)
  for (const sector of inode.sectors.values()) sector.sync(covers)
}

function contentOf(inode: Inode, survives: Survival, unwritten: Unwritten): Uint8Array {
  const sizes = inode.size.all()
  const size = sizes[survives(sizes)]?.value ?? 0
  const content = new Uint8Array(Math.ceil(size / SECTOR_BYTES) * SECTOR_BYTES)
  for (const [sector, versions] of inode.sectors) {
    const start = sector * SECTOR_BYTES
    if (start >= size) continue
    const all = versions.all()
    const index = survives(all)
    const wasNeverWritten = index === 0 && start >= inode.size.durable()
    content.set(wasNeverWritten ? unwritten() : (all[index]?.value ?? unwritten()), start)
  }
  return content.subarray(0, size)
}
