import type { PlaceFact } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import type { DeskContext } from './desk-context.ts'
import { commitPlaces, readPlace } from './place-record.ts'
import { openDeskWithPlaces } from './testing/open-test-desk.ts'
import { placeRow } from './testing/places-csv.ts'

const at = '2026-11-22T10:00:00.000Z'

/** A place with the facts of a decision that it has taken in already. */
async function decidedPlace() {
  const { store, tenant } = await openDeskWithPlaces([placeRow(1)])
  const context = { store, tenant } as unknown as DeskContext
  const operation = { id: 'verify/P1', kind: 'verify', place: 'P1', day: '2026-11-22' } as const
  const facts: readonly PlaceFact[] = [
    { type: 'operation_counted', data: { ...operation, reference: 'file' } },
  ]
  const stream = {
    stream: 'measurement/north/file',
    known: [],
    facts: [{ type: 'read', data: {} }],
  }
  const decision = { at, streams: [stream] }
  const record = await readPlace(context, 'P1')
  await commitPlaces(context, { ...decision, changes: [{ record, facts }] })
  return { context, decision, facts, record: await readPlace(context, 'P1') }
}

describe('a decision whose facts cannot follow', () => {
  it('is a conflict where another writer was between what it read', async () => {
    const { context, decision, facts, record } = await decidedPlace()
    const commit = commitPlaces(context, { ...decision, changes: [{ record, facts }] })
    await expect(commit).rejects.toMatchObject({
      name: 'VersionConflictError',
      stream: 'measurement/north/file',
      actualVersion: 1,
    })
  })

  it('is a mistake where nothing has moved on', async () => {
    const { context, facts, record } = await decidedPlace()
    const commit = commitPlaces(context, { at, changes: [{ record, facts }] })
    await expect(commit).rejects.toThrow('operation_counted cannot follow: already_known.')
  })
})
