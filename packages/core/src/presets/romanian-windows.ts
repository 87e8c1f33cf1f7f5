import type { RuleRow } from '../rules/index.ts'
import { source, type WriteRow } from './preset-rows.ts'

const EXAMPLE = 'An example of one supplier’s window: copy it with your own tenant.'

/** Windows seen at Romanian suppliers: all off, for a window is its supplier's. Source: DOMAIN.md 3. */
export function romanianWindows(row: WriteRow): readonly RuleRow[] {
  return [
    row(
      'window.example.eon',
      'reading_window',
      { kind: 'days', fromDay: 8, toDay: 14 },
      source('S', 'E.ON Energie România, window seen in March 2026'),
      {
        valid: '2026-03-01',
        scope: { tenant: 'eon' },
        off: `${EXAMPLE} The portal states the day of last change apart from it.`,
      },
    ),
    row(
      'window.example.hidroelectrica',
      'reading_window',
      { kind: 'days', fromDay: 22, toDay: 26 },
      source('S', 'Hidroelectrica, 22–26'),
      {
        scope: { tenant: 'hidroelectrica', utility: 'electricity' },
        off: `${EXAMPLE} The supplier’s own interface has told a wrong next closing day.`,
      },
    ),
    row(
      'window.example.engie',
      'reading_window',
      { kind: 'dates', rows: [{ opensOn: '2024-06-20', submitUntil: '2024-06-25' }] },
      source('S', 'ENGIE Romania, 20–25.06.2024'),
      { valid: '2024-06-01..2024-06-30', scope: { tenant: 'engie' }, off: EXAMPLE },
    ),
    row(
      'window.example.res',
      'reading_window',
      { kind: 'days', fromDay: 29, toDay: 3 },
      source('V', 'RES Energy, gas, 29–03', 'https://res-energy.ro'),
      {
        scope: { tenant: 'res', utility: 'gas' },
        off: `${EXAMPLE} It crosses the end of the month.`,
      },
    ),
    row(
      'window.example.premier',
      'reading_window',
      { kind: 'penultimate_days', days: 6 },
      source(
        'V',
        'Premier Energy, "penultimele 6 zile"',
        'https://premierenergy.ro/autocitire-index-business',
      ),
      {
        scope: { tenant: 'premier' },
        off: `${EXAMPLE} Read here as the six days before the last day of the month.`,
      },
    ),
    row(
      'window.example.cez',
      'reading_window',
      {
        kind: 'dates',
        rows: [
          { opensOn: '2018-04-26', submitUntil: '2018-04-30' },
          { opensOn: '2018-05-29', submitUntil: '2018-06-02' },
          { opensOn: '2018-06-26', submitUntil: '2018-06-30' },
        ],
      },
      source('S', 'CEZ, invoice of 2018, with a regularisation reading from 22.06 to 02.07'),
      { valid: '2018-04-01..2018-06-30', scope: { tenant: 'cez' }, off: EXAMPLE },
    ),
  ]
}
