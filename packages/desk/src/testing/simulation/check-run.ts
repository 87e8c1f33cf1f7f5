import { checkDisputes } from './check-disputes.ts'
import { checkErasure } from './check-erasure.ts'
import { checkFiles } from './check-files.ts'
import { checkJournal } from './check-journal.ts'
import { checkLetters } from './check-letters.ts'
import { checkOperations } from './check-operations.ts'
import { checkQuestions } from './check-questions.ts'
import { checkReadings } from './check-readings.ts'
import { checkSubmissions } from './check-submissions.ts'
import { checkTransfers } from './check-transfers.ts'
import type { FinalState } from './final-state.ts'

/** All that does not hold at the end of a run. */
export async function checkRun(final: FinalState): Promise<readonly string[]> {
  return [
    ...(await checkSubmissions(final)),
    ...checkReadings(final),
    ...checkTransfers(final),
    ...checkOperations(final),
    ...checkLetters(final),
    ...checkFiles(final),
    ...checkDisputes(final),
    ...(await checkErasure(final)),
    ...(await checkQuestions(final)),
    ...(await checkJournal(final)),
  ]
}
