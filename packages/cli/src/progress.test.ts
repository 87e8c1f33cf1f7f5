import { describe, expect, it } from 'vitest'
import { showProgress } from './progress.ts'

function display(isTTY: boolean) {
  let time = 1_000
  const written: string[] = []
  const stderr = { isTTY, write: (text: string) => written.push(text) }
  const stdin = (async function* () {})()
  const progress = showProgress({ stdin, stdout: stderr, stderr, now: () => time })
  const wait = (milliseconds: number) => {
    time += milliseconds
  }
  return { ...progress, written, wait }
}

describe('progress', () => {
  it('rewrites one line on a screen, at most ten times a second, and clears it', () => {
    const { report, end, written, wait } = display(true)
    report('1')
    wait(99)
    report('2')
    wait(1)
    report('3')
    end()
    expect(written).toEqual(['\r\u001b[2K1', '\r\u001b[2K3', '\r\u001b[2K'])
  })

  it('is a line every five seconds in a log, none for short work', () => {
    const { report, end, written, wait } = display(false)
    wait(4_999)
    report('1')
    wait(1)
    report('2')
    report('3')
    end()
    expect(written).toEqual(['2\n'])
  })
})
