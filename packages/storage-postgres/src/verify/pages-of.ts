import type { Caller, Value } from '../driver/caller.ts'
import type { FunctionName } from '../statements/index.ts'

const rowsAtOnce = 500

/** All rows of a function that gives them page by page: it takes where to begin, and how many. */
export async function* pagesOf<Row>(
  caller: Caller,
  name: FunctionName,
  start: readonly Value[],
  behind: (row: Row) => readonly Value[],
): AsyncGenerator<Row> {
  let from = start
  for (;;) {
    const rows = await caller.call<Row>(name, [...from, rowsAtOnce])
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    from = behind(last)
  }
}
