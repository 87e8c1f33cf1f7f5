import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaignCoverage, type FieldCampaign, type UnknownPoint } from './campaign.ts'

const CAMPAIGN: FieldCampaign = {
  id: 'C1',
  name: 'Sweep',
  from: '2026-11-01',
  to: '2026-11-30',
  target: { places: ['P1', 'P2', 'P3'] },
}

function pointOf(id: string, change: Partial<UnknownPoint> = {}): UnknownPoint {
  return {
    id,
    campaign: 'C1',
    area: 'Nord',
    address: 'Str. Lungă 1',
    hasMeter: false,
    foundOn: '2026-11-10',
    by: 'ana',
    ...change,
  }
}

function coverage(
  visits: readonly (readonly [string, string])[],
  change: Partial<FieldCampaign> = {},
  unknownPoints: readonly UnknownPoint[] = [],
) {
  return campaignCoverage({
    campaign: { ...CAMPAIGN, ...change },
    places: [
      { id: 'P1', area: 'Nord' },
      { id: 'P2', area: 'Sud' },
      { id: 'P4', area: 'Nord' },
    ],
    visits: visits.map(([place, on]) => ({ place, on })),
    unknownPoints,
  })
}

describe('the coverage of a campaign', () => {
  it('counts the places of a list that were visited within it', () => {
    expect(
      coverage([
        ['P1', '2026-11-01'],
        ['P3', '2026-11-30'],
        ['P9', '2026-11-10'],
        ['P2', '2026-10-31'],
        ['P2', '2026-12-01'],
      ]),
    ).toEqual({ covered: 2, total: 3, percent: '66.66', open: ['P2'] })
  })

  it('counts the places of an area, and has no end unless stated', () => {
    const { to, ...endless } = CAMPAIGN
    expect(to).toBe('2026-11-30')
    const result = campaignCoverage({
      campaign: { ...endless, target: { areas: ['Nord'] } },
      places: [
        { id: 'P4', area: 'Nord' },
        { id: 'P2', area: 'Sud' },
        { id: 'P1', area: 'Nord' },
      ],
      visits: [{ place: 'P4', on: '2099-01-01' }],
      unknownPoints: [],
    })
    expect(result).toEqual({ covered: 1, total: 2, percent: '50.00', open: ['P1'] })
    expect(coverage([], { target: { areas: ['Nord'] } }).open).toEqual(['P1', 'P4'])
    expect(coverage([], { target: { places: ['P9', 'P8'] } }).open).toEqual(['P8', 'P9'])
  })

  it('counts a point that was found and is a place by now once, and as covered', () => {
    const points = [pointOf('P4'), pointOf('U1')]
    expect(coverage([['P1', '2026-11-02']], { target: { areas: ['Nord'] } }, points)).toEqual({
      covered: 3,
      total: 3,
      percent: '100.00',
      open: [],
    })
  })

  it('counts each unknown point that was found on the way once', () => {
    const points = [
      pointOf('X1'),
      pointOf('X1'),
      pointOf('X2', { campaign: 'C2' }),
      pointOf('X5', { campaign: 'C2' }),
      pointOf('X3', { foundOn: '2026-10-31' }),
      pointOf('X4', { foundOn: '2026-12-01' }),
    ]
    expect(coverage([], {}, points)).toEqual({
      covered: 1,
      total: 4,
      percent: '25.00',
      open: ['P1', 'P2', 'P3'],
    })
  })

  it('is never rounded up', () => {
    const places = Array.from({ length: 100_000 }, (_, at) => `Q${at}`)
    const target = { places }
    const visits = places.map((place) => [place, '2026-11-10'] as const)
    expect(coverage(visits.slice(1), { target }).percent).toBe('99.99')
    expect(coverage(visits, { target }).percent).toBe('100.00')
    expect(coverage(visits.slice(0, 10), { target }).percent).toBe('0.01')
    expect(coverage([], { target: { places: [] } })).toEqual({
      covered: 0,
      total: 0,
      percent: '0.00',
      open: [],
    })
  })

  it('law: covered and open add up to all, and a further visit never lowers it', () => {
    const place = fc.constantFrom('P1', 'P2', 'P3', 'P4')
    fc.assert(
      fc.property(fc.array(place), place, (visited, further) => {
        const visits = visited.map((it) => [it, '2026-11-10'] as const)
        const before = coverage(visits)
        const after = coverage([...visits, [further, '2026-11-11']])
        expect(before.covered + before.open.length).toBe(before.total)
        expect(after.covered).toBeGreaterThanOrEqual(before.covered)
      }),
    )
  })
})
