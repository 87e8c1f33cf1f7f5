import { isDeepStrictEqual } from 'node:util'
import type { Identifier, Instant, PlaceFact, PlaceState, Reading } from '@selfread/core'
import { deriveId } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { normalizeIdentifier } from '../normalize.ts'
import { customerSubject } from '../person/customer-subject.ts'
import { commitPlaces, type PlaceChange, type PlaceRecord, readPlace } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { retryDecision } from '../retry-decision.ts'
import {
  assemblePlaces,
  type ImportedPlace,
  type KnownIndex,
  UNIQUE_SCHEMES,
} from './assemble-places.ts'
import type { PlaceSummary } from './find-places.ts'
import { type ImportProblem, readPlaceRows } from './read-place-rows.ts'

/** What an import did, or in a dry run would do. */
export interface PlacesImport {
  readonly isDryRun: boolean
  readonly rowsRead: number
  /** Places that are new. */
  readonly imported: number
  /** Places that stand in the store just as the file says. */
  readonly unchanged: number
  /** Places left out, with the reason; the file's other places are not affected. */
  readonly refused: number
  readonly registers: number
  readonly problems: readonly ImportProblem[]
  /** Columns of the file that nothing was taken from: misspelt ones, perhaps. */
  readonly ignoredColumns: readonly string[]
}

// Places per transaction: few enough to keep it short, many enough to make one sync pay.
const PLACES_PER_COMMIT = 100

/** Imports places of consumption from CSV. Importing the same file again changes nothing. */
export async function importPlaces(
  context: DeskContext,
  input: { readonly csv: string; readonly isDryRun: boolean },
): Promise<PlacesImport> {
  const { rowsRead, rows, problems: cellProblems, ignoredColumns } = readPlaceRows(input.csv)
  const spoiled = new Set(cellProblems.map(({ place }) => place))
  const assembled = assemblePlaces(
    rows.filter(({ row }) => !spoiled.has(row.place_id)),
    context.timeZone,
  )
  const {
    fresh,
    unchanged,
    problems: storeProblems,
  } = await compareWithStore(context, assembled.places)
  const found = [...cellProblems, ...assembled.problems, ...storeProblems]
  const overtaken = input.isDryRun ? [] : await storePlaces(context, fresh)
  const problems = [...found, ...overtaken].sort((a, b) => a.line - b.line)
  const refused = new Set(problems.map(({ place }) => place))
  const imported = fresh.filter(({ place }) => !refused.has(place.id))
  return {
    isDryRun: input.isDryRun,
    rowsRead,
    imported: imported.length,
    unchanged,
    refused: refused.size,
    registers: imported.reduce((sum, { lastIndices }) => sum + lastIndices.length, 0),
    problems,
    ignoredColumns,
  }
}

async function compareWithStore(context: DeskContext, places: readonly ImportedPlace[]) {
  const fresh: ImportedPlace[] = []
  const problems: ImportProblem[] = []
  let unchanged = 0
  for (const imported of places) {
    const { state, problem } = await retryDecision(context, () =>
      compareWithPlace(context, imported),
    )
    if (problem) problems.push(problem)
    else if (state) unchanged++
    else fresh.push(imported)
  }
  return { fresh, unchanged, problems }
}

async function compareWithPlace(context: DeskContext, imported: ImportedPlace) {
  const { state } = await readPlace(context, imported.place.id)
  const problem = state
    ? contradictionWith(state, imported)
    : await identifierTaken(context, imported)
  return { state, problem }
}

function contradictionWith(state: PlaceState, imported: ImportedPlace): ImportProblem | undefined {
  const differences = differencesFrom(state, imported)
  if (differences.length === 0) return undefined
  return {
    line: imported.line,
    place: imported.place.id,
    column: 'place_id',
    expected: 'a new place, or one that stands in the store just like this',
    actual: `place ${imported.place.id} is stored with other data (${differences.join(', ')}); record a meter exchange or a change of data instead`,
  }
}

