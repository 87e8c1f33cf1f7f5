import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueStop } from '../due/due-stops.ts'
import type { FieldPlace } from '../due/field-place.ts'
import { type FieldController, routeSheet } from './field-route.ts'
import { orderByDistance, walkingOrder } from './order-stops.ts'
import { planRoutes } from './plan-routes.ts'

const WEIGHTS = {
  controlOverdue: 1,
  verificationExpired: 1,
  selfReadStreak: 1,
  request: 1,
  debt: 1,
  survey: 1,
  earlierAttempt: 1,
  finding: 1,
}
const ROW = { id: 'ua.field_day', validFrom: '2021-01-01' }

function stopOf(id: string, place: Partial<FieldPlace> = {}): DueStop {
  return {
    place: {
      id,
      label: { address: `Address of ${id}`, surname: `Name of ${id}`, accountNumber: `A-${id}` },
      area: 'Nord',
      street: 'Lungă',
      house: '1',
      ...place,
    },
    reasons: [],
    operations: ['control_reading'],
    score: 1,
  }
}

function plan(
  due: readonly DueStop[],
  controllers: readonly FieldController[],
  maximumStops = 3,
  order: 'street' | 'distance' = 'street',
) {
  return planRoutes({
    due,
    day: '2026-11-24',
    controllers,
    rule: { parameters: { targetStops: 2, maximumStops, weights: WEIGHTS }, row: ROW },
    order,
  })
}

function ids(stops: readonly DueStop[]): string {
  return stops.map(({ place }) => place.id).join(' ')
}

describe('the routes of a day', () => {
  it('hold more stops than the target, and leave what is least pressing', () => {
    const due = ['a', 'b', 'c', 'd'].map((id) => stopOf(id))
    const { routes, unplanned, rule } = plan(due, [{ id: 'ana' }])
    expect(routes).toEqual([
      {
        controller: 'ana',
        day: '2026-11-24',
        targetStops: 2,
        stops: [stopOf('a'), stopOf('b'), stopOf('c')],
      },
    ])
    expect(ids(unplanned)).toBe('d')
    expect(rule).toEqual(ROW)
  })

  it('give neighbours to one controller, and each as many as the other', () => {
    const due = [
      stopOf('a', { street: 'Z' }),
      stopOf('b', { street: 'A', house: '10' }),
      stopOf('c', { street: 'Z', house: '2' }),
      stopOf('d', { street: 'A', house: '9' }),
      stopOf('e', { street: 'M' }),
    ]
    const { routes } = plan(due, [{ id: 'vlad' }, { id: 'ana' }])
    expect(routes.map(({ controller, stops }) => `${controller}: ${ids(stops)}`)).toEqual([
      'ana: d b',
      'vlad: e a c',
    ])
  })

  it('send a controller to nothing but the own areas', () => {
    const due = [
      stopOf('n1'),
      stopOf('s1', { area: 'Sud' }),
      stopOf('n2'),
      stopOf('x1', { area: 'Vest' }),
      stopOf('s2', { area: 'Sud' }),
    ]
    const { routes, unplanned } = plan(due, [
      { id: 'c', areas: ['Sud'] },
      { id: 'a', areas: ['Nord', 'Sud'] },
      { id: 'b', areas: ['Sud', 'Nord', 'Sud'] },
    ])
    expect(routes.map(({ controller, stops }) => `${controller}: ${ids(stops)}`)).toEqual([
      'a: n1',
      'b: n2 s2',
      'c: s1',
    ])
    expect(ids(unplanned)).toBe('x1')
    expect(plan(due, []).unplanned).toEqual(due)
  })

  it('ask nobody beyond what fits into a day', () => {
    const due = ['a', 'b', 'c'].map((id) => stopOf(id, { area: 'Sud' }))
    const { routes, unplanned } = plan(
      due,
      [
        { id: 'x', areas: ['Sud'] },
        { id: 'y', areas: ['Nord'] },
      ],
      2,
    )
    expect(routes.map(({ stops }) => ids(stops))).toEqual(['a b', ''])
    expect(ids(unplanned)).toBe('c')
  })

  it('ask as much of each as the day of each has room for', () => {
    const due = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => stopOf(id))
    const people = [
      { id: 'half', maximumStops: 1 },
      { id: 'whole', maximumStops: 3 },
      { id: 'rule' },
    ]
    const { routes, unplanned } = plan(due, people)
    expect(
      routes.map(({ controller, targetStops, stops }) => [controller, targetStops, ids(stops)]),
    ).toEqual([
      ['half', 1, 'a'],
      ['rule', 2, 'b c d'],
      ['whole', 2, 'e f g'],
    ])
    expect(unplanned).toEqual([])
    expect(ids(plan([...due, stopOf('h')], people).unplanned)).toBe('h')
    expect(plan(due.slice(0, 4), people).routes.map(({ stops }) => stops.length)).toEqual([1, 1, 2])
  })

  it('visit a place once, however often it is due', () => {
    const { routes, unplanned } = plan([stopOf('a'), stopOf('b'), stopOf('a')], [{ id: 'ana' }], 1)
    expect(routes.map(({ stops }) => ids(stops))).toEqual(['a'])
    expect(ids(unplanned)).toBe('b')
  })

  it('are walked by distance where that is wanted', () => {
    const at = (id: string, longitudeMicrodegrees: number) =>
      stopOf(id, { house: id, point: { latitudeMicrodegrees: 0, longitudeMicrodegrees } })
    const due = [at('1', 0), at('2', 30_000), at('3', 10_000)]
    expect(plan(due, [{ id: 'ana' }], 3, 'distance').routes.map(({ stops }) => ids(stops))).toEqual(
      ['1 3 2'],
    )
    const from = { latitudeMicrodegrees: 0, longitudeMicrodegrees: 40_000 }
    expect(
      plan(due, [{ id: 'ana', from }], 3, 'distance').routes.map(({ stops }) => ids(stops)),
    ).toEqual(['2 3 1'])
    expect(plan(due, [{ id: 'ana', from }]).routes.map(({ stops }) => ids(stops))).toEqual([
      '1 2 3',
    ])
  })
})

