import * as z from 'zod/mini'
import { indexText, nameText, noteText, type Parsed, parseInput } from '../parsing/index.ts'
import { type DisputeEvidence, disputeEvidence } from './dispute-evidence.ts'

/** The operator's answer. */
export type DisputeAnswer = 'upheld' | 'partly_upheld' | 'rejected' | 'not_manageable' | 'duplicate'

/** An answer to a dispute. A partly upheld one names the index that is right. */
export interface AnsweredResult {
  readonly result: DisputeAnswer
  readonly index?: string
  readonly note?: string
}

/** What somebody does about a dispute. */
export type DisputeCommand =
  | { readonly action: 'register'; readonly number: string }
  | { readonly action: 'send' }
  | { readonly action: 'acknowledge'; readonly operatorReference?: string }
  | { readonly action: 'verify'; readonly by: 'site' | 'laboratory' | 'documents' }
  | ({ readonly action: 'answer' } & AnsweredResult)
  | { readonly action: 'accept' }
  /** To the operator's board, the regulator, a court: each time one level higher. */
  | { readonly action: 'escalate'; readonly authority: string }
  | {
      readonly action: 'close'
      readonly note?: string
      /** What the authority decided; without it the operator's answer stands. */
      readonly ruling?: AnsweredResult
    }
  | { readonly action: 'withdraw'; readonly reason: string }
  /** The customer is asked: nobody's clock runs until `resume`. */
  | { readonly action: 'pause'; readonly reason: string }
  | { readonly action: 'resume'; readonly note?: string }
  /** A further round, on evidence that was not there before. */
  | {
      readonly action: 'reopen'
      readonly reason: string
      readonly evidence: readonly DisputeEvidence[]
    }

const results = ['upheld', 'partly_upheld', 'rejected', 'not_manageable', 'duplicate'] as const

const answered = {
  result: z.enum(results),
  index: z.exactOptional(indexText),
  note: z.exactOptional(noteText),
}

const namesItsIndex = z.refine<AnsweredResult>(
  ({ result, index }) => result !== 'partly_upheld' || index !== undefined,
  { path: ['index'], error: 'expected the index that is right, for it is neither of the two' },
)

const disputeCommand: z.ZodMiniType<DisputeCommand> = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('register'), number: nameText }),
  z.strictObject({ action: z.literal('send') }),
  z.strictObject({
    action: z.literal('acknowledge'),
    operatorReference: z.exactOptional(nameText),
  }),
  z.strictObject({
    action: z.literal('verify'),
    by: z.enum(['site', 'laboratory', 'documents']),
  }),
  z.strictObject({ action: z.literal('answer'), ...answered }).check(namesItsIndex),
  z.strictObject({ action: z.literal('accept') }),
  z.strictObject({ action: z.literal('escalate'), authority: nameText }),
  z.strictObject({
    action: z.literal('close'),
    note: z.exactOptional(noteText),
    ruling: z.exactOptional(z.strictObject(answered).check(namesItsIndex)),
  }),
  z.strictObject({ action: z.literal('withdraw'), reason: noteText }),
  z.strictObject({ action: z.literal('pause'), reason: noteText }),
  z.strictObject({ action: z.literal('resume'), note: z.exactOptional(noteText) }),
  z.strictObject({
    action: z.literal('reopen'),
    reason: noteText,
    evidence: z.array(disputeEvidence).check(z.maxLength(1_000)),
  }),
])

/** Reads a command that came from outside. */
export function parseDisputeCommand(input: unknown): Parsed<DisputeCommand> {
  return parseInput(disputeCommand, input)
}
