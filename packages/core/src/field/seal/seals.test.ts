import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSealEvent, missingSeals } from './add-seal-event.ts'
import { type SealEvent, sealsAt } from './seal-event.ts'

function eventOf(
  event: SealEvent['event'],
  day: number,
  change: Partial<SealEvent> = {},
): SealEvent {
  return {
    seal: 'S1',
    event,
    at: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
    place: 'P1',
    point: 'terminal_cover',
    kind: 'plastic',
    by: 'ana',
    ...change,
  }
}

function dayOf(day: number): string {
  return `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
}

describe('the seals at a moment', () => {
  const events = [
    eventOf('applied', 3, { seal: 'S2', point: 'case' }),
    eventOf('removed', 9),
    eventOf('checked', 5, { condition: 'intact' }),
    eventOf('applied', 1),
    eventOf('broken', 7, { seal: 'S2' }),
    eventOf('checked', 6),
  ]

  it('are those applied and neither broken nor removed', () => {
    const seals = (day: number) => sealsAt(events, dayOf(day)).map(({ seal }) => seal)
    expect(sealsAt(events, '2026-11-01T07:59:59.999Z')).toEqual([])
    expect([1, 3, 6, 7, 8, 9].map((day) => seals(day).join(' '))).toEqual([
      'S1',
      'S1 S2',
      'S1 S2',
      'S1',
      'S1',
      '',
    ])
  })

  it('say since when they are set, when they were seen last and how they were', () => {
    expect(sealsAt(events, dayOf(6))).toEqual([
      {
        seal: 'S1',
        place: 'P1',
        point: 'terminal_cover',
        kind: 'plastic',
        appliedAt: dayOf(1),
        seenAt: dayOf(6),
        condition: 'intact',
      },
      {
        seal: 'S2',
        place: 'P1',
        point: 'case',
        kind: 'plastic',
        appliedAt: dayOf(3),
        seenAt: dayOf(3),
      },
    ])
    expect(sealsAt([eventOf('applied', 1, { condition: 'new' })], dayOf(1))[0]?.condition).toBe(
      'new',
    )
  })

  it('are listed by number', () => {
    const both = [eventOf('applied', 1, { seal: 'S2' }), eventOf('applied', 2)]
    expect(sealsAt(both, dayOf(2)).map(({ seal }) => seal)).toEqual(['S1', 'S2'])
  })

  it('are none that were only checked', () => {
    expect(sealsAt([eventOf('checked', 1)], dayOf(2))).toEqual([])
  })

  it('have an end after what it ends where both are of one moment', () => {
    const moment = [eventOf('removed', 1), eventOf('checked', 1), eventOf('applied', 1)]
    expect(sealsAt(moment, dayOf(1))).toEqual([])
    expect(sealsAt([eventOf('broken', 1), eventOf('applied', 1)], dayOf(1))).toEqual([])
    expect(
      sealsAt([eventOf('checked', 1, { condition: 'ok' }), eventOf('applied', 1)], dayOf(1)),
    ).toMatchObject([{ condition: 'ok' }])
  })
})

describe('an event of a seal', () => {
  it('is taken, and the same again changes nothing', () => {
    const applied = eventOf('applied', 1)
    expect(addSealEvent([], applied)).toEqual({ ok: true, events: [applied] })
    expect(addSealEvent([applied], applied)).toEqual({ ok: true, events: [applied] })
    const checked = eventOf('checked', 1)
    expect(addSealEvent([applied], checked)).toEqual({ ok: true, events: [applied, checked] })
    const other = eventOf('applied', 2, { seal: 'S2' })
    expect(addSealEvent([applied], other)).toEqual({ ok: true, events: [applied, other] })
    const broken = eventOf('broken', 2)
    expect(addSealEvent([applied], broken)).toEqual({ ok: true, events: [applied, broken] })
    const late = eventOf('checked', 2)
    const removed = eventOf('removed', 3)
    expect(addSealEvent([applied, removed], late)).toEqual({
      ok: true,
      events: [applied, removed, late],
    })
  })

  it('is refused where the number is set at another place', () => {
    for (const event of ['applied', 'checked', 'removed'] as const) {
      expect(addSealEvent([eventOf('applied', 1)], eventOf(event, 2, { place: 'P2' }))).toEqual({
        ok: false,
        problem: 'sealed_elsewhere',
        expected: 'P1',
        actual: 'P2',
      })
    }
  })

  it('of one moment at two places is not the same', () => {
    expect(
      addSealEvent([eventOf('applied', 1)], eventOf('applied', 1, { place: 'P2' })),
    ).toMatchObject({ ok: false, problem: 'sealed_elsewhere' })
  })

  it('is refused where the number is set or was used up', () => {
    expect(addSealEvent([eventOf('applied', 1)], eventOf('applied', 2))).toEqual({
      ok: false,
      problem: 'already_applied',
      expected: 'a seal that is not set',
      actual: 'set on 2026-11-01T08:00:00.000Z',
    })
    expect(
      addSealEvent([eventOf('checked', 2), eventOf('applied', 1)], eventOf('applied', 3)),
    ).toMatchObject({ problem: 'already_applied', actual: 'set on 2026-11-01T08:00:00.000Z' })
    for (const end of ['broken', 'removed'] as const) {
      expect(
        addSealEvent(
          [eventOf('applied', 1), eventOf(end, 2)],
          eventOf('applied', 3, { place: 'P2' }),
        ),
      ).toEqual({
        ok: false,
        problem: 'used_up',
        expected: 'a number that was never set',
        actual: `${end} on 2026-11-02T08:00:00.000Z`,
      })
    }
  })

  it('is refused where the seal was not set at that moment', () => {
    for (const events of [
      [],
      [eventOf('applied', 3)],
      [eventOf('applied', 1), eventOf('broken', 2)],
    ]) {
      expect(addSealEvent(events, eventOf('checked', 2))).toEqual({
        ok: false,
        problem: 'not_applied',
        expected: 'a seal that is set at P1',
        actual: 'none',
      })
    }
    expect(
      addSealEvent(
        [eventOf('applied', 1), eventOf('removed', 9)],
        eventOf('checked', 2, { place: 'P2' }),
      ),
    ).toMatchObject({ problem: 'not_applied', actual: 'P1' })
    expect(
      addSealEvent([eventOf('applied', 1)], eventOf('checked', 2, { seal: 'S2' })),
    ).toMatchObject({ problem: 'not_applied' })
  })

  const event = fc
    .record({
      seal: fc.constantFrom('S1', 'S2'),
      event: fc.constantFrom(
        'applied' as const,
        'checked' as const,
        'broken' as const,
        'removed' as const,
      ),
      day: fc.integer({ min: 1, max: 9 }),
      place: fc.constantFrom('P1', 'P2'),
    })
    .map(({ seal, event: kind, day, place }) => eventOf(kind, day, { seal, place }))

  it('law: no seal is ever in two places, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (tried) => {
        let events: readonly SealEvent[] = []
        for (const it of tried) {
          const added = addSealEvent(events, it)
          if (!added.ok) continue
          events = added.events
        }
        for (const seal of ['S1', 'S2']) {
          const own = events.filter((it) => it.seal === seal)
          expect(new Set(own.map(({ place }) => place)).size).toBeLessThanOrEqual(1)
          expect(own.filter((it) => it.event === 'applied').length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('law: what is set at a moment does not depend on the order in which events came in', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (events, day) => {
          expect(sealsAt(events.toReversed(), dayOf(day))).toEqual(sealsAt(events, dayOf(day)))
        },
      ),
    )
  })

  it('law: what comes later does not change what was set before', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (events, day) => {
          const earlier = events.filter(({ at }) => at <= dayOf(day))
          expect(sealsAt(events, dayOf(day))).toEqual(sealsAt(earlier, dayOf(day)))
        },
      ),
    )
  })
})

describe('seals that are missing', () => {
  it('are tasks', () => {
    const events = [
      eventOf('applied', 1),
      eventOf('applied', 1, { seal: 'S2' }),
      eventOf('applied', 1, { seal: 'S3', place: 'P2' }),
      eventOf('applied', 9, { seal: 'S4' }),
    ]
    expect(
      missingSeals({ place: 'P1', events, seen: ['S2'], at: dayOf(5), on: '2026-11-05' }),
    ).toEqual([
      {
        id: 'P1/seal/S1',
        place: 'P1',
        operation: 'seal',
        reason: 'seal_missing',
        reference: 'S1',
        openedOn: '2026-11-05',
      },
    ])
  })
})
