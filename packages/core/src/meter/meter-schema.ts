import * as z from 'zod/mini'
import { canShow } from '../index-value/index.ts'
import { civilDate, decimalText, indexValue, nameText, wholeNumber } from '../parsing/index.ts'
import type {
  Meter,
  MetrologicalVerification,
  Multiplier,
  Register,
  RegisterIndex,
} from './meter.ts'
import { parseObisCode } from './obis-code.ts'
import { obisMeaning } from './obis-meaning.ts'

const LIST_MAX = 100

/** Something wrong with a part of an input: where, and what was expected. */
export type PartProblem = readonly [path: readonly (string | number)[], expected: string]

/** A check that names every part that is wrong. */
export function parts<Value>(
  problemsIn: (value: Value) => Iterable<PartProblem>,
): z.core.CheckFn<Value> {
  return (payload) => {
    for (const [path, expected] of problemsIn(payload.value)) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: [...path],
        message: `expected ${expected}`,
      })
    }
  }
}

/** Each entry whose key an earlier one has. */
function* repeated<Entry>(
  list: readonly Entry[],
  name: string & keyof Entry,
): Iterable<PartProblem> {
  const seen = new Set<unknown>()
  for (const [place, entry] of list.entries()) {
    if (seen.has(entry[name])) yield [[place, name], `${name} that no other has`]
    seen.add(entry[name])
  }
}

/** A list of at most 100 entries. */
export function listOf<Entry>(entry: z.ZodMiniType<Entry>): z.ZodMiniArray<z.ZodMiniType<Entry>> {
  return z.array(entry).check(z.maxLength(LIST_MAX))
}

const register: z.ZodMiniType<Register> = z
  .strictObject({
    id: nameText,
    obis: z.exactOptional(nameText),
    touTier: z.exactOptional(nameText),
    direction: z.enum(['import', 'export']),
    unit: nameText,
    integerDigits: wholeNumber(1, 15),
    decimalDigits: wholeNumber(0, 15),
    rolloverValue: z.exactOptional(wholeNumber(1, 1e15)),
    countsDown: z.exactOptional(z.boolean()),
  })
  .check(
    parts(function* ({ integerDigits, decimalDigits, rolloverValue, obis, direction }) {
      if (integerDigits + decimalDigits > 15) yield [['decimalDigits'], 'at most 15 digits in all']
      if (rolloverValue !== undefined && rolloverValue > 10 ** integerDigits) {
        yield [['rolloverValue'], `at most 1 and ${integerDigits} zeros`]
      }
      if (obis === undefined) return
      if (parseObisCode(obis) === undefined) yield [['obis'], 'an OBIS code such as 1-0:1.8.0']
      const meant = obisMeaning(obis)?.direction ?? direction
      if (meant !== direction) yield [['direction'], `${meant}, as ${obis} says`]
    }),
  )

/** Schema of a verification. */
export const metrologicalVerification: z.ZodMiniType<MetrologicalVerification> = z
  .strictObject({
    validUntil: civilDate,
    verifiedOn: z.exactOptional(civilDate),
    stampYear: z.exactOptional(wholeNumber(1900, 9_000)),
    bulletinNumber: z.exactOptional(nameText),
    rule: z.exactOptional(z.strictObject({ id: nameText, validFrom: civilDate })),
  })
  .check(
    z.refine(({ verifiedOn, validUntil }) => (verifiedOn ?? validUntil) <= validUntil, {
      path: ['validUntil'],
      error: 'expected a day on or after verifiedOn',
    }),
  )

/** Schema of a meter. */
export const meterSchema: z.ZodMiniType<Meter> = z.strictObject({
  serialNumber: nameText,
  manufacturer: z.exactOptional(nameText),
  model: z.exactOptional(nameText),
  registers: listOf(register).check(
    z.minLength(1),
    parts((registers) => repeated(registers, 'id')),
  ),
  kind: z.exactOptional(nameText),
  display: z.exactOptional(
    z.enum([
      'mechanical_drum',
      'pointer_dials',
      'electronic_display',
      'remote_display',
      'wet_dial',
      'gas_diaphragm',
    ]),
  ),
  verification: z.exactOptional(metrologicalVerification),
  isRemotelyRead: z.exactOptional(z.boolean()),
})

/** Schema of the indices of a meter, each register once. */
export const registerIndices: z.ZodMiniType<readonly RegisterIndex[]> = listOf(
  z.strictObject({ register: nameText, index: indexValue }),
).check(parts((indices) => repeated(indices, 'register')))

/** Schema of multipliers: above zero, no two from the same day. */
export const multipliers: z.ZodMiniType<readonly Multiplier[]> = listOf(
  z.strictObject({
    validFrom: civilDate,
    factor: decimalText.check(z.refine((it) => /[1-9]/.test(it), 'expected a factor above 0')),
  }),
).check(parts((rows) => repeated(rows, 'validFrom')))

/** Each index that its register cannot show, or that no register of the meter has. */
export function* beyondDigits(
  meter: Meter,
  indices: readonly RegisterIndex[],
  path: string,
): Iterable<PartProblem> {
  for (const [place, { register, index }] of indices.entries()) {
    const own = meter.registers.find((it) => it.id === register)
    if (own === undefined) yield [[path, place, 'register'], 'a register of the meter']
    else if (!canShow(own, index)) {
      const { integerDigits, decimalDigits } = own
      yield [
        [path, place, 'index'],
        `what ${integerDigits} digits and ${decimalDigits} decimals can show`,
      ]
    }
  }
}
