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
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
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
  return explainPlaceState({
    tenant,
    names: { supplier: supplier.name, operator: settings?.name ?? operator },
    period: query.period ?? { from: firstDay(addMonths(monthOf(today), -12)), to: today },
    preparedAt,
    today,
    state,
    facts,
    head: await store.treeHead(),
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
  return documents.map(({ value, personal }) => {
    const { submissionId, channel, receivedAt, outcome, findings, rawSha256 } =
      value as unknown as SubmissionReceipt
    const written = personal?.data as { sender: string; subject: string; text: string } | undefined
    return { id: submissionId, channel, receivedAt, outcome, findings, rawSha256, ...written }
  })
}
