import { canonicalJson } from '@selfread/core'
import type { FinalState } from './final-state.ts'

/** All that a run's journal tells, as it was stored and readable, in one text: the same for every store. */
export function toldFacts({ facts }: FinalState): string {
  return facts.map((fact) => canonicalJson(fact as never)).join('\n')
}

/**
 * What each stream tells, but for redeliveries, and every letter: what may not
 * depend on how often something was sent, tried or answered.
 */
export function lastingTale({ streams, ledger }: FinalState): ReadonlyMap<string, string> {
  const tale = new Map<string, string>()
  for (const [stream, facts] of streams) {
    const lasting = facts
      .filter(({ type }) => type !== 'submission_redelivered')
      .map(({ type, data, personal, recordedAt, actor, isErased }) =>
        JSON.stringify({ type, data, personal, recordedAt, actor, isErased }),
      )
    tale.set(stream, lasting.join('\n'))
  }
  // A letter that failures held up may be gone with the person that it was for.
  if (ledger.erased.size > 0) return tale
  for (const [id, { content }] of ledger.messages) tale.set(`message/${id}`, content)
  return tale
}
