import type { OperatorLine } from '../measurement/index.ts'
import type { Identifier } from '../place/index.ts'

/** Characters that somebody copied: blanks around them and their case say nothing. */
export function folded(text: string): string {
  return text.trim().toUpperCase()
}

/** The serial number an operator that strips leading zeros would write. */
export function withoutLeadingZeros(foldedSerial: string): string {
  return foldedSerial.replace(/^0+(?=.)/, '')
}

/** One text for each way to name a place. */
export function placeKey({ scheme, value }: Identifier): string {
  return `${scheme} ${folded(value)}`
}

/** One text for all lines about one register of one meter on one day. */
export function subjectKey(line: OperatorLine): string {
  return JSON.stringify([
    placeKey(line.place),
    folded(line.meterSerial ?? ''),
    folded(line.register),
    line.readOn,
  ])
}
