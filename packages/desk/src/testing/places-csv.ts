/** Cells of a places file by column; those left out are empty. */
export type PlaceCells = Readonly<Record<string, string>>

const ANNEX_MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]

/**
 * A row about one place: electricity, one register of six digits that showed
 * 012200 on 20 October, and an annex of 300 kWh a month. `number` tells places
 * apart; any cell can be overridden.
 */
export function placeRow(number: number, cells: PlaceCells = {}): PlaceCells {
  const digits = String(number).padStart(7, '0')
  return {
    place_id: `P${number}`,
    utility: 'electricity',
    operator: 'north',
    customer_class: 'household',
    pod: `RO001E${digits}`,
    nlc: `700${digits}`,
    account_number: `100${digits}`,
    self_read_code: `800${digits}`,
    customer_id: `C${number}`,
    customer_name: `Client ${number}`,
    emails: `client${number}@mail.example`,
    phones: `+40 722 ${digits}`,
    language: 'ro',
    address: `Str. Lungă nr. ${number}, Lunca Albastră`,
    contract_from: '2020-01-01',
    contract_to: '',
    meter_serial: `00${digits}`,
    meter_model: 'Fulger M1',
    installed_on: '2020-01-01',
    multiplier: '1',
    verification_valid_until: '2030-12-31',
    register: '1.8.0',
    obis: '1-0:1.8.0',
    tou_tier: '',
    direction: 'import',
    unit: 'kWh',
    integer_digits: '6',
    decimal_digits: '0',
    last_index: '012200',
    last_read_on: '2026-10-20',
    last_read_source: 'operator',
    annex_id: `ANX-${number}`,
    annex_version: '1',
    annex_from: '2025-01-01',
    annex_unit: 'kWh',
    ...Object.fromEntries(ANNEX_MONTHS.map((month) => [`annex_${month}`, '300'])),
    ...cells,
  }
}

/** The two rows of a place whose meter counts day and night apart: 020000 and 010000 on 20 October. */
export function twoRegisterRows(
  number: number,
  cells: PlaceCells = {},
): readonly [PlaceCells, PlaceCells] {
  return [
    placeRow(number, {
      register: '1.8.1',
      obis: '1-0:1.8.1',
      tou_tier: 'day',
      last_index: '020000',
      ...cells,
    }),
    placeRow(number, {
      register: '1.8.2',
      obis: '1-0:1.8.2',
      tou_tier: 'night',
      last_index: '010000',
      ...cells,
    }),
  ]
}

/** A places file of these rows. */
export function placesCsv(...rows: readonly PlaceCells[]): string {
  const columns = Object.keys(placeRow(1))
  const cell = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
