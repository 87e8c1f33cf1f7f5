import type { CivilDate } from '../../time/index.ts'
import type { MeasuredPosition } from '../geo-point.ts'
import { sortedBy } from '../sorted-by.ts'

/** A sweep of points, with or without contract and meter. Source: capability S2-16. */
export interface FieldCampaign {
  readonly id: string
  readonly name: string
  readonly from: CivilDate
  readonly to?: CivilDate
  /** What is to be covered: some places, or all of some areas. */
  readonly target: { readonly places: readonly string[] } | { readonly areas: readonly string[] }
}

/** A point that consumes and that nobody knew. */
export interface UnknownPoint {
  /** Made by the device: the point's id until it is a place. */
  readonly id: string
  readonly campaign: string
  readonly area: string
  readonly address: string
  readonly position?: MeasuredPosition
  readonly hasMeter: boolean
  readonly meterSerial?: string
  readonly foundOn: CivilDate
  readonly by: string
}

/** How much of a campaign has been covered. */
export interface CampaignCoverage {
  readonly covered: number
  /** Known places of the target and points found on the way. */
  readonly total: number
  /** Hundredths cut off, never rounded up: `100.00` is all. `0.00` where there is nothing to cover. */
  readonly percent: string
  /** Places that are still to be covered, by id. */
  readonly open: readonly string[]
}

/**
 * The coverage of a campaign on a day. A place is covered by a visit within the
 * campaign; an unknown point that was found is, and stays one point where it has
 * become a place since.
 */
export function campaignCoverage(input: {
  campaign: FieldCampaign
  /** The known places. */
  places: Iterable<{ readonly id: string; readonly area: string }>
  visits: Iterable<{ readonly place: string; readonly on: CivilDate }>
  unknownPoints: Iterable<UnknownPoint>
}): CampaignCoverage {
  const { campaign } = input
  const { from, to = '9999-12-31', target } = campaign
  const isWithin = (on: CivilDate) => from <= on && on <= to
  const wanted = new Set('places' in target ? target.places : [])
  if ('areas' in target) {
    for (const { id, area } of input.places) if (target.areas.includes(area)) wanted.add(id)
  }
  const visited = new Set<string>()
  for (const { place, on } of input.visits) if (isWithin(on)) visited.add(place)
  const found = new Set<string>()
  for (const point of input.unknownPoints) {
    if (point.campaign === campaign.id && isWithin(point.foundOn)) found.add(point.id)
  }
  const open = sortedBy(
    [...wanted].filter((place) => !visited.has(place) && !found.has(place)),
    (place) => [place],
  )
  const total = new Set([...wanted, ...found]).size
  const covered = total - open.length
  return { covered, total, percent: percentOf(covered, total), open }
}

function percentOf(part: number, whole: number): string {
  const hundredths = whole === 0 ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole))
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
