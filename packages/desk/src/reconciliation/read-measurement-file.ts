import type { FileFinding, FilePosition, OperatorLine } from '@selfread/core'
import type { OperatorSettings } from '../desk-context.ts'

/** An operator's file, line by line. Rows read = lines + rows refused. */
export interface MeasurementFile {
  readonly lines: readonly { readonly line: OperatorLine; readonly at: FilePosition }[]
  readonly findings: readonly FileFinding[]
  readonly rowsRead: number
  readonly rowsRefused: number
}

/** Reads an operator's file in the operator's format. */
export async function readMeasurementFile(
  operator: OperatorSettings,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<MeasurementFile> {
  if (operator.measurements === undefined) {
    throw new Error(
      `Operator ${operator.id} has no measurement format: give it one in createDesk({ operators }).`,
    )
  }
  const lines: { line: OperatorLine; at: FilePosition }[] = []
  const findings: FileFinding[] = []
  let counts = { rowsRead: 0, rowsRefused: 0 }
  for await (const item of operator.measurements.parse(file)) {
    if (item.kind === 'line') lines.push({ line: item.line, at: item.at })
    else if (item.kind === 'finding') findings.push(item.finding)
    else counts = { rowsRead: item.rowsRead, rowsRefused: item.rowsRefused }
  }
  return { lines, findings, ...counts }
}
