/**
 * What a store did that it promised not to do:
 *
 * - `lost`: a step that was acknowledged is not there;
 * - `doubled`: a step is there twice;
 * - `half_written`: a step is there in part;
 * - `damaged`: what is there is not what was written, or does not verify;
 * - `failed`: a writer or the store gave up.
 */
export type FindingKind = 'lost' | 'doubled' | 'half_written' | 'damaged' | 'failed'

/** A broken promise, in words. */
export interface Finding {
  readonly kind: FindingKind
  readonly message: string
}

/** How many findings there are of each kind. */
export type FindingCounts = Readonly<Record<FindingKind, number>>

/** Counts findings by kind. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const count = (kind: FindingKind): number => findings.filter((it) => it.kind === kind).length
  return {
    lost: count('lost'),
    doubled: count('doubled'),
    half_written: count('half_written'),
    damaged: count('damaged'),
    failed: count('failed'),
  }
}
