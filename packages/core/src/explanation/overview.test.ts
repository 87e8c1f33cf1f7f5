import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import { meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { overviewOf } from './overview.ts'

const index = (units: number) => indexFromUnits({ units, decimals: 0 })

function stateOf(endsOn?: string): PlaceState {
  const { data } = REGISTERED as Extract<PlaceFact, { type: 'place_registered' }>
  const contract = { ...data.contract, ...(endsOn === undefined ? {} : { endsOn }) }
  const day = meterOf('M0').registers[0]
  const registers = ['T1', 'T2'].map((id) => ({ ...day, id })) as never
  const facts: readonly PlaceFact[] = [
    { type: 'place_registered', data: { ...data, contract } },
    {
      type: 'meter_installed',
      data: {
        installation: {
          meter: { serialNumber: 'M0', registers },
          installedOn: '2025-12-15',
          entryIndices: [
            { register: 'T1', index: index(100) },
            { register: 'T2', index: index(0) },
          ],
          multipliers: [],
        },
      },
    },
    ...[
      ['2026-01-31', 147],
      ['2026-02-28', 140],
      ['2026-03-31', 171],
    ].map(
      ([readOn, units]): PlaceFact => ({
        type: 'reading_recorded',
        data: {
          reading: readingOf({
            id: `r_${readOn}`,
            register: 'T1',
            readOn: String(readOn),
            value: index(Number(units)),
          }),
        },
      }),
    ),
  ]
  return placeStateOf(facts) as PlaceState
}

const about = { from: '2026-02-01', to: '2026-03-15', today: '2026-04-01' }

describe('the overview of a place', () => {
  it('has the index of every register on the contract’s first day and its last one', () => {
    const indices = (endsOn?: string) =>
      overviewOf(stateOf(endsOn), about).contractIndices.map(
        (it) => `${it.register} ${it.on} ${it.how}`,
      )
    expect(indices()).toEqual(['T1 2025-12-15 known', 'T2 2025-12-15 known'])
    expect(indices('2026-03-15')).toEqual([
      'T1 2025-12-15 known',
      'T1 2026-03-15 computed',
      'T2 2025-12-15 known',
      'T2 2026-03-15 unknown',
    ])
  })

  it('has the months that the period touches, and the gaps within it', () => {
    const seriesOf = (from: string, to: string) =>
      overviewOf(stateOf(), { ...about, from, to }).series.map(({ register, months, gaps }) => [
        register,
        months.map(({ month }) => month).join(' '),
        gaps.length,
      ])
    expect(seriesOf('2026-02-01', '2026-03-15')).toEqual([
      ['T1', '2026-03', 1],
      ['T2', '', 0],
    ])
    expect(seriesOf('2025-12-31', '2026-01-31')[0]).toEqual(['T1', '2025-12 2026-01', 0])
    expect(seriesOf('2025-12-31', '2026-02-01')[0]).toEqual(['T1', '2025-12 2026-01', 1])
    expect(seriesOf('2026-02-27', '2026-03-01')[0]).toEqual(['T1', '2026-03', 1])
    expect(seriesOf('2026-02-28', '2026-03-01')[0]).toEqual(['T1', '2026-03', 0])
    expect(seriesOf('2026-04-01', '2026-04-30')[0]).toEqual(['T1', '', 0])
  })

  it('has what is missing, seen from today', () => {
    expect(overviewOf(stateOf('2026-04-01'), about).missing.map(({ code }) => code)).toEqual([
      'contract_end_unread',
      'contract_end_unread',
      'month_unread',
      'month_unread',
      'annex_missing',
    ])
  })
})
