import { dotted } from './calendar.ts'
import { encoded } from './charsets.ts'
import type { MeasuredRow } from './measured-row.ts'

/** A row of an operator's file that must be reported and not used. */
export interface RefusedRow {
  /** 1 for the first line of the file. */
  readonly line: number
  readonly code: string
  readonly reason: string
}

// windows-1250 has the t and s with cedilla only, as Romanian files of its time do.
const HEADER =
  'Cod POD;Serie contor;Cadran;Data citire;Index;Tip citire;Unitate;Ordin citire;Observaţii'

const SPOILED: readonly {
  readonly code: string
  readonly reason: string
  readonly cells: string
}[] = [
  {
    code: 'not_an_index',
    reason: 'letter O among the digits of the index',
    cells: 'RO001E990000101;44120771;1.8.0;24.11.2026;01O345;01;kWh;OC26119900101;',
  },
  {
    code: 'not_a_date',
    reason: 'November has 30 days',
    cells: 'RO001E990000102;44120772;1.8.0;31.11.2026;022871;01;kWh;OC26119900102;',
  },
  {
    code: 'formula_refused',
    reason: 'formula in the notes',
    cells: 'RO001E990000103;44120773;1.8.0;24.11.2026;031562;01;kWh;OC26119900103;=SUMA(E2:E9)',
  },
  {
    code: 'missing_value',
    reason: 'no index',
    cells: 'RO001E990000104;44120774;1.8.0;24.11.2026;;01;kWh;OC26119900104;acces refuzat',
  },
  {
    code: 'unknown_code',
    reason: 'reading type 09 does not exist',
    cells: 'RO001E990000105;44120775;1.8.0;24.11.2026;040118;09;kWh;OC26119900105;',
  },
  {
    code: 'wrong_field_count',
    reason: 'the row breaks off',
    cells: 'RO001E990000106;44120776;1.8.0;24.11.2026;0517',
  },
]

/** The CSV file of Rețele Dunărea Nord. */
export function measurementsCsv(rows: readonly MeasuredRow[]): {
  readonly bytes: Buffer
  readonly rowCount: number
  readonly refused: readonly RefusedRow[]
} {
  const lines = rows.map((row, at) =>
    [
      row.place,
      row.serial,
      row.register,
      dotted(row.date),
      row.index.replace('.', ','),
      row.type,
      row.unit,
      `OC26${row.date.slice(5, 7)}${String(100_001 + at)}`,
      row.note.replaceAll('ț', 'ţ').replaceAll('ș', 'ş'),
    ].join(';'),
  )
  SPOILED.forEach(({ cells }, at) => {
    lines.splice(lines.length - 40 - at * 23, 0, cells)
  })
  const refused = SPOILED.map(({ cells, code, reason }) => ({
    line: lines.indexOf(cells) + 2,
    code,
    reason,
  }))
  return {
    bytes: encoded(`${[HEADER, ...lines].join('\r\n')}\r\n`, 'windows-1250'),
    rowCount: lines.length,
    refused: refused.toSorted((a, b) => a.line - b.line),
  }
}
