import { describe, expect, it } from 'vitest'
import { planEvents } from './plan-events.ts'
import { shrinkEvents } from './shrink-events.ts'
import { simulatedWorld } from './simulated-world.ts'

describe('shrinking a failure', () => {
  it('leaves the events that it takes, in their order', async () => {
    const events = planEvents(3, simulatedWorld(3))
    const needed = [events[4], events[17], events[18]].map((event) => event?.id)
    const left = await shrinkEvents(events, async (some) => {
      const ids = some.map(({ id }) => id)
      return needed.every((id) => ids.includes(id ?? ''))
    })
    expect(left.map(({ id }) => id)).toEqual(needed)
  })
})
