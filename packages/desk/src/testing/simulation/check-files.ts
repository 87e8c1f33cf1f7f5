import type { FinalState } from './final-state.ts'
import type { Ledger } from './ledger.ts'

type Compared = Ledger['reports'] extends Map<string, infer Value> ? Value : never

/** Each operator file was looked through once, and every reading in question has one outcome, the right one. */
export function checkFiles(final: FinalState): readonly string[] {
  return [...final.ledger.reports.values()].flatMap((compared) => [
    ...onceProblems(final, compared),
    ...outcomeProblems(final, compared),
    ...missingOutcomes(final, compared),
  ])
}

function onceProblems({ streams }: FinalState, { report, file }: Compared): readonly string[] {
  const facts = streams.get(`measurement/${report.operator}/${report.fileSha256}`) ?? []
  const ids = report.outcomes.map(({ readingId }) => readingId)
  return [
    ...(facts.length === 1 ? [] : [`File ${file.name} was reconciled ${facts.length} times.`]),
    ...(new Set(ids).size === ids.length ? [] : [`File ${file.name}: a reading has two outcomes.`]),
  ]
}

function outcomeProblems(
  { world, places }: FinalState,
  { report, file }: Compared,
): readonly string[] {
  return report.outcomes.flatMap(({ readingId, place, code }) => {
    const facts =
      places.get(place)?.reconciliations.filter((it) => it.readingId === readingId) ?? []
    const own = facts.filter(({ fileSha256 }) => fileSha256 === report.fileSha256)
    const stored = own.length === 1 && own[0]?.code === code
    const isExchanged = world.places.some(({ id, exchange }) => id === place && exchange)
    const said = isExchanged ? undefined : file.says.get(readingId)
    const isRight =
      said === 'same' ? code.startsWith('matched') : said === 'other' ? code !== 'matched' : true
    const about = `File ${file.name}, reading ${readingId}`
    return [
      ...(stored ? [] : [`${about}: ${own.length} outcomes are stored.`]),
      ...(isRight ? [] : [`${about}: ${code}, though the line says ${said}.`]),
    ]
  })
}

/** Readings that stood before the file was made and stand still. */
function missingOutcomes(
  { world, places }: FinalState,
  { report, file }: Compared,
): readonly string[] {
  const days = report.outcomes.flatMap(({ line }) => (line ? [line.readOn] : [])).toSorted()
  const [from = ''] = days
  const to = days.at(-1) ?? ''
  const has = new Set(report.outcomes.map(({ readingId }) => readingId))
  return world.places
    .filter(({ operator }) => operator === report.operator)
    .flatMap(({ id }) => places.get(id)?.readings ?? [])
    .filter(({ id, status, readOn }) => {
      const isMeant =
        status === 'accepted' && file.accepted.has(id) && from <= readOn && readOn <= to
      return isMeant && !has.has(id)
    })
    .map(({ id }) => `File ${file.name}: reading ${id} has no outcome.`)
}
