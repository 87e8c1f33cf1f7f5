import type { WorldPlace, WorldRegister } from './place.ts'
import { shown } from './place.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The columns of the supplier's list, one row per register. */
const COLUMNS: readonly string[] = [
  ...'place_id utility operator customer_class pod nlc account_number self_read_code customer_id customer_name emails phones language address contract_from meter_serial meter_model installed_on multiplier verification_valid_until register obis tou_tier unit integer_digits decimal_digits last_index last_read_on last_read_source annex_id annex_version annex_from annex_unit'.split(
    ' ',
  ),
  ...MONTHS.map((month) => `annex_${month}`),
]

type Row = { readonly [column: string]: string } & { readonly place_id?: string }

/** A place whose rows an import must refuse, and why. */
export interface BadPlace {
  /** 1 for the header line. */
  readonly lines: readonly number[]
  readonly placeId: string
  readonly reason: string
}

/** The supplier's list with the rows that are wrong on purpose. */
export function placesFile(places: readonly WorldPlace[]): {
  readonly csv: string
  readonly rowCount: number
  readonly bad: readonly BadPlace[]
} {
  const groups: { rows: Row[]; reason?: string }[] = places.map((place) => ({
    rows: place.registers.map((register) => rowOf(place, register)),
  }))
  spoiled(places).forEach(({ rows, reason }, at) => {
    groups.splice(31 + at * 22, 0, { rows, reason })
  })

  const bad: BadPlace[] = []
  const lines = [COLUMNS.join(',')]
  for (const { rows, reason } of groups) {
    const first = lines.length + 1
    for (const row of rows) {
      lines.push(COLUMNS.map((column) => quoted(row[column] ?? '')).join(','))
    }
    if (reason === undefined) continue
    const [{ place_id: placeId = '' } = {}] = rows
    bad.push({ lines: rows.map((_, at) => first + at), placeId, reason })
  }
  return { csv: `${lines.join('\n')}\n`, rowCount: lines.length - 1, bad }
}

function rowOf(place: WorldPlace, register: WorldRegister): Row {
  const { person } = place
  const months = MONTHS.map((month, at) => [`annex_${month}`, String(register.annex[at])])
  return {
    place_id: place.id,
    utility: place.utility,
    operator: place.operator,
    customer_class: place.customerClass,
    pod: place.pod,
    nlc: place.nlc,
    account_number: place.accountNumber,
    self_read_code: place.selfReadCode,
    customer_id: person.id,
    customer_name: person.name,
    emails: person.emails.join('|'),
    phones: person.phones.join('|'),
    language: person.language,
    address: place.address,
    contract_from: place.contractFrom,
    meter_serial: place.meterSerial,
    meter_model: place.meterModel,
    installed_on: place.installedOn,
    multiplier: String(place.multiplier),
    verification_valid_until: place.verificationValidUntil,
    register: register.id,
    obis: register.obis,
    tou_tier: register.touTier,
    unit: register.unit,
    integer_digits: String(register.integerDigits),
    decimal_digits: String(register.decimalDigits),
    last_index: shown(register, register.lastUnits),
    last_read_on: place.lastReadOn,
    last_read_source: place.lastReadSource,
    annex_id: place.annexId,
    annex_version: String(place.annexVersion),
    annex_from: place.annexFrom,
    annex_unit: register.unit,
    ...Object.fromEntries(months),
  }
}

/** Rows as they go wrong in real lists: each at a place of its own, so that no good place is harmed. */
function spoiled(places: readonly WorldPlace[]): readonly { rows: Row[]; reason: string }[] {
  const single = places.filter(
    (place) => place.key === '' && place.utility === 'electricity' && place.registers.length === 1,
  )
  const double = places.find(
    (place) => place.key === '' && place.registers.length === 2,
  ) as WorldPlace
  const water = places.find((place) => place.key === '' && place.utility === 'water') as WorldPlace
  const copy = (place: WorldPlace, number: number, change: Row): Row[] =>
    place.registers.map((register) => ({
      ...rowOf(place, register),
      ...ownIdentity(place, number),
      ...change,
    }))
  const from = (at: number): WorldPlace => single[at] as WorldPlace
  const [day, night] = copy(double, 6, {}) as [Row, Row]

  return [
    { rows: copy(from(0), 1, { utility: 'steam' }), reason: 'unknown utility "steam"' },
    {
      rows: copy(from(1), 2, { last_index: '1048213' }),
      reason: 'last_index has 7 digits, the meter 6',
    },
    {
      rows: copy(from(2), 3, { last_read_on: '2026-02-30' }),
      reason: 'last_read_on is a date that does not exist',
    },
    {
      rows: copy(from(3), 4, { pod: (places[0] as WorldPlace).pod || from(4).pod }),
      reason: 'POD of another place',
    },
    { rows: copy(from(5), 5, { meter_serial: '' }), reason: 'meter serial is missing' },
    {
      rows: [day, { ...night, operator: 'apa-gaz' }],
      reason: 'the two registers of the place disagree on the operator',
    },
    { rows: copy(water, 7, { annex_mar: 'zece' }), reason: 'annex_mar is not a number' },
    {
      rows: copy(from(6), 8, { verification_valid_until: '31.12.2028' }),
      reason: 'verification_valid_until is not written yyyy-mm-dd',
    },
    { rows: copy(from(7), 9, { multiplier: '-40' }), reason: 'negative multiplier' },
  ]
}

function ownIdentity(place: WorldPlace, number: number): Row {
  const own = (text: string): string => (text === '' ? '' : `${text.slice(0, -4)}999${number}`)
  return {
    place_id: `LC-1990${number}`,
    pod: own(place.pod),
    nlc: own(place.nlc),
    account_number: own(place.accountNumber),
    self_read_code: own(place.selfReadCode),
    customer_id: `CL-199${number}`,
    customer_name: `Client de probă ${number}`,
    emails: `client${number}@posta.example`,
    phones: `+4070000099${number}`,
    meter_serial: own(place.meterSerial),
    annex_id: own(place.annexId),
  }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
