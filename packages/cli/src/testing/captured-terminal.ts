import { runProgram } from '../program.ts'

/** What a run of the program left behind. */
export interface ProgramRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program in this process and keeps what it writes. */
export async function runCaptured(
  args: readonly string[],
  { stdin = '', isTTY = false }: { readonly stdin?: string; readonly isTTY?: boolean } = {},
): Promise<ProgramRun> {
  const written = { stdout: '', stderr: '' }
  const exitCode = await runProgram(args, {
    stdin: chunksOf(stdin),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { isTTY, write: (text) => (written.stderr += text) },
    now: () => 1_000, // a clock that stands still: what is written does not hang on the machine's speed
  })
  return { exitCode, ...written }
}

/** The lines of NDJSON; throws where one of them is no JSON. */
export function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

/** As a pipe delivers it: in pieces that end anywhere, in the middle of a letter too. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  for (const byte of new TextEncoder().encode(text)) yield Uint8Array.of(byte)
}
