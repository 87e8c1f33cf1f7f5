import type { MeterExchange, RegisterIndex } from '../meter/index.ts'
import { type InstructionLanguage, writerOf } from './instruction-language.ts'

/**
 * Tells a customer of a meter exchange: the slip, both indices, and that the
 * consumption is counted on both meters. Source: seed S0 (S0-10).
 */
export function exchangeNotice(
  input: { exchange: MeterExchange } & InstructionLanguage,
): readonly string[] {
  const { write, date, words } = writerOf(input)
  const { slipNumber, exchangedOn, removed, fitted } = input.exchange
  return [
    write('slip', { slip: slipNumber, date: date(exchangedOn) }),
    ...(removed
      ? [
          write('removed', {
            serial: removed.serialNumber,
            indices: indicesText(removed.exitIndices),
          }),
        ]
      : []),
    ...(fitted
      ? [
          write('fitted', {
            serial: fitted.meter.serialNumber,
            indices: indicesText(fitted.entryIndices),
          }),
        ]
      : []),
    words.exchange,
    ...(removed && fitted ? [words.both] : []),
  ]
}

/**
 * Tells a customer how an index is checked, with the range that is expected and
 * the factor of the meter where they are known. Source: seed S0 (S0-10).
 */
export function validationNotice(
  input: {
    /** As `allowedRange` states it before an index is sent. */
    range?: { readonly minimum: string; readonly maximum: string }
    /** Exact decimal text; nothing is said of `1`. */
    multiplier?: string
  } & InstructionLanguage,
): readonly string[] {
  const { write, words } = writerOf(input)
  const { range, multiplier = '1' } = input
  return [
    words.validation,
    ...(range ? [write('range', { minimum: range.minimum, maximum: range.maximum })] : []),
    ...(multiplier === '1' ? [] : [write('factor', { factor: multiplier })]),
    words.doubt,
  ]
}

/** `01250`, or of several registers `T1 01250, T2 00017`. */
function indicesText(indices: readonly RegisterIndex[]): string {
  const texts = indices.map(({ register, index }) =>
    indices.length === 1 ? index.text : `${register} ${index.text}`,
  )
  return texts.join(', ') || '–'
}
