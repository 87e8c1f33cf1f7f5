import { describe, expect, it } from 'vitest'
import { context, index } from '../testing/assessment-context.ts'
import { assessIndex } from './assess-index.ts'
import { type HistoryIndex, knownByHistory } from './register-history.ts'

const read = (readOn: string, units: number, by: 'self' | 'operator' | 'estimate') => ({
  index: index(units),
  readOn,
  isEstimated: by === 'estimate',
  isSelfRead: by === 'self',
})

/** The base of an index is named by what is found of an advance of none. */
function assessed(text: string, history: readonly HistoryIndex[]) {
  const { previous: _, lastActual: __, ...rest } = context
  const { readOn } = context
  const { findings } = assessIndex({ ...rest, ...knownByHistory({ history, readOn }), text })
  return findings.map(({ code, bound }) => `${code} ${bound}`)
}

describe('what a customer read before an estimate', () => {
  const history = [
    read('2026-07-22', 11_000, 'operator'),
    read('2026-09-22', 11_800, 'self'),
    read('2026-10-22', 12_000, 'estimate'),
  ]

  it('is the least that an index after it may be', () => {
    expect(assessed('11799', history)).toEqual(['negative 11800'])
    expect(assessed('11800', history)).toEqual(['assessing 12000', 'zero 20'])
    expect(assessed('11980', history)).toEqual(['assessing 12000'])
  })

  it('is so for a second index of the same day', () => {
    const ofTheDay = [...history.slice(0, 2), read('2026-11-22', 12_300, 'self')]
    expect(assessed('11799', ofTheDay)).toContain('negative 11800')
    expect(assessed('12400', ofTheDay)).not.toContain('negative 11800')
  })

  it('yields to what somebody else read later, and counts only before the day', () => {
    const later = [history[1], { ...history[0], readOn: '2026-10-01' }, history[2]] as const
    const known = later as readonly HistoryIndex[]
    expect(assessed('10999', known)).toEqual(['negative 11000'])
    expect(assessed('11799', known)).not.toContain('negative 11800')
  })

  it('is not looked at on a meter that was fitted after it', () => {
    const { previous: _, lastActual: __, ...rest } = context
    const installation = context.installation && {
      ...context.installation,
      installedOn: '2026-10-01',
    }
    const fitted = { ...rest, ...knownByHistory({ history, readOn: context.readOn }) }
    const { findings } = assessIndex({
      ...fitted,
      ...(installation && { installation }),
      text: '11900',
    })
    expect(findings.map(({ bound }) => bound)).toContain('12000')
  })
})
