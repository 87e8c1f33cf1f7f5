import {
  expectedAdvance,
  type KnownRegister,
  knownByHistory,
  type MeterReading,
} from '../assessment/index.ts'
import { multiplierOn } from '../meter/index.ts'
import type { RuleBook, RuleScope } from '../rules/index.ts'
import { windowAt } from '../window/index.ts'
import type { ReadingEntry, RegisterEntry } from './parse-reading-entry.ts'

/**
 * Makes of a reading as it was handed in what the assessment looks at: the
 * window of the day, and for each register of the meter what its history says
 * and what it is expected to advance by.
 *
 * @example
 * ```ts
 * const parsed = parseReadingEntry(await request.json())
 * if (!parsed.ok) return problems(parsed.problems)
 * const reading = meterReadingOf({ entry: parsed.value, book, scope })
 * assessMeterReading(reading) // or before entry: allowedRanges(reading)
 * ```
 */
export function meterReadingOf(input: {
  readonly entry: ReadingEntry
  readonly book: RuleBook
  readonly scope: RuleScope
}): MeterReading {
  const { entry, book, scope } = input
  const { readOn, installation } = entry
  const window = windowAt({ book, scope, on: readOn })
  const bounds = book.resolve({ topic: 'assessment_bounds', scope, on: readOn })
  const share = bounds?.parameters.maximumEstimatedShare
  const common = {
    readOn,
    multiplier: multiplierOn(installation, readOn),
    ...(share === undefined ? {} : { maximumEstimatedShare: share }),
  }
  const { serialNumber: meterSerial } = installation.meter
  const registers = installation.meter.registers.map((register): KnownRegister => {
    const own: RegisterEntry | undefined = entry.registers.find((it) => it.register === register.id)
    if (own === undefined) return { register }
    // The serial number may stand in the history of the meter or not: it is the same meter.
    const history = own.history.map((it) => ({ meterSerial, ...it }))
    const { expected } = expectedAdvance({ ...own, ...common, history, digits: register })
    return {
      register,
      ...knownByHistory({ history, readOn, meterSerial }),
      ...(expected === undefined ? {} : { expected }),
    }
  })
  return { ...entry, book, scope, registers, ...(window && { window }) }
}
