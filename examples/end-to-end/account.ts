import colours from 'picocolors'

/** What a station has to tell. */
export interface StationAccount {
  /** What was done, one line each. */
  readonly lines: readonly string[]
  /** What went wrong without stopping the station: what, where, and what to do. */
  readonly problems?: readonly string[]
}

/** Tells of the stations, one after the other. */
export interface Account {
  /** Runs a station and tells of it, with the time it took; undefined where it failed. */
  station<Told extends StationAccount>(
    title: string,
    work: () => Promise<Told>,
  ): Promise<Told | undefined>
  /** How much went wrong so far. */
  problemCount(): number
}

const WIDTH = 96

/** An account that is written line by line. A station that fails is told in its place; the next one goes on. */
export function accountTo(write: (line: string) => void): Account {
  let problemCount = 0
  const tell = (title: string, startedAt: number, account: StationAccount): void => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
    write(`\n${colours.bold(title.padEnd(WIDTH - 8))}${colours.dim(`${seconds} s`.padStart(8))}`)
    for (const line of account.lines) write(`   ${line}`)
    for (const problem of account.problems ?? []) {
      write(colours.red(` ✗ ${problem.replaceAll('\n', '\n   ')}`))
    }
    problemCount += account.problems?.length ?? 0
  }
  return {
    async station(title, work) {
      const startedAt = performance.now()
      try {
        const told = await work()
        tell(title, startedAt, told)
        return told
      } catch (error) {
        tell(title, startedAt, { lines: [], problems: [problemOf(error)] })
        return undefined
      }
    },
    problemCount: () => problemCount,
  }
}

/** What an error says. */
export function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A number of things: `1 place`, `2 places`. */
export function count(number: number, thing: string, things: string = `${thing}s`): string {
  return `${colours.cyan(String(number))} ${number === 1 ? thing : things}`
}

/** Things that add up: `31 accepted + 23 review`, the most first. */
export function sum(counts: ReadonlyMap<string, number>): string {
  return addends(counts).join(' + ')
}

/** The same over several lines, where there are many. */
export function sumLines(counts: ReadonlyMap<string, number>): readonly string[] {
  const parts = addends(counts)
  const lineCount = Math.ceil(parts.length / ADDENDS_PER_LINE)
  return Array.from({ length: lineCount }, (_, line) => {
    const from = line * ADDENDS_PER_LINE
    const shownParts = parts.slice(from, from + ADDENDS_PER_LINE).join(' + ')
    return line === 0 ? shownParts : `+ ${shownParts}`
  })
}

const ADDENDS_PER_LINE = 4

function addends(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([thing, number]) => `${colours.cyan(String(number))} ${thing}`)
}

/** How often each comes. */
export function tally(things: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return counts
}

/** Rows of cells in columns, numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const width = (column: number): number =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        typeof cell === 'number'
          ? colours.cyan(String(cell).padStart(width(column)))
          : cell.padEnd(width(column)),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** A path as people read it, seen from the folder the demo runs in. */
export function shown(path: string): string {
  return colours.underline(path)
}

/** Something that must be noticed. */
export function warned(text: string): string {
  return colours.yellow(text)
}

/** Something that is as it should be. */
export function good(text: string): string {
  return colours.green(text)
}

/** Something said beside. */
export function aside(text: string): string {
  return colours.dim(text)
}
