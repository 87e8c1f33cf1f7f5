import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReconciliationReport } from '@selfread/desk'
import { aside, count, good, type StationAccount, warned } from '../account.ts'
import type { Demo } from '../demo.ts'

const FILES = [
  { operator: 'rdn', name: 'measurements-rdn.csv' },
  { operator: 'apa-gaz', name: 'measurements-apa-gaz.xml' },
]

/** 5. The operators' measurement data: one outcome for each reading, notices for those not used. */
export async function reconcileFiles({ desk, input }: Demo): Promise<{
  readonly account: StationAccount
  readonly reports: readonly ReconciliationReport[]
}> {
  const reports: ReconciliationReport[] = []
  let isKnownAgain = true
  for (const { operator, name } of FILES) {
    const file = { name, bytes: await readFile(join(input, name)) }
    reports.push(await desk.reconcile({ operator, file }))
    isKnownAgain &&= (await desk.reconcile({ operator, file })).isAlreadyKnown
  }
  const lines = reports.flatMap((report) => [
    `${report.operator}: ${count(report.rowsRead, 'row')} of ${report.fileName}, ${report.rowsRefused} refused, ${report.rowsOfUnknownPlaces} about other places`,
    ...report.findings.map(({ at, code, actual }) =>
      warned(`line ${at.line}${at.field ? ` ${at.field}` : ''}: ${code}, found ${actual}`),
    ),
    ...outcomeLines(report),
  ])
  const again = isKnownAgain
    ? good('Loaded again: nothing changes')
    : warned('Loaded again: changed')
  return { account: { lines: [...lines, again] }, reports }
}

function outcomeLines({ outcomes }: ReconciliationReport): readonly string[] {
  const groups = Map.groupBy(outcomes, ({ code }) => code)
  return [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([code, all]) => aside(`${String(all.length).padStart(4)} ${code}`))
}
