import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showProgress } from './progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function display(isTTY: boolean) {
  const written: string[] = []
  const stderr = { isTTY, write: (text: string) => written.push(text) }
  const progress = showProgress({ stdin: (async function* () {})(), stdout: stderr, stderr })
  return { ...progress, written }
}

describe('progress', () => {
  it('rewrites one line on a screen, at most ten times a second, and clears it', () => {
    const { report, end, written } = display(true)
    report('1')
    report('2')
    vi.advanceTimersByTime(100)
    report('3')
    end()
    expect(written).toEqual(['\r\u001b[2K1', '\r\u001b[2K3', '\r\u001b[2K'])
  })

  it('is a line every five seconds in a log, none for short work', () => {
    const { report, end, written } = display(false)
    report('1')
    vi.advanceTimersByTime(5_000)
    report('2')
    report('3')
    end()
    expect(written).toEqual(['2\n'])
  })
})
