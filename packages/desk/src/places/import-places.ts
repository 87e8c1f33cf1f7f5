import { isDeepStrictEqual } from 'node:util'
import type { Instant, PlaceFact, PlaceState, Reading } from '@selfread/core'
import { deriveId } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { normalizeIdentifier } from '../normalize.ts'
import { commitPlaces, type PlaceChange, readPlace } from '../place-record.ts'
import { assemblePlaces, type ImportedPlace } from './assemble-places.ts'
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
}

// Places per transaction: few enough to keep it short, many enough to make one sync pay.
const PLACES_PER_COMMIT = 100

/** Imports places of consumption from CSV. Importing the same file again changes nothing. */
export async function importPlaces(
  context: DeskContext,
  input: { readonly csv: string; readonly isDryRun: boolean },
): Promise<PlacesImport> {
  const { rowsRead, rows, problems: cellProblems } = readPlaceRows(input.csv)
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
  const problems = [...cellProblems, ...assembled.problems, ...storeProblems].sort(
    (a, b) => a.line - b.line,
  )
  if (!input.isDryRun) await storePlaces(context, fresh)

  const refused = new Set(problems.map(({ place }) => place))
  return {
    isDryRun: input.isDryRun,
    rowsRead,
    imported: fresh.length,
    unchanged,
    refused: refused.size,
    registers: fresh.reduce((sum, { lastIndices }) => sum + lastIndices.length, 0),
    problems,
  }
}

async function compareWithStore(context: DeskContext, places: readonly ImportedPlace[]) {
  const fresh: ImportedPlace[] = []
  const problems: ImportProblem[] = []
  let unchanged = 0
  for (const imported of places) {
    const { state } = await readPlace(context, imported.place.id)
    const contradiction = state && contradictionWith(state, imported)
    const taken = state === undefined ? await identifierTaken(context, imported) : undefined
    const problem = contradiction ?? taken
    if (problem) problems.push(problem)
    else if (state) unchanged++
    else fresh.push(imported)
  }
  return { fresh, unchanged, problems }
}

function contradictionWith(state: PlaceState, imported: ImportedPlace): ImportProblem | undefined {
  const stored = { place: state.place, contract: state.contract }
  const given = { place: imported.place, contract: imported.contract }
  const isSame =
    isDeepStrictEqual(stored, given) &&
    state.installations.some(
      ({ meter }) => meter.serialNumber === imported.installation.meter.serialNumber,
    )
  if (isSame) return undefined
  return {
    line: imported.line,
    place: imported.place.id,
    column: 'place_id',
    expected: 'a new place, or one that stands in the store just like this',
    actual: `place ${imported.place.id} is stored with other data; record a meter exchange or a change of data instead`,
  }
}

async function identifierTaken(
  context: DeskContext,
  { place, line }: ImportedPlace,
): Promise<ImportProblem | undefined> {
  for (const { scheme, value } of place.identifiers) {
    if (scheme === 'account') continue
    const { documents } = await context.store.findDocuments({
      tenant: context.tenant,
      collection: 'place',
      where: { index: 'identifier', equals: normalizeIdentifier(value) },
      limit: 1,
    })
    const [owner] = documents
    if (owner && owner.key !== place.id) {
      const expected = `a ${scheme} that no other place has (place ${owner.key} has it)`
      return { line, place: place.id, column: scheme, expected, actual: value }
    }
  }
  return undefined
}

async function storePlaces(context: DeskContext, places: readonly ImportedPlace[]): Promise<void> {
  const at = context.now()
  for (let start = 0; start < places.length; start += PLACES_PER_COMMIT) {
    const changes = places.slice(start, start + PLACES_PER_COMMIT).map(
      (imported): PlaceChange => ({
        record: { id: imported.place.id, version: 0, state: undefined },
        facts: factsOf(imported, at),
      }),
    )
    await commitPlaces(context, { at, changes })
  }
}

function factsOf(imported: ImportedPlace, at: Instant): readonly PlaceFact[] {
  const { place, contract, customer, installation, annex, lastIndices } = imported
  return [
    {
      type: 'place_registered',
      data: { place, contract },
      personal: { subject: customer.id, data: { ...customer } },
    },
    { type: 'meter_installed', data: { installation } },
    ...(annex ? [{ type: 'annex_agreed', data: { annex } } as const] : []),
    ...lastIndices.map((known): PlaceFact => {
      const reading: Reading = {
        id: deriveId(
          'reading',
          place.id,
          known.register,
          known.readOn,
          known.index.units,
          'import',
        ),
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
