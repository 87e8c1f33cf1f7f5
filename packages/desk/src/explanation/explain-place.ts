import {
  addMonths,
  type CivilDate,
  civilDateAt,
  type ExplainedSubmission,
  type ExplanationDossier,
  firstDay,
  monthOf,
  type PlaceFact,
  placeStateOf,
} from '@selfread/core'
import { explainPlaceState } from '@selfread/core/explanation'
import type { DeskContext } from '../desk-context.ts'
import { submissionIn } from '../intake/sealed-receipt.ts'
import { findOperator } from '../operators.ts'
import { placeStream } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { scopeOf } from '../rule-scope.ts'

/** The complete dossier of a place; undefined for a place that is not known. The period is the last twelve months unless told. */
export async function explainPlace(
  context: DeskContext,
  query: {
    readonly place: string
    readonly period?: { readonly from: CivilDate; readonly to: CivilDate }
  },
): Promise<ExplanationDossier | undefined> {
  const { tenant, store, supplier, timeZone, rules } = context
  const facts = await store.readStream({ tenant, stream: placeStream(query.place) })
  const state = placeStateOf(facts as readonly PlaceFact[])
  if (state === undefined) return undefined
  const preparedAt = context.now()
  const today = civilDateAt(preparedAt, timeZone)
  const { operator } = state.place
  const settings = findOperator(context, operator)
  const head = (await store.logHeads())[facts[0]?.partition ?? 0]
  if (head === undefined) throw new Error(`The store has no log of place ${query.place}.`)
  return explainPlaceState({
    tenant,
    names: { supplier: supplier.name, operator: settings?.name ?? operator },
    period: query.period ?? { from: firstDay(addMonths(monthOf(today), -12)), to: today },
    preparedAt,
    today,
    state,
    facts,
    head,
    submissions: await submissionsOf(context, query.place),
    rules,
    scope: scopeOf(context, state.place),
  })
}

async function submissionsOf(
  context: DeskContext,
  place: string,
): Promise<readonly ExplainedSubmission[]> {
  const documents = await readAllDocuments(context, {
    collection: 'submission',
    where: { index: 'place', equals: place },
  })
  return documents.map((document) => {
    const { receipt, written } = submissionIn(document)
    const { submissionId: id, channel, receivedAt, outcome, findings, rawSha256 } = receipt
    const base = { id, channel, receivedAt, outcome, findings, rawSha256 }
    if (written === undefined) return base
    const { sender, subject, text } = written
    return { ...base, sender, subject, text }
  })
}
