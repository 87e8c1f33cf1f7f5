import { expect, it } from 'vitest'
import { sentAt } from './sent-at.ts'

it.each([
  ['Sat, 21 Nov 2026 10:00:00 +0200', '2026-11-21T08:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 +0200 (EET)', '2026-11-21T08:00:00.000Z'],
  ['21 Nov 26 10:00 EST', '2026-11-21T15:00:00.000Z'],
  ['Mon, 21 Nov 2026 10:00:00', '2026-11-21T10:00:00.000Z'],
  ['Sat Nov 21 10:00:00 2026', '2026-11-21T10:00:00.000Z'],
  ['2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00.000Z'],
  ['Sat, 31 Feb 2026 10:00:00 +0200', undefined],
  ['Sat, 21 Nov 1926 10:00:00 +0200', undefined],
  ['Sat, 21 Nov 2026 25:00:00 +0200', undefined],
  ['Sat, 21 Nov 2026 10:00:00 +9900', undefined],
  ['yesterday', undefined],
  [undefined, undefined],
])('%s is sent at %s', (header, instant) => {
  expect(sentAt(header)).toBe(instant)
})
