import { StoreError, type StoreProblem, VersionConflictError } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { retryDecision } from './retry-decision.ts'

const conflict = () =>
  new VersionConflictError({ stream: 'place/P1', expectedVersion: 1, actualVersion: 2 })
const failure = (code: StoreProblem) => new StoreError({ code, message: `the store: ${code}` })

/** Decides as the errors say, one an attempt, and keeps what it was told and how long it waited. */
async function attempted(errors: readonly Error[]) {
  const waits: number[] = []
  const told: boolean[] = []
  const pause = async (ms: number) => void waits.push(ms)
  const result = await retryDecision({ pause }, async ({ mayBeStored }) => {
    const error = errors[told.length]
    told.push(mayBeStored)
    if (error) throw error
    return 'decided' as const
  }).catch((error: unknown) => error)
  return { result, waits, told }
}

describe('a decision', () => {
  it('is made once where nothing is in its way', async () => {
    expect(await attempted([])).toEqual({ result: 'decided', waits: [], told: [false] })
  })

  it('is made anew when another writer was faster, without a guess that it was stored', async () => {
    const { result, waits, told } = await attempted([conflict(), conflict()])
    expect(result).toBe('decided')
    expect(waits).toEqual([2, 4])
    expect(told).toEqual([false, false, false])
  })

  it('of a crowd comes to its turn, each wait at most 50 ms', async () => {
    const { result, waits } = await attempted(Array.from({ length: 100 }, conflict))
    expect(result).toBe('decided')
    expect(Math.max(...waits)).toBe(50)
  })

  it('is given up after a hundred conflicts', async () => {
    const { result } = await attempted(Array.from({ length: 101 }, conflict))
    expect(VersionConflictError.is(result)).toBe(true)
  })

  it('waits twice as long each time for a store that is locked, and gives up with its message', async () => {
    const { result, waits } = await attempted(Array.from({ length: 7 }, () => failure('locked')))
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200])
    expect(result).toMatchObject({ code: 'locked', message: 'the store: locked' })
  })

  it('is made anew for a clock that was set back', async () => {
    expect((await attempted([failure('clock_went_back')])).result).toBe('decided')
  })

  it('knows that it may be stored once an answer was lost, through all further attempts', async () => {
    const errors = [failure('locked'), failure('connection_lost'), conflict()]
    expect((await attempted(errors)).told).toEqual([false, false, true, true])
  })

  it.each<StoreProblem>(['disk_full', 'read_only', 'wrong_schema', 'closed', 'io_failed'])(
    'is not made again after %s',
    async (code) => {
      const { result, waits } = await attempted([failure(code)])
      expect(result).toMatchObject({ code })
      expect(waits).toEqual([])
    },
  )

  it('is not made again after a mistake of the program', async () => {
    const { result, told } = await attempted([new TypeError('no such field')])
    expect(result).toBeInstanceOf(TypeError)
    expect(told).toHaveLength(1)
  })
})
