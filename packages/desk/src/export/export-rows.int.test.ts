import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'
import type { ExportedRows, RowsQuery } from './export-rows.ts'

async function withReadings(): Promise<TestDesk> {
  const world = await openDeskWithPlaces([placeRow(1), placeRow(2), placeRow(3)])
  await world.desk.receive(sms(1, 'value=12500'))
  await world.desk.receive(sms(2, 'value=12510'))
  return world
}

async function rowsOf<Kind extends keyof ExportedRows>({ desk }: TestDesk, query: RowsQuery<Kind>) {
  const { rows, ...rest } = await desk.exportRows(query)
  const all: ExportedRows[Kind][] = []
  for await (const row of rows) all.push(row)
  return { rows: all, ...rest }
}

describe('an export', () => {
  it.each([
    ['readings', 5],
    ['places', 3],
    ['operations', 2],
  ] as const)('of %s has all that the store has, each once', async (of, count) => {
    const { rows, stored } = await rowsOf(await withReadings(), { of })
    expect(rows).toHaveLength(count)
    expect(stored).toBe(count)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count)
  })

  it('of places names no person', async () => {
    const { rows } = await rowsOf(await withReadings(), { of: 'places' })
    expect(rows.map(({ id, customerId }) => `${id} ${customerId}`).toSorted()).toEqual([
      'P1 C1',
      'P2 C2',
      'P3 C3',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Client|mail\.example|722/u)
  })

  it('of a place and period has those rows only', async () => {
    const world = await withReadings()
    const period = { from: '2026-11-22', to: '2026-11-22' }
    const { rows } = await rowsOf(world, { of: 'readings', period })
    expect(rows.map(({ place }) => place).toSorted()).toEqual(['P1', 'P2'])
    const one = await rowsOf(world, { of: 'operations', period, place: 'P2' })
    expect(one.rows.map(({ place }) => place)).toEqual(['P2'])
    expect((await rowsOf(world, { of: 'readings', place: 'P3' })).rows).toHaveLength(1)
  })

  it('after a cursor has the places where something happened since, and nothing else', async () => {
    const world = await withReadings()
    const first = await rowsOf(world, { of: 'readings' })
    const nothing = await rowsOf(world, { of: 'readings', after: first.next })
    expect(nothing.rows).toEqual([])
    await world.desk.receive(sms(3, 'value=12520'))
    const second = await rowsOf(world, { of: 'readings', after: nothing.next })
    expect(second.rows.map(({ place, value }) => `${place} ${value.text}`).toSorted()).toEqual([
      'P3 012200',
      'P3 12520',
    ])
    const elsewhere = await rowsOf(world, { of: 'readings', after: first.next, place: 'P1' })
    expect(elsewhere.rows).toEqual([])
  })

  it('and those after it, put together by id, are the store', async () => {
    const world = await withReadings()
    const first = await rowsOf(world, { of: 'readings' })
    await world.desk.receive(sms(1, 'value=12600'))
    await world.desk.prepareTransfers({ day: '2026-11-22' })
    const second = await rowsOf(world, { of: 'readings', after: first.next })
    const merged = new Map([...first.rows, ...second.rows].map((row) => [row.id, row]))
    const { rows } = await rowsOf(world, { of: 'readings' })
    expect([...merged.values()].toSorted(byId)).toEqual([...rows].toSorted(byId))
  })
})

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
