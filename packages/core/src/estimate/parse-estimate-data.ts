import * as z from 'zod/mini'
import { civilDate, decimalText, nameText, type Parsed, parseInput } from '../parsing/index.ts'
import type { DayTemperature } from './estimate-from-degree-days.ts'
import type { ConsumptionGroup } from './estimate-from-planned-monthly.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
import { type HistoryPeriod, orderedHistory } from './history-period.ts'
import type { ProfileCoefficients } from './profile-coefficients.ts'
import type { SigLinDeParameters } from './sig-lin-de.ts'

const ROWS_MAX = 10_000
const LINES_MAX = 100

const version = z.int().check(z.minimum(1), z.maximum(1_000_000))
const shareText = z
  .string()
  .check(z.regex(/^\d{1,3}(\.\d{1,16})?$/, 'expected decimal text such as "0.0027"'))
const signedText = z
  .string()
  .check(z.regex(/^-?\d{1,6}(\.\d{1,16})?$/, 'expected decimal text such as "-3.5"'))
const twelve = <Value>(of: z.ZodMiniType<Value>) => z.array(of).check(z.length(12))

const annex: z.ZodMiniType<EstimatedQuantitiesAnnex> = z
  .strictObject({
    id: nameText,
    version,
    validFrom: civilDate,
    validTo: z.exactOptional(civilDate),
    lines: z
      .array(
        z.strictObject({
          register: nameText,
          monthlyQuantities: twelve(decimalText),
          unit: nameText,
        }),
      )
      .check(
        z.minLength(1),
        z.maxLength(LINES_MAX),
        z.refine(
          (lines) => isUnique(lines.map(({ register }) => register)),
          'expected one line for a register',
        ),
      ),
  })
  .check(
    z.refine(({ validFrom, validTo = validFrom }) => validFrom <= validTo, {
      path: ['validTo'],
      error: 'expected a day on or after validFrom',
    }),
  )

const profile: z.ZodMiniType<ProfileCoefficients> = z.strictObject({
  id: nameText,
  version,
  from: civilDate,
  coefficients: z.array(shareText).check(z.minLength(1), z.maxLength(ROWS_MAX)),
})

const group: z.ZodMiniType<ConsumptionGroup> = z.strictObject({
  id: nameText,
  version,
  monthlyCoefficients: twelve(shareText),
})

const temperatures: z.ZodMiniType<readonly DayTemperature[]> = rowsBy(
  z.strictObject({ on: civilDate, celsius: signedText }),
  ({ on }) => on,
)

const sigLinDe: z.ZodMiniType<SigLinDeParameters> = z
  .strictObject({
    id: nameText,
    version,
    a: signedText,
    b: signedText,
    c: signedText,
    d: signedText,
    theta0: signedText,
    mH: signedText,
    bH: signedText,
    mW: signedText,
    bW: signedText,
    weekdayFactors: z.exactOptional(z.array(decimalText).check(z.length(7))),
  })
  .check(
    z.refine(({ b }) => Number(b) < 0, { path: ['b'], error: 'expected a number below zero' }),
    z.refine(({ c }) => Number(c) > 0, { path: ['c'], error: 'expected a number above zero' }),
  )

const history: z.ZodMiniType<readonly HistoryPeriod[]> = z
  .array(
    z.strictObject({
      from: civilDate,
      to: civilDate,
      advance: z.int().check(z.minimum(0), z.maximum(999_999_999_999_999)),
      isEstimated: z.boolean(),
      readings: z.exactOptional(z.array(nameText).check(z.maxLength(LINES_MAX))),
    }),
  )
  .check(
    z.maxLength(ROWS_MAX),
    z.refine(
      (periods) => orderedHistory(periods).ok,
      'expected periods that end after they begin and do not overlap',
    ),
  )

/**
 * Reads an annex of estimated quantities: twelve quantities a line, one line
 * for a register or its tier, an end that is not before the beginning.
 */
export function parseAnnex(input: unknown): Parsed<EstimatedQuantitiesAnnex> {
  return parseInput(annex, input)
}

/** Reads a table of daily profile coefficients, of at most 10,000 days. */
export function parseProfileCoefficients(input: unknown): Parsed<ProfileCoefficients> {
  return parseInput(profile, input)
}

/** Reads the coefficients of a consumption group, one for each month. */
export function parseConsumptionGroup(input: unknown): Parsed<ConsumptionGroup> {
  return parseInput(group, input)
}

/** Reads daily mean temperatures, one for a day. */
export function parseTemperatures(input: unknown): Parsed<readonly DayTemperature[]> {
  return parseInput(temperatures, input)
}

/** Reads the parameters of SigLinDe: B below zero, C above. */
export function parseSigLinDe(input: unknown): Parsed<SigLinDeParameters> {
  return parseInput(sigLinDe, input)
}

/** Reads what a register did before: periods that do not overlap. */
export function parseHistory(input: unknown): Parsed<readonly HistoryPeriod[]> {
  return parseInput(history, input)
}

function rowsBy<Row>(row: z.ZodMiniType<Row>, day: (row: Row) => string) {
  return z.array(row).check(
    z.maxLength(ROWS_MAX),
    z.refine((rows) => isUnique(rows.map(day)), 'expected one row for a day'),
  )
}

function isUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}
