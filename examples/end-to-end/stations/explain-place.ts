import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderDossier } from '@selfread/desk'
import { count, type StationAccount, shown, sum } from '../account.ts'
import { type Demo, MONTH } from '../demo.ts'

/** 7. The dossier of a place, and the month's statement of operations. */
export async function explainPlace(demo: Demo, place?: string): Promise<StationAccount> {
  const dossier = place === undefined ? [] : await writeDossier(demo, place)
  return {
    lines: [...dossier, ...(await writeStatement(demo))],
    problems:
      dossier.length === 0
        ? ['No place has a reading: there is nothing to make a dossier of.']
        : [],
  }
}

async function writeDossier({ desk, output }: Demo, place: string): Promise<readonly string[]> {
  const dossier = await desk.explain({ place })
  if (dossier === undefined) return []
  const page = join(output, 'dossier.html')
  await writeFile(page, renderDossier(dossier))
  const { readings, disputes, rules, journal } = dossier
  return [
    `Dossier of ${place}: ${count(readings.length, 'reading')}, ${count(disputes.length, 'dispute')}, ${count(rules.length, 'rule')} in force, ${count(journal.entries.length, 'fact')}: ${shown(page)}`,
  ]
}

async function writeStatement({ desk, output }: Demo): Promise<readonly string[]> {
  const statement = await desk.statement({ month: MONTH })
  const { plan, countsByKind, used, over, amountOver, lines } = statement
  const path = join(output, `statement-${MONTH}.json`)
  await writeFile(path, `${JSON.stringify(statement, null, 2)}\n`)
  const first = lines.find(({ isPriced }) => isPriced)
  const beyond = first
    ? `from number ${first.number} on (${first.operation.kind} for ${first.operation.place}) priced at ${plan.pricePerOperation}`
    : 'none beyond'
  return [
    `Statement of ${MONTH}: ${count(used, 'operation')} = ${sum(new Map(Object.entries(countsByKind)))}: ${shown(path)}`,
    `${used - over} of ${plan.included} included, ${beyond}: ${over} cost ${amountOver} ${plan.currency}.`,
  ]
}
