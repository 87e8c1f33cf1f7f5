import type { SubmissionFinding } from '@selfread/core'
import type { ClaimedPlace } from './claimed-place.ts'

const LENGTH_MAX = 32
const NO_INDEX = '?'

/**
 * Takes words out of what was typed as an index: a reading is kept in the clear for ever, and a name
 * typed into the wrong field must not be. The words go into the findings, which are sealed.
 */
export function keepOutWords(claimed: readonly ClaimedPlace[]): {
  readonly claimed: readonly ClaimedPlace[]
  readonly findings: readonly SubmissionFinding[]
} {
  const words = claimed.flatMap(({ readings }) =>
    readings.map(({ value }) => value).filter((value) => !isIndexLike(value)),
  )
  return {
    claimed: claimed.map(({ evidence, readings }) => ({
      evidence,
      readings: readings.map((reading) =>
        isIndexLike(reading.value) ? reading : { ...reading, value: NO_INDEX },
      ),
    })),
    findings: words.map((value) => ({
      code: 'no_index_typed',
      severity: 'lock',
      detail: `«${value}» was typed as an index.`,
    })),
  }
}

/** Digits, with a unit or a misread letter at most: `12345`, `012 345,6 kWh`, `12O45`. */
function isIndexLike(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  return text.length <= LENGTH_MAX && letters <= digits
}
