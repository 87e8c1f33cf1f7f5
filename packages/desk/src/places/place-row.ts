import { type CivilDate, isCivilDate, type RegisterDirection, type Utility } from '@selfread/core'
import { z } from 'zod'

const MONTHS = [
  'annex_jan',
  'annex_feb',
  'annex_mar',
  'annex_apr',
  'annex_may',
  'annex_jun',
  'annex_jul',
  'annex_aug',
  'annex_sep',
  'annex_oct',
  'annex_nov',
  'annex_dec',
] as const

const text = z.string().trim().min(1, 'a value')
const optionalText = z.string().trim().default('')
const date = z.string().trim().refine(isCivilDate, 'a day that exists, as yyyy-mm-dd')
const optionalDate = optionalText.refine(
  (it) => it === '' || isCivilDate(it),
  'a day that exists, as yyyy-mm-dd, or nothing',
)
const list = optionalText.transform((it) =>
  it
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean),
)
const quantity = optionalText.refine(
  (it) => it === '' || /^\d{1,12}(\.\d{1,6})?$/u.test(it),
  'a quantity such as 120 or 120.5, or nothing',
)
const digits = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,2}$/u, 'a number of digits')
    .transform(Number)
    .refine((it) => it <= most, `at most ${most} digits`)

const monthQuantities = Object.fromEntries(MONTHS.map((month) => [month, quantity])) as {
  readonly [Month in MonthColumn]: typeof quantity
}

type MonthColumn = (typeof MONTHS)[number]

/** A row of the places file whose cells have been understood: one register of one meter. The columns of the place repeat on each of its rows; an optional cell left empty is `''`. */
export type PlaceRow = {
  readonly place_id: string
  readonly utility: Utility
  readonly operator: string
  readonly customer_class: string
  readonly pod: string
  readonly nlc: string
  readonly account_number: string
  readonly self_read_code: string
  readonly customer_id: string
  readonly customer_name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly language: string
  readonly address: string
  readonly contract_from: CivilDate
  readonly contract_to: CivilDate | ''
  readonly meter_serial: string
  readonly meter_model: string
  readonly installed_on: CivilDate
  readonly multiplier: string
  readonly verification_valid_until: CivilDate | ''
  readonly register: string
  readonly obis: string
  readonly tou_tier: string
  readonly direction: RegisterDirection
  readonly unit: string
  readonly integer_digits: number
  readonly decimal_digits: number
  readonly last_index: string
  readonly last_read_on: CivilDate
  readonly last_read_source: 'operator' | 'customer'
  readonly annex_id: string
  readonly annex_version: number
  readonly annex_from: CivilDate | ''
  readonly annex_unit: string
} & { readonly [Month in MonthColumn]: string }

const cells = z.object({
  place_id: text,
  utility: z.enum(['electricity', 'gas', 'water', 'heat'], 'electricity, gas, water or heat'),
  operator: text,
  customer_class: optionalText.transform((it) => it || 'household'),
  pod: optionalText,
  nlc: optionalText,
  account_number: optionalText,
  self_read_code: optionalText,
  customer_id: text,
  customer_name: optionalText,
  emails: list,
  phones: list,
  language: optionalText.transform((it) => it || 'ro'),
  address: optionalText,
  contract_from: date,
  contract_to: optionalDate,
  meter_serial: text,
  meter_model: optionalText,
  installed_on: date,
  multiplier: optionalText
    .transform((it) => it || '1')
    .refine((it) => /^\d{1,9}(\.\d{1,6})?$/u.test(it) && Number(it) > 0, 'a factor above 0'),
  verification_valid_until: optionalDate,
  register: text,
  obis: optionalText,
  tou_tier: optionalText,
  direction: optionalText
    .transform((it) => it || 'import')
    .pipe(z.enum(['import', 'export'], 'import or export')),
  unit: text,
  integer_digits: digits(12).refine((it) => it >= 1, 'at least 1 digit'),
  decimal_digits: digits(6),
  last_index: text,
  last_read_on: date,
  last_read_source: optionalText
    .transform((it) => it || 'operator')
    .pipe(z.enum(['operator', 'customer'], 'operator or customer')),
  annex_id: optionalText,
  annex_version: optionalText
    .transform((it) => it || '1')
    .refine((it) => /^\d{1,4}$/u.test(it), 'a version number')
    .transform(Number),
  annex_from: optionalDate,
  annex_unit: optionalText,
  ...monthQuantities,
})

/** Understands a row's cells, each for itself. */
export const placeRowSchema: z.ZodType<PlaceRow> = cells

/** All columns that something is taken from. */
export const KNOWN_COLUMNS: ReadonlySet<string> = new Set(Object.keys(cells.shape))

/** Columns without which a file is no places file. */
export const REQUIRED_COLUMNS = [
  'place_id',
  'utility',
  'operator',
  'customer_id',
  'contract_from',
  'meter_serial',
  'installed_on',
  'register',
  'unit',
  'integer_digits',
  'decimal_digits',
  'last_index',
  'last_read_on',
] as const

/** Columns that must say the same on every row of one place. */
export const PLACE_COLUMNS = [
  'utility',
  'operator',
  'customer_class',
  'pod',
  'nlc',
  'account_number',
  'self_read_code',
  'customer_id',
  'customer_name',
  'emails',
  'phones',
  'language',
  'address',
  'contract_from',
  'contract_to',
  'meter_serial',
  'meter_model',
  'installed_on',
  'multiplier',
  'verification_valid_until',
  'annex_id',
  'annex_version',
  'annex_from',
] as const

/** The twelve quantities of a row's annex, January first; undefined where the row has none. */
export function annexQuantities(row: PlaceRow): readonly string[] | undefined {
  const quantities = MONTHS.map((month) => row[month])
  return quantities.every((it) => it === '') ? undefined : quantities.map((it) => it || '0')
}
