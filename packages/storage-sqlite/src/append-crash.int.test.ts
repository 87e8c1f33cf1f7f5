import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kills = 10
const tenant = 'nord'
const source = new URL('./open-sqlite-store.ts', import.meta.url).href

/** Appends without end and says each position once it is acknowledged. */
const program = `
  import { writeSync } from 'node:fs'
  import { openSqliteStore } from ${JSON.stringify(source)}
  const store = openSqliteStore({ path: process.argv[1] })
  for (;;) {
    const [{ size }] = await store.logHeads()
    const facts = [1, 2, 3].map((count) => ({
      type: 'note_taken', data: { size, count, text: 'x'.repeat(size % 900) },
      personal: { subject: 'customer/' + (size % 50), data: { size } },
    }))
    const receipt = await store.append({
      tenant: 'nord', recordedAt: '2026-11-22T08:00:00.000Z', actor: { kind: 'system', id: 'desk' },
      appends: [{ stream: 'place/' + size, expectedVersion: 0, facts }],
      documents: [{ change: 'put', collection: 'notes', key: String(size), value: { size }, indexes: [{ name: 'all', value: 'yes' }] }],
      messages: [{ id: String(size), transport: 'mail', subject: 'customer/1', content: { size } }],
    })
    writeSync(1, receipt.heads[0].size + ' ' + receipt.heads[0].rootHash + '\\n')
  }`

function startAppending(path: string): ChildProcess {
  const flags = ['--conditions=@selfread/source', '--input-type=module', '--eval', program, path]
  return spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
}

it('nothing acknowledged is lost when the process is killed', async () => {
  const path = join(folder, 'selfread.db')
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const child = startAppending(path)
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    while (!output.includes('\n')) await setTimeout(5)
    await setTimeout(20 + ((kill * 37) % 110)) // at another moment of its work each time
    child.kill('SIGKILL')
    await once(child, 'close')

    const lines = output.split('\n').slice(0, -1)
    const [size, rootHash] = lines.at(-1)?.split(' ') ?? []
    expect(Number(size)).toBeGreaterThan(acknowledged)
    acknowledged = Number(size)

    const store = openSqliteStore({ path })
    const { faults, heads } = await store.verify()
    const head = heads[0] ?? { size: 0, rootHash: '' }
    expect(faults).toEqual([])
    expect(head.size).toBeGreaterThanOrEqual(acknowledged)
    expect(head.size % 3, 'a commit is whole or not there').toBe(0)
    if (head.size === acknowledged) expect(head.rootHash).toBe(rootHash)
    const counts = {
      feed: (await store.readFeed({ tenant, limit: 1_000_000 })).facts.length,
      documents: (await store.findDocuments({ tenant, collection: 'notes', limit: 1_000_000 }))
        .documents.length,
    }
    expect(counts).toEqual({ feed: head.size, documents: head.size / 3 })
    await store.close()
  }
}, 300_000)
