import { describe, expect, it } from 'vitest'
import { orStopped, turns } from './turns.ts'

describe('turns', () => {
  it('lets as many jobs run as there are turns, in the order they came', async () => {
    const queue = turns(2)
    let running = 0
    let most = 0
    const order: number[] = []
    const job = (name: number) => async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(name)
      running--
    }
    await Promise.all([1, 2, 3, 4, 5].map((name) => queue.take(undefined, job(name))))
    expect(most).toBe(2)
    expect(order).toEqual([1, 2, 3, 4, 5])
  })

  it('passes the turn on when a job fails or one that waits is aborted', async () => {
    const queue = turns(1)
    const controller = new AbortController()
    const failing = queue.take(undefined, () => Promise.reject(new Error('failed')))
    const aborted = queue.take(controller.signal, async () => 'never')
    const last = queue.take(undefined, async () => 'last')
    controller.abort(new Error('aborted'))
    await expect(failing).rejects.toThrow('failed')
    await expect(aborted).rejects.toThrow('aborted')
    await expect(last).resolves.toBe('last')
  })
})

describe('or stopped', () => {
  it('gives the outcome of the work, or the reason of the signal if that is first', async () => {
    const controller = new AbortController()
    await expect(orStopped(controller.signal, Promise.resolve(1))).resolves.toBe(1)
    const endless = orStopped(controller.signal, new Promise(() => {}))
    controller.abort(new Error('enough'))
    await expect(endless).rejects.toThrow('enough')
  })
})
