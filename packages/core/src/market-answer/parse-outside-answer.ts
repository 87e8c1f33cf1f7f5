import * as z from 'zod/mini'
import type { DisputeCommand } from '../dispute/index.ts'
import { indexText, nameText, noteText, type Parsed, parseInput } from '../parsing/index.ts'
import { type OutsideCode, type OutsideScheme, outsideCodes } from './outside-codes.ts'

/** An operator's message about a dispute, as its format gives it. */
export interface OutsideAnswer {
  readonly scheme: OutsideScheme
  readonly code: string
  /** Number of the dispute that it answers. */
  readonly number: string
  /** The index that the operator says is right. */
  readonly index?: string
  readonly note?: string
}

/** What an operator's message asks for. */
export interface UnderstoodAnswer {
  readonly number: string
  readonly code: OutsideCode
  /** What it does to the dispute; absent where the code is only a reason or our own. */
  readonly command?: DisputeCommand
}

const schemes = Object.keys(outsideCodes) as OutsideScheme[] // the table's own keys

const outsideAnswer: z.ZodMiniType<OutsideAnswer> = z
  .strictObject({
    scheme: z.enum(schemes),
    code: nameText,
    number: nameText,
    index: z.exactOptional(indexText),
    note: z.exactOptional(noteText),
  })
  .check(
    z.refine((answer) => codeOf(answer) !== undefined, {
      path: ['code'],
      error: 'expected a code of the scheme',
      abort: true,
    }),
    z.refine((answer) => !isAlternative(answer) || answer.index !== undefined, {
      path: ['index'],
      error: 'expected the alternative index',
    }),
  )

/** Reads an operator's answer in the codes of its market, or says what is wrong with it. */
export function parseOutsideAnswer(input: unknown): Parsed<UnderstoodAnswer> {
  const parsed = parseInput(outsideAnswer, input)
  if (!parsed.ok) return parsed
  const answer = parsed.value
  const code = codeOf(answer)
  if (code === undefined) throw new Error(`The schema let ${answer.code} through.`)
  const command = commandOf(code, answer)
  return { ok: true, value: { number: answer.number, code, ...(command && { command }) } }
}

function codeOf({ scheme, code }: OutsideAnswer): OutsideCode | undefined {
  return outsideCodes[scheme].find((it) => it.code === code)
}

function isAlternative(answer: OutsideAnswer): boolean {
  const means = codeOf(answer)?.means
  return means?.action === 'answer' && means.result === 'partly_upheld'
}

function commandOf(
  { means, title }: OutsideCode,
  { index, note = title }: OutsideAnswer,
): DisputeCommand | undefined {
  switch (means?.action) {
    case 'answer':
      return { ...means, note, ...(index !== undefined && { index }) }
    case 'withdraw':
      return { action: 'withdraw', reason: note }
    default:
      return means
  }
}
