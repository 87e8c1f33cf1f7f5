import * as z from 'zod/mini'
import {
  civilDate,
  decimalText,
  nameText,
  noteText,
  type Parsed,
  parseInput,
  wholeNumber,
} from '../parsing/index.ts'
import type { ResidentsDeclaration } from './residents-declaration.ts'
import type { TechnicalData } from './technical-data.ts'

const PEOPLE_MAX = 1_000
const DETAILS_MAX = 100

const number = z.exactOptional(decimalText)
const ratio = z.exactOptional(
  z.string().check(z.regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, 'expected a ratio such as 100/5')),
)

const technicalData: z.ZodMiniType<TechnicalData> = z.strictObject({
  validFrom: civilDate,
  version: wholeNumber(1, 1_000_000),
  connectionPower: number,
  breakerAmperes: number,
  voltage: number,
  phases: z.exactOptional(z.literal([1, 2, 3])),
  currentTransformer: ratio,
  voltageTransformer: ratio,
  gaugePressure: number,
  altitude: z.exactOptional(
    z.string().check(z.regex(/^-?\d{1,4}(\.\d{1,3})?$/, 'expected metres such as "85" or "-2.5"')),
  ),
  meterSize: z.exactOptional(nameText),
  maximumFlow: number,
  meterLocation: z.exactOptional(noteText),
  details: z.exactOptional(
    z
      .record(nameText, noteText)
      .check(
        z.refine(
          (it) => Object.keys(it).length <= DETAILS_MAX,
          `expected at most ${DETAILS_MAX} details`,
        ),
      ),
  ),
})

/** Reads the technical data of a place from a day on. */
export function parseTechnicalData(input: unknown): Parsed<TechnicalData> {
  return parseInput(technicalData, input)
}

const declaration: z.ZodMiniType<ResidentsDeclaration> = z.strictObject({
  eventOn: civilDate,
  declaredOn: civilDate,
  residents: wholeNumber(0, PEOPLE_MAX),
  by: z.exactOptional(nameText),
})

/** Reads a declaration of how many people live at a place. It may come before the event. */
export function parseResidentsDeclaration(input: unknown): Parsed<ResidentsDeclaration> {
  return parseInput(declaration, input)
}
