import { describe, expect, it } from 'vitest'
import { dueMeterDataNotices } from './meter-data-notices.ts'

const READINGS = [{ register: '1.8.0', index: '012345', unit: 'kWh', readOn: '2026-10-25' }]
const ROW = { id: 'ru.meter_data_notice', validFrom: '2012-09-01' }

function dueOn(on: string) {
  const place = (id: string, suppliedSince: string, lastNoticeOn?: string) => ({
    id,
    suppliedSince,
    ...(lastNoticeOn === undefined ? {} : { lastNoticeOn }),
    meterSerial: `M-${id}`,
    readings: READINGS,
  })
  return dueMeterDataNotices({
    places: [
      place('C', '2020-01-01', '2026-05-25'),
      place('B', '2020-01-01', '2026-05-24'),
      place('A', '2026-05-24'),
      place('D', '2025-01-31'),
    ],
    on,
    rule: { parameters: { everyMonths: 6 }, row: ROW },
  })
}

describe('notices of meter data', () => {
  it('are due the rule’s months after the last one or the start of supply, the oldest first', () => {
    expect(dueOn('2026-11-24')).toEqual([
      { place: 'D', meterSerial: 'M-D', readings: READINGS, dueOn: '2025-07-31', rule: ROW },
      { place: 'A', meterSerial: 'M-A', readings: READINGS, dueOn: '2026-11-24', rule: ROW },
      { place: 'B', meterSerial: 'M-B', readings: READINGS, dueOn: '2026-11-24', rule: ROW },
    ])
  })

  it('are not due the day before', () => {
    expect(dueOn('2026-11-23').map(({ place }) => place)).toEqual(['D'])
  })
})
