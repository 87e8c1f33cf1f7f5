import colours from 'picocolors'

/** What a station has to tell. */
export interface StationAccount {
  /** What was done, one line each. */
  readonly lines: readonly string[]
}

/** Runs the stations one after the other and tells of each with the time it took. */
export async function tell(title: string, work: () => Promise<StationAccount>): Promise<void> {
  const started = performance.now()
  const { lines } = await work()
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  console.log(`\n${colours.bold(title)} ${colours.dim(`${seconds} s`)}`)
  for (const line of lines) console.log(`  ${line}`)
}

/** A number of things: `1 place`, `2 places`. */
export function count(number: number, thing: string, things: string = `${thing}s`): string {
  return `${colours.cyan(String(number))} ${number === 1 ? thing : things}`
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
