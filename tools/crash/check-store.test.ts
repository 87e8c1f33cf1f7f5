import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../packages/core/src/conformance/index.ts'
import type { Store } from '../../packages/core/src/index.ts'
import { checkStore } from './check-store.ts'
import { countFindings, type FindingKind } from './finding.ts'
import { type Ledger, newLedger, record } from './ledger.ts'
import { runWriter, type WriterTask } from './writer.ts'

const STEPS = 23

/** Has two writers write at once, and gives what they were told. */
async function write(
  store: Store,
  task: Partial<WriterTask> = {},
  from: readonly Ledger[] = ['w0', 'w1'].map(newLedger),
): Promise<readonly Ledger[]> {
  return Promise.all(
    from.map(async (start) => {
      let ledger = start
      const first = ledger.acknowledged + 1
      const begun = ledger.sent >= first && { begunWith: ledger.tallyVersion }
      const whole = { writer: ledger.writer, from: first, until: STEPS, ...begun, ...task }
      await runWriter(store, whole, (saying) => {
        ledger = record(ledger, saying)
      })
      return ledger
    }),
  )
}

async function kindsFound(store: Store, ledgers: readonly Ledger[]): Promise<readonly string[]> {
  const { findings } = await checkStore(store, ledgers, { isThorough: true })
  const counts = countFindings(findings)
  return Object.keys(counts).filter((kind) => counts[kind as FindingKind] > 0)
}

describe.each([1, 5])('checkStore over %d logs', (partitions) => {
  it('finds nothing where all was stored as it was said', async () => {
    const store = memoryStore({ partitions })
    const ledgers = await write(store)
    expect(ledgers.map((it) => it.acknowledged)).toEqual([STEPS, STEPS])
    expect(await kindsFound(store, ledgers)).toEqual([])
  })

  it('goes on where it ended, and finds nothing in what was sent again', async () => {
    const store = memoryStore({ partitions })
    const half = await write(store, { until: 12 })
    const { mark } = await checkStore(store, half, { isThorough: false })
    const unheard = half.map((it) => ({ ...it, acknowledged: 11 }))
    const ledgers = await write(store, {}, unheard)
    expect(ledgers.map((it) => it.repetitions)).toEqual([1, 1])
    const { findings } = await checkStore(store, ledgers, { since: mark, isThorough: true })
    expect(findings).toEqual([])
  })

  it('finds what was acknowledged and is not there', async () => {
    const store = memoryStore({ partitions })
    const ledgers = await write(store)
    const [first, ...others] = ledgers as [Ledger, ...Ledger[]]
    const told = { ...first, acknowledged: STEPS + 2, sent: STEPS + 2 }
    expect(await kindsFound(store, [told, ...others])).toEqual(['lost'])
  })

  it('finds what was stored twice', async () => {
    const store = memoryStore({ partitions })
    const ledgers = await write(store, { until: 12 })
    const unheard = ledgers.map((it) => ({ ...it, acknowledged: 11 }))
    const again = await write(store, { until: 12, flaw: 'forgets_keys' }, unheard)
    expect(await kindsFound(store, again)).toContain('doubled')
  })

  it.each<[string, (store: Store) => Partial<Store>]>([
    ['documents', (store) => ({ append: ({ documents: _, ...commit }) => store.append(commit) })],
    ['messages', (store) => ({ append: ({ messages: _, ...commit }) => store.append(commit) })],
    ['blobs', () => ({ putBlob: async () => '' })],
    [
      'the second stream of a commit',
      (store) => ({
        append: ({ appends, ...commit }) =>
          store.append({ ...commit, appends: appends.slice(0, 1) }),
      }),
    ],
  ])('finds commits without %s', async (_, flaw) => {
    const store = memoryStore({ partitions })
    const broken = { ...store, ...flaw(store) }
    const ledgers = await write(broken, { until: 2 })
    expect(await kindsFound(store, ledgers)).toContain('half_written')
  })

  it('finds a log that does not continue the head that was given out', async () => {
    const [store, other] = [memoryStore({ partitions }), memoryStore({ partitions })]
    const ledgers = await write(store)
    const others = await write(other)
    const mixed = ledgers.map((it, index) => ({ ...it, receipt: others[index]?.receipt }) as Ledger)
    expect(await kindsFound(store, mixed)).toContain('damaged')
  })
})
