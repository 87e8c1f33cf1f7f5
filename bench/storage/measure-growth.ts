import type { Store } from '../../packages/core/src/index.ts'
import { type Growth, isOnce, type Measured } from '../measure.ts'
import { createReadingSource } from './place-history.ts'
import { type ProcessorClock, processorClock } from './processor-clock.ts'
import { medianOf } from './take-turns.ts'

const READINGS_PER_BATCH = 1_000
const PLACES = 500_000
const FIRST = 100_000
const POINTS_PER_DECADE = 10
const SECONDS_APART = 30

/**
 * Appends batches of readings of places taken at random, up to a number of readings. The figures at
 * 100,000, 1,000,000, … stand for the tenth of a decade before, and are judged by the processor
 * time at 100,000.
 */
export async function measureGrowth(
  store: Store,
  setting: {
    readonly readings: number
    readonly mostTimesFirst: number
    readonly clock?: ProcessorClock
  },
): Promise<{ readonly measured: readonly Measured[]; readonly points: Growth['points'] }> {
  const { readings, mostTimesFirst, clock = processorClock() } = setting
  const next = createReadingSource({ places: PLACES, factsBefore: 0, secondsApart: SECONDS_APART })
  const batch = isOnce ? 10 : READINGS_PER_BATCH
  const measured: Measured[] = []
  const points: Growth['points'][number][] = []
  let firstMs: number | undefined
  let window = emptyWindow()
  let end = isOnce ? readings : FIRST / 10 ** (1 / POINTS_PER_DECADE)
  for (let stored = 0; stored < readings; ) {
    const commit = next(batch)
    const processorBefore = await clock()
    const before = performance.now()
    await store.append(commit)
    window.wallMs.push(performance.now() - before)
    window.processorMs += (await clock()) - processorBefore
    stored += batch
    if (stored < end && stored < readings) continue
    const count = window.wallMs.length
    const wallMs = window.wallMs.reduce((sum, it) => sum + it, 0)
    const perReading = 1_000 / (count * batch)
    if (stored >= FIRST)
      points.push({
        readings: stored,
        processorUs: window.processorMs * perReading,
        wallUs: wallMs * perReading,
      })
    if (isDecade(stored, batch) || isOnce) {
      const processorMs = window.processorMs / count
      firstMs ??= processorMs
      const medianMs = medianOf(window.wallMs)
      measured.push({
        name: `a batch of ${batch.toLocaleString('en')} readings as the ${stored.toLocaleString('en')}th is stored`,
        rounds: count,
        minMs: Math.min(...window.wallMs),
        medianMs,
        maxMs: Math.max(...window.wallMs),
        processorMs,
        unit: 'readings',
        perSecond: (batch * 1000) / medianMs,
        ...(measured.length === 0
          ? {}
          : {
              target: `at most ${mostTimesFirst} times the processor time of the first`,
              isReached: processorMs <= mostTimesFirst * firstMs,
            }),
      })
    }
    window = emptyWindow()
    end =
      FIRST *
      10 ** (Math.round(Math.log10(stored / FIRST) * POINTS_PER_DECADE + 1) / POINTS_PER_DECADE)
  }
  return { measured, points }
}

function emptyWindow(): { readonly wallMs: number[]; processorMs: number } {
  return { wallMs: [], processorMs: 0 }
}

function isDecade(stored: number, batch: number): boolean {
  const decade = 10 ** Math.round(Math.log10(stored))
  return stored >= FIRST && Math.abs(stored - decade) < batch
}
