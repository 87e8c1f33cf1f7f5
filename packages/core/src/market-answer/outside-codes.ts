import type { DisputeAnswer } from '../dispute/index.ts'

/** What a code of a market's messages means for a dispute; absent where it is only a reason or our own. */
export type OutsideMeaning =
  | { readonly action: 'answer'; readonly result: DisputeAnswer }
  | { readonly action: 'verify'; readonly by: 'site' }
  | { readonly action: 'withdraw' }

/** A code of a market's messages. */
export interface OutsideCode {
  readonly code: string
  readonly title: string
  readonly means?: OutsideMeaning
}

/** A market's list of codes. */
export type OutsideScheme =
  | 'gb_d0300_status'
  | 'gb_d0300_rejection'
  | 'gb_d0300_initiating'
  | 'es_claim_result'
  | 'es_036_result'

const answers = (result: DisputeAnswer): OutsideMeaning => ({ action: 'answer', result })
const rejected = (code: string, title: string): OutsideCode => ({
  code,
  title,
  means: answers('rejected'),
})

/**
 * Codes by which operators answer: Great Britain's flow D0300 (disputed or
 * missing readings on change of supplier), Spain's claim results and those of
 * claim 036 (bill again with a supplied reading). Source: DOMAIN.md 1.1, 4.
 */
export const outsideCodes: { readonly [Scheme in OutsideScheme]: readonly OutsideCode[] } = {
  gb_d0300_status: [
    { code: 'A', title: 'alternative reading proposed', means: answers('partly_upheld') },
    rejected('D', 'disagreed'),
    { code: 'M', title: 'obtaining a further reading', means: { action: 'verify', by: 'site' } },
    { code: 'P', title: 'proposed' },
    { code: 'R', title: 'requested' },
    { code: 'U', title: 'unacceptable to the collector', means: answers('not_manageable') },
    { code: 'Y', title: 'agreed', means: answers('upheld') },
  ],
  gb_d0300_rejection: [
    { code: '01', title: 'too low' },
    { code: '02', title: 'too high' },
    { code: '15', title: 'a cyclic reading invalidates it' },
    { code: '16', title: 'customer disputed the final account' },
    { code: '17', title: 'customer disputed the initial account' },
  ],
  gb_d0300_initiating: [
    { code: 'dispute', title: 'the reading is disputed' },
    { code: 'missing', title: 'the reading is missing' },
  ],
  es_claim_result: [
    { code: '01', title: 'favourable', means: answers('upheld') },
    rejected('02', 'unfavourable'),
    { code: '03', title: 'not manageable', means: answers('not_manageable') },
    { code: '04', title: 'cancelled', means: { action: 'withdraw' } },
    { code: '05', title: 'duplicate', means: answers('duplicate') },
  ],
  es_036_result: [
    { code: '0360101', title: 'billed again', means: answers('upheld') },
    rejected('0360201', 'wrong registers'),
    rejected('0360202', 'before the last real reading'),
    rejected('0360203', 'settled by load curve'),
    rejected('0360204', 'period of another supplier'),
    rejected('0360205', 'estimate older than a year'),
    rejected('0360206', 'reading supplied ahead of its date'),
    rejected('0360207', 'supplied reading is wrong'),
    rejected('0360208', 'rejected, with the reason in words'),
  ],
}
