import type { AssessmentContext, KnownIndex } from './assessment-context.ts'

/** The nearest known index of a later day. */
export function laterIndex({
  readOn,
  previous,
  subsequent,
}: AssessmentContext): (KnownIndex & { readonly isEstimated?: boolean }) | undefined {
  const later = subsequent !== undefined && subsequent.readOn > readOn ? subsequent : undefined
  if (previous === undefined || previous.readOn <= readOn) return later
  return later === undefined || previous.readOn < later.readOn ? previous : later
}
