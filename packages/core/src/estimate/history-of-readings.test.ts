import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { REGISTER } from '../testing/estimate-targets.ts'
import { historyOfReadings } from './history-of-readings.ts'

const reading = (readOn: string, units: number, isEstimated = false, decimals = 0) => ({
  id: `r${readOn}`,
  value: indexFromUnits({ units, decimals }),
  readOn,
  isEstimated,
})

describe('history of readings', () => {
  it('is what lies between them, in whatever order they are listed', () => {
    const readings = [
      reading('2026-02-28', 180, true),
      reading('2026-01-31', 100),
      reading('2026-03-31', 2_000, false, 1),
    ]
    const register = { ...REGISTER, decimalDigits: 1 }
    expect(historyOfReadings(register, readings)).toEqual([
      {
        from: '2026-01-31',
        to: '2026-02-28',
        advance: 800,
        isEstimated: true,
        readings: ['r2026-01-31', 'r2026-02-28'],
      },
      {
        from: '2026-02-28',
        to: '2026-03-31',
        advance: 200,
        isEstimated: true,
        readings: ['r2026-02-28', 'r2026-03-31'],
      },
    ])
    expect(historyOfReadings(register, [])).toEqual([])
    expect(
      historyOfReadings(REGISTER, [reading('2026-01-31', 1), reading('2026-02-28', 1)]),
    ).toMatchObject([{ advance: 0, isEstimated: false }])
  })

  it('has no period where the register went backwards, and counts down where it does', () => {
    const readings = [
      reading('2026-01-31', 900),
      reading('2026-02-28', 100),
      reading('2026-03-31', 130),
    ]
    expect(historyOfReadings(REGISTER, readings)).toMatchObject([{ from: '2026-02-28' }])
    expect(historyOfReadings({ ...REGISTER, countsDown: true }, readings)).toMatchObject([
      { from: '2026-01-31', advance: 800 },
    ])
  })

  it('goes on from the last of one day', () => {
    const readings = [
      reading('2026-01-31', 100),
      reading('2026-02-28', 150),
      reading('2026-02-28', 160),
      reading('2026-03-31', 200),
    ]
    expect(historyOfReadings(REGISTER, readings).map(({ advance }) => advance)).toEqual([50, 40])
  })
})
