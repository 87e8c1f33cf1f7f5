/** The read models of places: each document names its place. */
export const PLACE_COLLECTIONS = ['place', 'reading', 'outcome', 'operation', 'dispute'] as const

/** The read models of other streams, with the kind of stream that a document's key names. */
export const STREAM_COLLECTIONS = [
  { collection: 'submission', kind: 'submission' },
  { collection: 'transfer_batch', kind: 'transfer' },
] as const

/** All read models. */
export const COLLECTIONS: readonly string[] = [
  ...PLACE_COLLECTIONS,
  ...STREAM_COLLECTIONS.map(({ collection }) => collection),
]
