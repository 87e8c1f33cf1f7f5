import type { FinalState } from './final-state.ts'

const CLOCK_BACK_MS_MAX = 60_000

/** Facts are numbered without gaps, in time, and prove what was published; documents say what facts say. */
export async function checkJournal({
  streams,
  run,
  ledger,
  world,
}: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  for (const [stream, facts] of streams) {
    if (facts.some(({ version }, at) => version !== at + 1)) problems.push(`${stream} has gaps.`)
    const times = facts.map(({ recordedAt }) => Date.parse(recordedAt))
    if (times.some((time, at) => at > 0 && time < (times[at - 1] ?? 0) - CLOCK_BACK_MS_MAX)) {
      problems.push(`${stream} goes back in time.`)
    }
  }
  for (const { id } of world.places) {
    const facts = streams.get(`place/${id}`) ?? []
    const registered = facts.filter(({ type }) => type === 'place_registered').length
    if (registered !== 1) problems.push(`${id} was registered ${registered} times.`)
  }
  const { faults } = await run.desk.verify()
  const kept = new Set((await run.store.checkpoints()).map(({ note }) => note))
  const lost = [...ledger.notes].filter((note) => !kept.has(note))
  return [
    ...problems,
    ...faults.map(({ code, message }) => `${code}: ${message}`),
    ...lost.map(() => 'A published head was not kept.'),
  ]
}
