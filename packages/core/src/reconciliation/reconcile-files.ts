import { type MeasurementFileLines, mergeFiles } from './merge-files.ts'
import { type ReconciliationResult, reconcileReadings } from './reconcile-readings.ts'

/**
 * Checks the self-readings against all files of an operator together: late,
 * repeated, corrected and mended ones. Neither how often a file is given nor
 * the order in which the files came changes the outcomes.
 */
export function reconcileFiles(
  input: Omit<Parameters<typeof reconcileReadings>[0], 'lines'> & {
    readonly files: Iterable<MeasurementFileLines>
  },
): ReconciliationResult {
  return reconcileReadings({ ...input, lines: mergeFiles(input.files) })
}
