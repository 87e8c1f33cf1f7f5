import type { Suggestion } from '../finding.ts'
import type { IndexCase } from '../index-case.ts'
import { fromElsewhere } from './neighbours.ts'
import { slips } from './slips.ts'
import { workbenchOf } from './workbench.ts'

const SUGGESTIONS_MAX = 3

/**
 * What may have happened to an index outside the band: at most three
 * explanations that lie inside it, the likeliest first: the nearest to what was
 * expected. Suggested, never applied: even beyond reasonable doubt a correction
 * is a person's. Source: DOMAIN.md 1.3, BSCP504 4.6.
 */
export function suggestionsFor(it: IndexCase): readonly Suggestion[] {
  const bench = workbenchOf(it)
  const candidates = [
    ...(bench === undefined ? [] : slips.flatMap((slip) => slip(bench))),
    ...fromElsewhere(it),
  ].toSorted((a, b) => a.distance - b.distance)
  const seen = new Set<string>()
  return candidates
    .filter(({ value, readOn }) => {
      if (value === undefined && readOn === undefined) return true
      const key = `${value} ${readOn}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, SUGGESTIONS_MAX)
    .map(({ distance: _, ...suggestion }) => suggestion)
}
