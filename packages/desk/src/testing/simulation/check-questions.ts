import type { FinalState } from './final-state.ts'

/** What the desk answers by its indices is what its facts and its own words say. */
export async function checkQuestions(final: FinalState): Promise<readonly string[]> {
  return [
    ...(await readingProblems(final)),
    ...(await dueProblems(final)),
    ...(await outcomeProblems(final)),
    ...(await operationProblems(final)),
    ...(await placeProblems(final)),
  ]
}

async function readingProblems({ places, run }: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  for (const [place, { readings }] of places) {
    const { items } = await run.desk.readings.find({ place })
    const found = new Set(items.map(({ id, status }) => `${id} ${status}`))
    const expected = readings.map(({ id, status }) => `${id} ${status}`)
    if (found.size !== expected.length || !expected.every((it) => found.has(it))) {
      problems.push(`${found.size} readings of ${place} are found, not ${expected.length}.`)
    }
  }
  return problems
}

/** All days' files were made: nothing waits. */
async function dueProblems({ run }: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  for (const operator of ['north', 'south']) {
    const { total } = await run.desk.transfers.due({ operator })
    if (total > 0) problems.push(`${total} readings still wait for a file to ${operator}.`)
  }
  return problems
}

async function outcomeProblems({ ledger, run }: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  for (const [fileSha256, { report, file }] of ledger.reports) {
    const { items } = await run.desk.outcomes.find({ fileSha256 })
    if (items.length !== report.outcomes.length) {
      problems.push(
        `${items.length} outcomes of file ${file.name} are found, not ${report.outcomes.length}.`,
      )
    }
  }
  return problems
}

/** The days' operations add up to the months'. */
async function operationProblems(final: FinalState): Promise<readonly string[]> {
  const { places, operations, run } = final
  const all = [...places.values()].flatMap((state) => state.operations.map(({ day }) => day))
  let total = 0
  for (const day of new Set(all)) total += (await run.desk.operations.count({ day })).total
  const billed = Object.values(operations).reduce((sum, count) => sum + count, 0)
  return total === billed ? [] : [`Of ${billed} operations ${total} are found by their days.`]
}

async function placeProblems({ world, ledger, run }: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  for (const { id, phone, places } of world.customers) {
    if (ledger.erased.has(id)) continue
    const found = await run.desk.places.find(phone)
    if (found.length !== places) {
      problems.push(`${found.length} places of ${id} are found by phone, not ${places}.`)
    }
  }
  return problems
}
