import { createLineReader, type Ledger, newLedger, record, type Saying } from './ledger.ts'

/** Keeps the ledgers of writers out of what they are heard to say, in pieces. */
export interface Hearing {
  hear(said: { readonly writer: string; readonly text: string }): void
  ledgers(): readonly Ledger[]
}

/** Hears these writers, and others from the moment that they speak. */
export function createHearing(writers: readonly string[]): Hearing {
  const ledgers = new Map(writers.map((writer) => [writer, newLedger(writer)]))
  const readers = new Map<string, (piece: string) => void>()
  return {
    ledgers: () => [...ledgers.values()],
    hear({ writer, text }) {
      const reader =
        readers.get(writer) ??
        createLineReader((line) => {
          const before = ledgers.get(writer) ?? newLedger(writer)
          ledgers.set(writer, record(before, JSON.parse(line) as Saying))
        })
      readers.set(writer, reader)
      reader(text)
    },
  }
}
