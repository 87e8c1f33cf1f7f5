import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore, type PostgresStore } from '../index.ts'
import { startPostgres, type TestServer } from '../testing/start-postgres.ts'

/** A node of a plan as it was executed. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Loops': number
  readonly Plans?: readonly PlanNode[]
}

const tenant = 'nord'
let server: TestServer
let pool: pg.Pool
let store: PostgresStore
let plans: PlanNode[] = []

function documentOf(place: number) {
  return {
    ...({ change: 'put', collection: 'place', value: {} } as const),
    ...{ key: `P${place}`, place: `P${place}` },
    indexes: [
      { name: 'pod', value: `RO${place}` },
      { name: 'day', value: `2026-11-${10 + (place % 20)}` },
      { name: 'phone', value: `07${place}`, isPersonal: true },
    ],
    personal: { subject: `customer/${place}`, data: {} },
  } as const
}

function commitOf(place: number, expectedVersion: number) {
  return {
    ...{ tenant, recordedAt: '2026-11-22T08:00:00.000Z', idempotencyKey: `k${place}` },
    actor: { kind: 'system', id: 'desk' },
    appends: [
      {
        ...{ stream: `place/P${place}`, expectedVersion },
        facts: [
          {
            ...{ type: 'reading_accepted', data: {} },
            personal: { subject: `customer/${place}`, data: {} },
          },
        ],
      },
    ],
    documents: [documentOf(place)],
    messages: [{ id: `m${place}`, transport: 'mail', subject: `customer/${place}`, content: {} }],
  } as const
}

beforeAll(async () => {
  server = await startPostgres({
    settings: {
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_nested_statements': 'on',
      'auto_explain.log_analyze': 'on',
      'auto_explain.log_timing': 'off',
      'auto_explain.log_format': 'json',
      'auto_explain.log_level': 'notice',
    },
  })
  pool = new pg.Pool({ ...(await server.createDatabase()).owner, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('notice', ({ message }) => {
      const at = message?.indexOf('{') ?? -1
      if (message !== undefined && at >= 0) plans.push(JSON.parse(message.slice(at)).Plan)
    })
  })
  store = await openPostgresStore({ pool, partitions: 8 })
  // Planned while all tables are empty, as in the life of a store.
  for (let place = 0; place < 300; place += 1) await store.append(commitOf(place, 0))
})
afterAll(async () => {
  await store?.close()
  await pool?.end()
  await server?.stop()
})

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

/** The statements that a call executed: of each the most partitions of a table that it looked into or wrote to. */
async function touchedBy(call: () => Promise<unknown>): Promise<readonly number[]> {
  plans = []
  await call()
  return plans.map((plan) => {
    const relations = nodesOf(plan)
      .filter((node) => node['Actual Loops'] > 0)
      .flatMap((node) => node['Relation Name'] ?? [])
      .filter((name) => /_\d+$/.test(name))
    const tables = Object.groupBy(new Set(relations), (name) => name.replace(/_\d+$/, ''))
    return Math.max(0, ...Object.values(tables).map((partitions) => partitions?.length ?? 0))
  })
}

/** Relations that were read whole. */
function readWhole(): readonly string[] {
  return plans
    .flatMap(nodesOf)
    .filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0)
    .flatMap((node) => node['Relation Name'] ?? [])
    .filter((name) => name !== 'log_head' && name !== 'checkpoint')
}

const byPod = { index: 'pod', equals: 'RO77' }
const byPhone = { index: 'phone', equals: '0777', isPersonal: true } as const
const collection = 'place'

const hot: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['appending', () => store.append(commitOf(400, 0))],
  [
    'appending to a stream that is there',
    () => store.append({ ...commitOf(77, 1), idempotencyKey: 'again' }),
  ],
  ['appending again under the same key', () => store.append(commitOf(78, 0))],
  ['reading a stream', () => store.readStream({ tenant, stream: 'place/P77' })],
  ['reading a leaf', () => store.readLeaf({ tenant, partition: 1, position: 3 })],
  ['getting a document', () => store.getDocument({ tenant, collection, key: 'P77' })],
  ['finding by an identifier', () => store.findDocuments({ tenant, collection, where: byPod })],
  ['finding by a phone number', () => store.findDocuments({ tenant, collection, where: byPhone })],
  ['counting by an identifier', () => store.countDocuments({ tenant, collection, where: byPod })],
  ['finding what a place has', () => store.findDocuments({ tenant, collection, place: 'P77' })],
  [
    'finding what a place has in a period',
    () =>
      store.findDocuments({
        tenant,
        collection,
        place: 'P77',
        where: { index: 'day', from: '2026-11' },
      }),
  ],
  [
    'keeping a blob',
    () => store.putBlob({ tenant, subject: 'customer/7', bytes: Uint8Array.of(1) }),
  ],
  [
    'reading a blob',
    () =>
      store.getBlob({
        tenant,
        sha256: '4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a',
      }),
  ],
  [
    'settling a message',
    () =>
      store.settleMessage({
        tenant,
        id: 'm77',
        at: '2026-11-22T09:00:00.000Z',
        outcome: 'sent',
        detail: 'ok',
      }),
  ],
]

describe.each(hot)('%s', (_name, call) => {
  it('asks one partition in each statement, by an index', async () => {
    const touched = await touchedBy(call)
    expect(touched.length).toBeGreaterThan(0)
    expect(Math.max(...touched)).toBeLessThanOrEqual(1)
    expect(readWhole()).toEqual([])
  })
})

const spread: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    'finding what lies in a range',
    () =>
      store.findDocuments({
        tenant,
        collection,
        where: { index: 'day', from: '2026-11-12' },
        limit: 20,
      }),
  ],
  ['listing a collection', () => store.findDocuments({ tenant, collection, limit: 20 })],
  ['showing what is held on a person', () => store.readSubject({ tenant, subject: 'customer/7' })],
  ['erasing a person', () => store.eraseSubject({ tenant, subject: 'customer/9' })],
  [
    'claiming messages',
    () =>
      store.claimMessages({
        ...{ tenant, transport: 'mail', limit: 200 },
        ...{ now: '2026-11-22T09:00:00.000Z', leaseUntil: '2026-11-22T09:10:00.000Z' },
      }),
  ],
]

describe.each(spread)('%s', (_name, call) => {
  it('asks all partitions, by their indexes', async () => {
    const touched = await touchedBy(call)
    expect(Math.max(...touched)).toBeGreaterThan(1)
    expect(readWhole()).toEqual([])
  })
})