describe('the order of stops', () => {
  it('is area, street, house and flat as people count', () => {
    const stops = [
      stopOf('g', { area: 'Sud', street: 'A' }),
      stopOf('f', { street: 'B', house: '10' }),
      stopOf('e', { street: 'B', house: '9', flat: '10' }),
      stopOf('d', { street: 'B', house: '9', flat: '9' }),
      stopOf('b', { street: 'A', house: '1' }),
      stopOf('c', { street: 'b', house: '9' }),
      stopOf('a', { street: 'A', house: '1' }),
    ]
    expect(ids(walkingOrder(stops))).toBe('a b c d e f g')
  })

  it('by distance keeps a house together and has what is not located last', () => {
    const point = (longitudeMicrodegrees: number) => ({
      point: { latitudeMicrodegrees: 47_000_000, longitudeMicrodegrees },
    })
    const stops = [
      stopOf('far', { house: '2', ...point(3_000) }),
      stopOf('flat2', { house: '1', flat: '2', ...point(0) }),
      stopOf('flat1', { house: '1', flat: '1' }),
      stopOf('lost9', { house: '9' }),
      stopOf('near', { house: '3', ...point(1_000) }),
      stopOf('lost8', { house: '8' }),
    ]
    expect(ids(orderByDistance(stops))).toBe('flat1 flat2 near far lost8 lost9')
    expect(
      ids(
        orderByDistance(stops, { latitudeMicrodegrees: 47_000_000, longitudeMicrodegrees: 5_000 }),
      ),
    ).toBe('far near flat1 flat2 lost8 lost9')
    expect(
      ids(
        orderByDistance(stops, { latitudeMicrodegrees: 47_000_000, longitudeMicrodegrees: 1_200 }),
      ),
    ).toBe('near flat1 flat2 far lost8 lost9')
    expect(ids(orderByDistance([]))).toBe('')
    expect(ids(orderByDistance([stopOf('b', { house: '2' }), stopOf('a')]))).toBe('a b')
  })
})

