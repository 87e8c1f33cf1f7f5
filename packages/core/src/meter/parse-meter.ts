import * as z from 'zod/mini'
import { civilDate, nameText, noteText, type Parsed, parseInput } from '../parsing/index.ts'
import type { Meter, MeterExchange, MeterInstallation } from './meter.ts'
import {
  beyondDigits,
  listOf,
  meterSchema,
  metrologicalVerification,
  multipliers,
  parts,
  registerIndices,
} from './meter-schema.ts'

const installation: z.ZodMiniType<MeterInstallation> = z
  .strictObject({
    meter: meterSchema,
    installedOn: civilDate,
    entryIndices: registerIndices,
    multipliers,
    verifications: z.exactOptional(listOf(metrologicalVerification)),
    removedOn: z.exactOptional(civilDate),
    exitIndices: z.exactOptional(registerIndices),
  })
  .check(
    parts(function* ({ meter, installedOn, entryIndices, removedOn, exitIndices }) {
      if (removedOn !== undefined && removedOn < installedOn) {
        yield [['removedOn'], 'a day on or after installedOn']
      }
      if (removedOn === undefined && exitIndices !== undefined) {
        yield [['exitIndices'], 'none before the meter is removed']
      }
      yield* beyondDigits(meter, entryIndices, 'entryIndices')
      yield* beyondDigits(meter, exitIndices ?? [], 'exitIndices')
    }),
  )

const fitted = z
  .strictObject({ meter: meterSchema, entryIndices: registerIndices, multipliers })
  .check(parts(({ meter, entryIndices }) => beyondDigits(meter, entryIndices, 'entryIndices')))

const exchange: z.ZodMiniType<MeterExchange> = z
  .strictObject({
    slipNumber: nameText,
    exchangedOn: civilDate,
    removed: z.exactOptional(
      z.strictObject({ serialNumber: nameText, exitIndices: registerIndices }),
    ),
    fitted: z.exactOptional(fitted),
    reason: z.exactOptional(noteText),
    seals: z.exactOptional(listOf(nameText)),
    scanSha256: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256'))),
    by: z.exactOptional(nameText),
  })
  .check(
    z.refine(
      (slip) => slip.removed !== undefined || slip.fitted !== undefined,
      'expected removed, fitted or both',
    ),
  )

/**
 * Reads a meter. Refused are a register of more than 15 digits or that rolls
 * over beyond its digits, two registers with the same id, a direction that the
 * OBIS code contradicts.
 */
export function parseMeter(input: unknown): Parsed<Meter> {
  return parseInput(meterSchema, input)
}

/**
 * Reads an installation: a meter as `parseMeter` takes it, indices that its
 * registers can show, multipliers above zero, a removal after the fitting.
 */
export function parseMeterInstallation(input: unknown): Parsed<MeterInstallation> {
  return parseInput(installation, input)
}

/**
 * Reads a movement slip. Whether it fits the meter that hangs there, and
 * whether that meter can show the exit indices, is said by `applyExchange`.
 */
export function parseMeterExchange(input: unknown): Parsed<MeterExchange> {
  return parseInput(exchange, input)
}
