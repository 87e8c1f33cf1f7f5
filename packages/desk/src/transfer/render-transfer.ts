import {
  type FileHeader,
  FormatRenderError,
  type OperatorFormat,
  type Reading,
  type RenderedFile,
  type TransferLine,
} from '@selfread/core'
import { compareText } from '../compare-text.ts'
import type { DeskContext } from '../desk-context.ts'
import { operatorOf } from '../operators.ts'
import type { PlaceRecord } from '../place-record.ts'
import { transferLine } from './transfer-line.ts'

/** A file to an operator, with what could not be put into it. */
export interface RenderedTransfer {
  readonly formatId: string
  readonly lines: readonly TransferLine[]
  readonly file: RenderedFile
  /** One for each reading that the format cannot say. */
  readonly refusals: readonly string[]
}

/**
 * Writes the file of the readings that are due. What an operator's settings or
 * format cannot do is its own problem and not the day's, and a reading that
 * cannot be written is no reason to keep back the others.
 */
export function renderTransfer(
  context: DeskContext,
  input: {
    readonly header: FileHeader
    readonly due: readonly Reading[]
    readonly records: ReadonlyMap<string, PlaceRecord>
  },
): RenderedTransfer | { readonly problem: string } {
  const { header, due, records } = input
  const format = formatOf(context, header.operator)
  if ('problem' in format) return format
  const lines = due
    .map((reading) => transferLine(records.get(reading.place)?.state, reading, format.placeSchemes))
    .toSorted(compareLines)
  const refusals: string[] = []
  while (lines.length > 0) {
    try {
      return { formatId: format.id, lines, file: format.render({ header, lines }), refusals }
    } catch (error) {
      const refused = FormatRenderError.is(error) ? lines.splice(error.lineIndex, 1)[0] : undefined
      const problem = error instanceof Error ? error.message : String(error)
      if (refused === undefined) return { problem }
      refusals.push(`Reading ${refused.reference} of place ${refused.placeId}: ${problem}`)
    }
  }
  return { problem: refusals.join(' ') }
}

function formatOf(
  context: DeskContext,
  operator: string,
): OperatorFormat | { readonly problem: string } {
  try {
    const { transfers } = operatorOf(context, operator)
    if (transfers !== undefined) return transfers
    const problem = `Operator ${operator} has no transfer format: give it one in createDesk({ operators }).`
    return { problem }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function compareLines(a: TransferLine, b: TransferLine): number {
  return (
    compareText(a.placeId, b.placeId) ||
    compareText(a.meterSerial ?? '', b.meterSerial ?? '') ||
    compareText(a.register, b.register) ||
    compareText(a.readingId, b.readingId)
  )
}
