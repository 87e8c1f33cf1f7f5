import type { MeasuredRow } from './measured-row.ts'
import type { RefusedRow } from './measurements-csv.ts'

const SPOILED: readonly (MeasuredRow & { readonly code: string; readonly reason: string })[] = [
  {
    ...{
      place: '1009900101',
      serial: '33120661',
      register: '3.0.0',
      unit: 'm3',
      note: '',
    },
    ...{ date: '2026-13-02', index: '04411', type: '01' },
    code: 'not_a_date',
    reason: 'a year has 12 months',
  },
  {
    ...{
      place: '20499101',
      serial: 'W3312066',
      register: '1.0.0',
      unit: 'm3',
      note: '',
    },
    ...{ date: '2026-11-24', index: '0o871', type: '02' },
    code: 'not_an_index',
    reason: 'letter o among the digits of the index',
  },
]

/** The XML file of Rețele Apă-Gaz Carpați. */
export function measurementsXml(rows: readonly MeasuredRow[]): {
  readonly bytes: Buffer
  readonly rowCount: number
  readonly refused: readonly RefusedRow[]
} {
  const all = [...rows]
  SPOILED.forEach((row, at) => {
    all.splice(all.length - 20 - at * 31, 0, row)
  })
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<DateMasurare furnizor="LUMINA" luna="2026-11">',
  ]
  const refused: RefusedRow[] = []
  all.forEach((row, at) => {
    const spoiled = SPOILED.find((it) => it === row)
    if (spoiled)
      refused.push({ line: lines.length + 1, code: spoiled.code, reason: spoiled.reason })
    lines.push(
      `  <Citire ordin="AG2611${String(5001 + at)}">`,
      `    <LocConsum schema="cont">${row.place}</LocConsum>`,
      `    <Contor serie="${row.serial}"/>`,
      `    <Registru>${row.register}</Registru>`,
      `    <Data>${row.date}</Data>`,
      `    <Index um="${row.unit}">${row.index}</Index>`,
      `    <Tip>${row.type}</Tip>`,
      '  </Citire>',
    )
  })
  lines.push(`  <Total>${all.length}</Total>`, '</DateMasurare>')
  return { bytes: Buffer.from(`${lines.join('\n')}\n`), rowCount: all.length, refused }
}