/** What the file says otherwise than the store. What a place has learnt since it was imported contradicts nothing. */
function differencesFrom(
  state: PlaceState,
  { place, contract, customer, installation, annex, lastIndices }: ImportedPlace,
): readonly string[] {
  const knows = (stored: readonly unknown[], given: unknown) =>
    stored.some((it) => isDeepStrictEqual(it, given))
  const { meter, installedOn } = installation
  const installed = state.installations.map((it) => [it.meter, it.installedOn, it.multipliers])
  const readings = new Set(state.readings.map(({ id }) => id))
  const isSame = {
    place: isDeepStrictEqual(state.place, place),
    contract: isDeepStrictEqual(state.contract, contract),
    // An erased customer cannot be compared and stays erased.
    customer: state.customer === undefined || isDeepStrictEqual(state.customer, customer),
    meter: knows(installed, [meter, installedOn, installation.multipliers]),
    annex: annex === undefined || knows(state.annexes, annex),
    'last index': lastIndices.every((known) => readings.has(readingIdOf(place.id, known))),
  }
  return Object.entries(isSame).flatMap(([part, isEqual]) => (isEqual ? [] : [part]))
}

async function identifierTaken(
  context: DeskContext,
  { place, line }: ImportedPlace,
): Promise<ImportProblem | undefined> {
  for (const { scheme, value } of place.identifiers) {
    if (!UNIQUE_SCHEMES.includes(scheme)) continue
    const owner = await ownerOf(context, { scheme, value })
    if (owner !== undefined && owner !== place.id) {
      const expected = `a ${scheme} that no other place has (place ${owner} has it)`
      return { line, place: place.id, column: scheme, expected, actual: value }
    }
  }
  return undefined
}

/** The place that has an identifier; the same number under another scheme is another identifier. */
async function ownerOf(context: DeskContext, identifier: Identifier): Promise<string | undefined> {
  const wanted = normalizeIdentifier(identifier.value)
  const documents = await readAllDocuments(context, {
    collection: 'place',
    where: { index: 'identifier', equals: wanted },
  })
  const owner = documents.find(({ value }) =>
    (value as unknown as PlaceSummary).identifiers.some(
      (it) => it.scheme === identifier.scheme && normalizeIdentifier(it.value) === wanted,
    ),
  )
  return owner?.key
}

/** Stores places that were not there; what another import has made of one since is a problem of it. */
async function storePlaces(
  context: DeskContext,
  places: readonly ImportedPlace[],
): Promise<readonly ImportProblem[]> {
  const problems: ImportProblem[] = []
  for (let start = 0; start < places.length; start += PLACES_PER_COMMIT) {
    const chunk = places.slice(start, start + PLACES_PER_COMMIT)
    let isFirst = true
    const found = await retryDecision(context, async () => {
      const read = isFirst ? newRecord : (id: string) => readPlace(context, id)
      isFirst = false
      return storeChunk(context, chunk, read)
    })
    problems.push(...found)
  }
  return problems
}

async function storeChunk(
  context: DeskContext,
  chunk: readonly ImportedPlace[],
  read: (id: string) => PlaceRecord | Promise<PlaceRecord>,
): Promise<readonly ImportProblem[]> {
  const at = context.now()
  const changes: PlaceChange[] = []
  const problems: ImportProblem[] = []
  for (const imported of chunk) {
    const record = await read(imported.place.id)
    const problem = record.state && contradictionWith(record.state, imported)
    if (problem) problems.push(problem)
    else if (record.state === undefined) changes.push({ record, facts: factsOf(imported, at) })
  }
  if (changes.length > 0) await commitPlaces(context, { at, changes })
  return problems
}

function newRecord(id: string): PlaceRecord {
  return { id, version: 0, state: undefined }
}

function factsOf(imported: ImportedPlace, at: Instant): readonly PlaceFact[] {
  const { place, contract, customer, installation, annex, lastIndices } = imported
  return [
    {
      type: 'place_registered',
      data: { place, contract },
      personal: { subject: customerSubject(customer.id), data: { ...customer } },
    },
    { type: 'meter_installed', data: { installation } },
    ...(annex ? [{ type: 'annex_agreed', data: { annex } } as const] : []),
    ...lastIndices.map((known): PlaceFact => {
      const reading: Reading = {
        id: readingIdOf(place.id, known),
        place: place.id,
        meterSerial: installation.meter.serialNumber,
        register: known.register,
        value: known.index,
        readOn: known.readOn,
        source: known.source,
        quality: known.source === 'operator' ? 'actual' : 'customer',
        status: 'accepted',
        channel: 'import',
        receivedAt: at,
        submissions: [],
      }
      return { type: 'reading_recorded', data: { reading } }
    }),
  ]
}

function readingIdOf(place: string, { register, readOn, index }: KnownIndex): string {
  return deriveId('reading', place, register, readOn, index.units, 'import')
}
