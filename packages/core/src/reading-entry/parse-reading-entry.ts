import * as z from 'zod/mini'
import type { Capacity, ExpectedAdvance, HistoryIndex, MeterContext } from '../assessment/index.ts'
import { type MeterInstallation, parseMeterInstallation } from '../meter/index.ts'
import {
  civilDate,
  decimalText,
  indexValue,
  nameText,
  type Parsed,
  parseInput,
  wholeCharacters,
} from '../parsing/index.ts'
import type { CivilDate } from '../time/index.ts'

/** What an integrator knows of a register: its past, and what else may be expected of it. */
export interface RegisterEntry {
  /** Its id on the installed meter. */
  readonly register: string
  /** Valid indices, earliest first: of two years where they are known. */
  readonly history: readonly HistoryIndex[]
  readonly agreed?: ExpectedAdvance
  readonly profile?: ExpectedAdvance
}

/** A reading of a meter as a form or another system hands it in: all that is data. Dates are civil dates in the tenant's zone. */
export interface ReadingEntry
  extends Pick<
    MeterContext,
    | 'isKnownPoint'
    | 'statedSerial'
    | 'isSeasonal'
    | 'capacity'
    | 'connection'
    | 'contract'
    | 'verificationValidUntil'
  > {
  readonly readOn: CivilDate
  readonly today: CivilDate
  readonly installation: MeterInstallation
  readonly registers: readonly RegisterEntry[]
  /** The characters entered, by register; what they say is for the assessment to find. */
  readonly indices: readonly { readonly register: string; readonly text: string }[]
}

const HISTORY_MAX = 1_000
const REGISTERS_MAX = 100
const TEXT_LENGTH_MAX = 200

const installation = z.custom<MeterInstallation>().check((payload) => {
  const parsed = parseMeterInstallation(payload.value)
  if (parsed.ok) return
  for (const { path, message } of parsed.problems) {
    const at = path === '' ? [] : path.split('.')
    payload.issues.push({ code: 'custom', input: payload.value, path: at, message })
  }
})

const expectedAdvance: z.ZodMiniType<ExpectedAdvance> = z.strictObject({
  unitsPerDay: z.strictObject({
    units: z.int().check(z.minimum(0)),
    days: z.int().check(z.minimum(1)),
  }),
  source: nameText,
})

const capacity: z.ZodMiniType<Capacity> = z.strictObject({
  kilowatts: z.exactOptional(decimalText),
  qmax: z.exactOptional(decimalText),
})

const history: z.ZodMiniType<readonly HistoryIndex[]> = z
  .array(
    z.strictObject({
      index: indexValue,
      readOn: civilDate,
      isEstimated: z.boolean(),
      isSelfRead: z.boolean(),
      meterSerial: z.exactOptional(nameText),
      multiplier: z.exactOptional(decimalText),
    }),
  )
  .check(z.maxLength(HISTORY_MAX), (payload) => {
    for (const [at, { readOn }] of payload.value.entries()) {
      if (readOn >= (payload.value[at - 1]?.readOn ?? '')) continue
      const message = 'expected a day on or after that of the one before'
      payload.issues.push({ code: 'custom', input: readOn, path: [at, 'readOn'], message })
    }
  })

const entry: z.ZodMiniType<ReadingEntry> = z
  .strictObject({
    readOn: civilDate,
    today: civilDate,
    isKnownPoint: z.exactOptional(z.boolean()),
    installation,
    statedSerial: z.exactOptional(nameText),
    isSeasonal: z.exactOptional(z.boolean()),
    capacity: z.exactOptional(capacity),
    connection: z.exactOptional(z.strictObject({ disconnectedOn: z.exactOptional(civilDate) })),
    contract: z.exactOptional(
      z.strictObject({ startsOn: civilDate, endsOn: z.exactOptional(civilDate) }),
    ),
    verificationValidUntil: z.exactOptional(civilDate),
    registers: z
      .array(
        z.strictObject({
          register: nameText,
          history,
          agreed: z.exactOptional(expectedAdvance),
          profile: z.exactOptional(expectedAdvance),
        }),
      )
      .check(z.maxLength(REGISTERS_MAX)),
    indices: z
      .array(
        z.strictObject({
          register: nameText,
          text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), wholeCharacters),
        }),
      )
      .check(z.maxLength(REGISTERS_MAX)),
  })
  .check((payload) => {
    const { installation: fitted, registers } = payload.value
    const known = new Set(fitted.meter.registers.map(({ id }) => id))
    for (const [at, { register }] of registers.entries()) {
      // Taken out once named, so that a second one is a problem too.
      if (known.delete(register)) continue
      const message = 'expected a register of the meter, once'
      const path = ['registers', at, 'register']
      payload.issues.push({ code: 'custom', input: register, path, message })
    }
  })

/**
 * Reads what an integrator hands in for a meter, or says by path what is wrong
 * with it. The indices entered are no matter of form: `12a` is a finding.
 */
export function parseReadingEntry(input: unknown): Parsed<ReadingEntry> {
  return parseInput(entry, input)
}
