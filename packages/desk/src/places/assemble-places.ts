import { isDeepStrictEqual } from 'node:util'
import {
  type ConsumptionPlace,
  type Customer,
  type EstimatedQuantitiesAnnex,
  type Identifier,
  type IndexValue,
  type MeterInstallation,
  parseIndex,
  type Register,
  type SupplyContract,
} from '@selfread/core'
import { normalizeIdentifier } from '../normalize.ts'
import { annexQuantities, PLACE_COLUMNS, type PlaceRow } from './place-row.ts'
import type { ImportProblem, NumberedRow } from './read-place-rows.ts'

/** An index that is known from before the import. */
export interface KnownIndex {
  readonly register: string
  readonly index: IndexValue
  readonly readOn: string
  readonly source: 'operator' | 'customer'
}

/** All that a file says about one place. */
export interface ImportedPlace {
  readonly line: number
  readonly place: ConsumptionPlace
  readonly contract: SupplyContract
  readonly customer: Customer
  readonly installation: MeterInstallation
  readonly annex?: EstimatedQuantitiesAnnex
  readonly lastIndices: readonly KnownIndex[]
}

const IDENTIFIER_COLUMNS = ['pod', 'nlc', 'account_number', 'self_read_code'] as const

/** The schemes that name exactly one place; an account or a customer may have several. */
export const UNIQUE_SCHEMES: readonly string[] = ['pod', 'nlc', 'self_read_code']

/** Puts the rows of each place together; a place with any problem is left out whole. */
export function assemblePlaces(
  rows: readonly NumberedRow[],
  timeZone: string,
): { readonly places: readonly ImportedPlace[]; readonly problems: readonly ImportProblem[] } {
  const places: ImportedPlace[] = []
  const problems: ImportProblem[] = []
  const owners = new Map<string, string>()
  for (const group of Map.groupBy(rows, ({ row }) => row.place_id).values()) {
    const found = [...contradictionsOf(group), ...indexProblemsOf(group), ...takenBy(owners, group)]
    problems.push(...found)
    if (found.length > 0) continue
    const place = assemblePlace(group, timeZone)
    for (const key of uniqueKeysOf(group)) owners.set(key.key, place.place.id)
    places.push(place)
  }
  return { places, problems }
}

function contradictionsOf(group: readonly NumberedRow[]): readonly ImportProblem[] {
  const [first, ...others] = group
  if (first === undefined) return []
  const contradictions = others.flatMap(({ line, row }) =>
    PLACE_COLUMNS.filter((column) => !isDeepStrictEqual(row[column], first.row[column])).map(
      (column) => ({
        line,
        place: row.place_id,
        column,
        expected: `${first.row[column] || 'nothing'}, as on line ${first.line} of the same place`,
        actual: String(row[column]) || 'nothing',
      }),
    ),
  )
  const registers = group.map(({ row }) => row.register)
  const repeated = group.filter(({ row }, index) => registers.indexOf(row.register) !== index)
  return [
    ...contradictions,
    ...repeated.map(({ line, row }) => ({
      line,
      place: row.place_id,
      column: 'register',
      expected: 'each register of a meter once',
      actual: row.register,
    })),
  ]
}

function indexProblemsOf(group: readonly NumberedRow[]): readonly ImportProblem[] {
  return group.flatMap(({ line, row }) => {
    const parsed = parseIndex({ text: row.last_index, digits: digitsOf(row) })
    if (parsed.ok) return []
    const { expected, actual } = parsed
    return [{ line, place: row.place_id, column: 'last_index', expected, actual }]
  })
}

function takenBy(
  owners: ReadonlyMap<string, string>,
  group: readonly NumberedRow[],
): readonly ImportProblem[] {
  return uniqueKeysOf(group).flatMap(({ key, column, value }) => {
    const owner = owners.get(key)
    const [first] = group
    if (owner === undefined || first === undefined) return []
    const expected = `a ${column} that no other place has (place ${owner} has it)`
    return [{ line: first.line, place: first.row.place_id, column, expected, actual: value }]
  })
}

function uniqueKeysOf(group: readonly NumberedRow[]) {
  const row = group[0]?.row
  if (row === undefined) return []
  return IDENTIFIER_COLUMNS.filter((it) => UNIQUE_SCHEMES.includes(it) && row[it] !== '').map(
    (column) => ({
      column,
      value: row[column],
      key: `${column}/${normalizeIdentifier(row[column])}`,
    }),
  )
}

function assemblePlace(group: readonly NumberedRow[], timeZone: string): ImportedPlace {
  const first = group[0]
  if (first === undefined) throw new Error('A place has at least one row.')
  const { row } = first
  const annex = annexOf(group.map((it) => it.row))
  return {
    line: first.line,
    place: {
      id: row.place_id,
      utility: row.utility,
      operator: row.operator,
      identifiers: identifiersOf(row),
      customerClass: row.customer_class,
      timeZone,
    },
    contract: {
      customerId: row.customer_id,
      startsOn: row.contract_from,
      ...(row.contract_to && { endsOn: row.contract_to }),
    },
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      emails: row.emails,
      phones: row.phones,
      language: row.language,
      ...(row.address && { address: row.address }),
    },
    installation: installationOf(group.map((it) => it.row)),
    lastIndices: group.map((it) => knownIndexOf(it.row)),
    ...(annex && { annex }),
  }
}

function identifiersOf(row: PlaceRow): readonly Identifier[] {
  return IDENTIFIER_COLUMNS.filter((column) => row[column] !== '').map((column) => ({
    scheme: column === 'account_number' ? 'account' : column,
    value: row[column],
  }))
}

function installationOf(rows: readonly PlaceRow[]): MeterInstallation {
  const [row] = rows
  if (row === undefined) throw new Error('A meter has at least one register.')
  return {
    meter: {
      serialNumber: row.meter_serial,
      registers: rows.map(registerOfRow),
      ...(row.meter_model && { model: row.meter_model }),
      ...(row.verification_valid_until && {
        verification: { validUntil: row.verification_valid_until },
      }),
    },
    installedOn: row.installed_on,
    entryIndices: [],
    multipliers: [{ validFrom: row.installed_on, factor: row.multiplier }],
  }
}

function registerOfRow(row: PlaceRow): Register {
  return {
    id: row.register,
    direction: row.direction,
    unit: row.unit,
    integerDigits: row.integer_digits,
    decimalDigits: row.decimal_digits,
    ...(row.obis && { obis: row.obis }),
    ...(row.tou_tier && { touTier: row.tou_tier }),
  }
}

function annexOf(rows: readonly PlaceRow[]): EstimatedQuantitiesAnnex | undefined {
  const lines = rows.flatMap((row) => {
    const monthlyQuantities = annexQuantities(row)
    if (monthlyQuantities === undefined) return []
    return [{ register: row.register, monthlyQuantities, unit: row.annex_unit || row.unit }]
  })
  const [row] = rows
  if (row === undefined || lines.length === 0) return undefined
  return {
    id: row.annex_id || `annex-${row.place_id}`,
    version: row.annex_version,
    validFrom: row.annex_from || row.contract_from,
    lines,
  }
}

function knownIndexOf(row: PlaceRow): KnownIndex {
  const parsed = parseIndex({ text: row.last_index, digits: digitsOf(row) })
  if (!parsed.ok) throw new Error(`The last index of ${row.place_id} was checked before.`)
  return {
    register: row.register,
    index: parsed.value,
    readOn: row.last_read_on,
    source: row.last_read_source,
  }
}

function digitsOf(row: PlaceRow) {
  return { integerDigits: row.integer_digits, decimalDigits: row.decimal_digits }
}
