import type { ExplanationDossier } from '@selfread/core'
import { expect, it } from 'vitest'
import { dateText, timeText, title } from './dossier-words.ts'

it('tells moments by the clocks of the place', () => {
  const at = (timeZone: string) =>
    timeText({ place: { timeZone } } as ExplanationDossier, '2026-11-26T22:30:00.000Z')
  expect(at('Europe/Bucharest')).toBe('27 Nov 2026, 00:30')
  expect(at('America/Lima')).toBe('26 Nov 2026, 17:30')
})

it('says days and codes as people do', () => {
  expect(dateText('2026-03-01')).toBe('1 Mar 2026')
  expect(title('under_verification')).toBe('Under verification')
})