describe('the sheet of a route', () => {
  it('shows of a customer address, surname and account number, and nothing beyond', () => {
    const debt = { amount: '1.00', currency: 'UAH', since: '2026-01-01' }
    const { routes } = plan(
      [stopOf('a', { debt, accessNote: 'Key at the office' }), stopOf('b')],
      [{ id: 'ana' }],
    )
    expect(routes.map(routeSheet)).toStrictEqual([
      [
        {
          number: 1,
          place: 'a',
          address: 'Address of a',
          surname: 'Name of a',
          accountNumber: 'A-a',
          operations: ['control_reading'],
          accessNote: 'Key at the office',
        },
        {
          number: 2,
          place: 'b',
          address: 'Address of b',
          surname: 'Name of b',
          accountNumber: 'A-b',
          operations: ['control_reading'],
        },
      ],
    ])
  })
})

const AREAS = ['Nord', 'Sud', 'Vest']
const due = fc
  .array(
    fc.record(
      {
        area: fc.constantFrom(...AREAS),
        street: fc.constantFrom('A', 'B'),
        house: fc.nat(30).map(String),
        point: fc.record({
          latitudeMicrodegrees: fc.integer({ min: 47_000_000, max: 47_010_000 }),
          longitudeMicrodegrees: fc.integer({ min: 26_000_000, max: 26_010_000 }),
        }),
      },
      { requiredKeys: ['area', 'street', 'house'] },
    ),
    { maxLength: 30 },
  )
  .map((places) => places.map((place, at) => stopOf(`P${at}`, place)))
const controllers = fc
  .array(fc.option(fc.subarray(AREAS), { nil: undefined }), { maxLength: 5 })
  .map((all) => all.map((areas, at) => ({ id: `C${at}`, ...(areas && { areas }) })))
const order = fc.constantFrom('street' as const, 'distance' as const)

describe('the laws of routes', () => {
  it('law: no place is on two routes, and every place is on one or unplanned', () => {
    fc.assert(
      fc.property(due, controllers, order, (stops, people, by) => {
        const { routes, unplanned } = plan(stops, people, 4, by)
        const all = [...routes.flatMap((route) => route.stops), ...unplanned]
        expect(all.map(({ place }) => place.id).toSorted()).toEqual(
          stops.map(({ place }) => place.id).toSorted(),
        )
        expect(routes.map(({ controller }) => controller)).toEqual(people.map(({ id }) => id))
      }),
    )
  })

  it('law: nobody has more than fits or goes where they are not sent', () => {
    fc.assert(
      fc.property(due, controllers, order, (stops, people, by) => {
        for (const route of plan(stops, people, 4, by).routes) {
          expect(route.stops.length).toBeLessThanOrEqual(4)
          const areas = people.find(({ id }) => id === route.controller)?.areas
          for (const { place } of route.stops) expect(areas ?? AREAS).toContain(place.area)
        }
      }),
    )
  })

  it('law: what is left over found everybody who may go there busy', () => {
    fc.assert(
      fc.property(due, controllers, (stops, people) => {
        const { routes, unplanned } = plan(stops, people, 4)
        for (const { place } of unplanned) {
          for (const { id, areas } of people) {
            if (areas !== undefined && !areas.includes(place.area)) continue
            expect(routes.find(({ controller }) => controller === id)?.stops).toHaveLength(4)
          }
        }
      }),
    )
  })

  it('law: those who may go to the same areas have as much to do, give or take one stop', () => {
    fc.assert(
      fc.property(due, fc.integer({ min: 1, max: 6 }), (stops, count) => {
        const people = Array.from({ length: count }, (_, at) => ({ id: `C${at}` }))
        const lengths = plan(stops, people, 20).routes.map((route) => route.stops.length)
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('law: the order in which controllers are named does not matter', () => {
    fc.assert(
      fc.property(due, controllers, order, (stops, people, by) => {
        expect(plan(stops, people.toReversed(), 4, by)).toEqual(plan(stops, people, 4, by))
      }),
    )
  })

  it('law: an order has every stop once and does not depend on the order before', () => {
    fc.assert(
      fc.property(due, (stops) => {
        for (const inOrder of [walkingOrder, (it: readonly DueStop[]) => orderByDistance(it)]) {
          const ordered = inOrder(stops)
          expect(inOrder(stops.toReversed())).toEqual(ordered)
          expect(ordered.map(({ place }) => place.id).toSorted()).toEqual(
            stops.map(({ place }) => place.id).toSorted(),
          )
        }
      }),
    )
  })
})
