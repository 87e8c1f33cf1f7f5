import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journalCases } from '../testing/journal-cases.ts'
import { journalFileOf, journalSigner, testJournal } from '../testing/journal-files.ts'
import { checkJournal } from './check-journal.ts'
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts'

const keys: readonly VerifierKey[] = [parseVerifierKey(journalSigner.verifierKey)].flatMap(
  (key) => key ?? [],
)
const encoder = new TextEncoder()

const check = (text: string | Uint8Array, kept: readonly string[] = []) =>
  checkJournal({ chunks: [typeof text === 'string' ? encoder.encode(text) : text], keys, kept })

const cases = await journalCases()

describe('a journal file', () => {
  it.each(cases.filter(({ refused }) => refused === undefined))('holds: $name', async (it) => {
    expect(await check(it.text, it.kept)).toMatchObject({ isValid: true, faults: [] })
  })

  it.each(cases.filter(({ refused }) => refused !== undefined))(
    'is refused: $name, as $refused',
    async (it) => {
      const { isValid, faults } = await check(it.bytes ?? it.text, it.kept)
      expect({ isValid, code: faults[0]?.code }).toEqual({ isValid: false, code: it.refused })
    },
  )

  it('tells how much of it was read', async () => {
    const journal = testJournal({ facts: 9, logs: 2, headsAt: [3, 6] })
    const { heads, leaves, shownLeaves, head } = await check(await journalFileOf(journal))
    expect({ heads, leaves, shownLeaves }).toEqual({ heads: 3, leaves: 9, shownLeaves: 7 })
    expect(head.map(({ size }) => size).reduce((a, b) => a + b)).toBe(9)
  })

  it('names line, log and position of a fault', async () => {
    const text = await journalFileOf(testJournal({ facts: 5, logs: 1, headsAt: [2] }))
    const { faults } = await check(text.replace('"text":"00212"', '"text":"00213"'))
    expect(faults).toMatchObject([{ code: 'leaf_changed', line: 7, partition: 0, position: 2 }])
  })

  it('tells the first thousand faults and counts all', async () => {
    const text = await journalFileOf(testJournal({ facts: 1_400, logs: 1, headsAt: [] }))
    const { faults, faultCount } = await check(text.replaceAll('"reading_', '"reading-'))
    expect(faults).toHaveLength(1_000)
    expect(faultCount).toBe(1_050)
  })
})

describe('reading', () => {
  it('law: comes to the same in pieces of any size', async () => {
    const text = encoder.encode(
      await journalFileOf(testJournal({ facts: 5, logs: 2, headsAt: [2] })),
    )
    const whole = await check(text)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5_000 }), async (size) => {
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        )
        expect(await checkJournal({ chunks, keys })).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('ends at a line that is longer than any record may be', async () => {
    const chunk = encoder.encode('x'.repeat(1_000_000))
    const { faults } = await checkJournal({ chunks: Array(9).fill(chunk), keys })
    expect(faults).toMatchObject([{ code: 'malformed', line: 1 }])
  })

  it('law: refuses a file in which any byte was changed', async () => {
    const journal = testJournal({ facts: 6, logs: 2, headsAt: [0, 3] })
    const text = encoder.encode(await journalFileOf(journal))
    const keysFrom = new TextDecoder().decode(text).indexOf('"keys":["')
    const keysTo = new TextDecoder().decode(text).indexOf('"],"logs"')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          fc.pre(at < keysFrom || at >= keysTo) // told for comparison, and vouched for by nothing
          const changed = text.slice()
          changed[at] = (changed[at] ?? 0) ^ by
          expect((await check(changed)).isValid).toBe(false)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
