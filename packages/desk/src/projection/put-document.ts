import type { DocumentChange } from '@selfread/core'

/** A row of a read model as it is written, with the entries it is found by. */
export type PutDocument = Extract<DocumentChange, { change: 'put' }>
