import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderDossier } from '@selfread/desk'
import { count, type StationAccount, shown } from '../account.ts'
import { type Demo, MONTH } from '../demo.ts'

/** 7. The dossier of the disputed place, and the month's statement of operations. */
export async function explainPlace({ desk, output }: Demo, place: string): Promise<StationAccount> {
  const dossier = await desk.explain({ place })
  if (dossier === undefined) throw new Error(`There is no place ${place}.`)
  const page = join(output, 'dossier.html')
  await writeFile(page, renderDossier(dossier))

  const statement = await desk.statement({ month: MONTH })
  const { plan, countsByKind, used, included, over, amountOver, lines } = statement
  const first = lines.find(({ isPriced }) => isPriced)
  await writeFile(join(output, `statement-${MONTH}.json`), JSON.stringify(statement, null, 2))
  return {
    lines: [
      `Dossier of ${place}: ${count(dossier.readings.length, 'reading')}, ${count(dossier.disputes.length, 'dispute')}, ${count(dossier.rules.length, 'rule')} in force, in ${shown(page)}`,
      `Statement of ${MONTH}: ${count(used, 'operation')} = ${Object.entries(countsByKind)
        .map(([kind, number]) => `${number} ${kind}`)
        .join(' + ')}`,
      `${included} of ${plan.included} included, ${over} over at ${plan.pricePerOperation} ${plan.currency} = ${amountOver} ${plan.currency}`,
      ...(first
        ? [
            `The first one priced is number ${first.number}: ${first.operation.kind} for ${first.operation.place}`,
          ]
        : []),
    ],
  }
}
