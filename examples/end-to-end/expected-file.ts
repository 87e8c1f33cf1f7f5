import { readFile } from 'node:fs/promises'

/** A reading as the world's generator meant it. */
export interface ExpectedReading {
  readonly place_id: string
  readonly register: string
  readonly value: string
  readonly readOn: string
}

/** What something sent in is meant to come to. */
export interface ExpectedSubmission {
  readonly outcome: string
  /** Outcomes that are right too: being unsure is a result. */
  readonly mayAlsoBe?: readonly string[]
  readonly readings: readonly ExpectedReading[]
}

/** `input/expected.json`, as `world/expected.ts` writes it. */
export interface ExpectedFile {
  readonly places: {
    readonly rows: number
    readonly goodPlaces: number
    readonly refused: readonly { readonly place_id: string; readonly lines: readonly number[] }[]
  }
  readonly mail: readonly (ExpectedSubmission & { readonly file: string })[]
  readonly otherChannels: readonly (ExpectedSubmission & { readonly file: string })[]
  readonly callCentre: readonly (ExpectedSubmission & { readonly line: number })[]
  readonly reconciliation: readonly (ExpectedReading & { readonly code: string })[]
  readonly placesWithoutReading: readonly {
    readonly place_id: string
    readonly registers: readonly string[]
    readonly isSilent: boolean
    readonly code: string
  }[]
}

/** Reads what the demo's input is meant to come to. */
export async function readExpected(path: string): Promise<ExpectedFile> {
  return JSON.parse(await readFile(path, 'utf8')) as ExpectedFile
}
