import { createHeadSigner, type Store, signHeads } from '@selfread/core'

const signer = createHeadSigner({
  name: 'selfread.example/test',
  secretKey: new Uint8Array(32).fill(9),
})

/** Stores some of everything that a store can hold, for two tenants, with a person erased and come back. */
export async function fillStore(store: Store): Promise<void> {
  for (const tenant of ['nord', 'sud'])
    for (let count = 0; count < 12; count += 1) {
      const place = `P${count % 5}`
      await store.append({
        tenant,
        recordedAt: `2026-11-22T08:${String(count).padStart(2, '0')}:00.000Z`,
        actor: { kind: 'customer', id: `customer/${count % 3}` },
        appends: [
          {
            stream: `place/${place}`,
            expectedVersion: Math.floor(count / 5) * 2,
            facts: [
              { type: 'reading_accepted', data: { index: `00${count}`, note: 'Țuică' } },
              {
                type: 'contact_noted',
                data: {},
                personal: { subject: `customer/${count % 3}`, data: { name: `Ana ${count}` } },
              },
            ],
          },
        ],
        documents: [
          {
            change: 'put',
            collection: 'place',
            key: place,
            place,
            value: { count, text: 'null' },
            personal: { subject: `customer/${count % 3}`, data: { phone: `+4072${count}` } },
            indexes: [
              { name: 'pod', value: `POD-${place}` },
              { name: 'phone', value: `+4072${count}`, isPersonal: true },
            ],
          },
          { change: 'put', collection: 'day', key: `${count}`, value: { count }, indexes: [] },
        ],
        messages: [
          {
            id: `m${count}`,
            transport: 'mail',
            subject: `customer/${count % 3}`,
            content: { count },
          },
        ],
        ...(count % 4 === 0 && { idempotencyKey: `request ${count}` }),
      })
      if (count === 6) await store.eraseSubject({ tenant, subject: 'customer/2' })
    }
  const heads = await store.logHeads()
  await store.keepCheckpoint({ size: 48, note: signHeads({ signer, heads }) })
  const bytes = Uint8Array.from({ length: 9_000 }, (_, at) => at % 251)
  await store.putBlob({ tenant: 'nord', subject: 'customer/1', bytes })
  await store.putBlob({ tenant: 'sud', subject: 'customer/1', bytes })
  await store.eraseSubject({ tenant: 'sud', subject: 'customer/1' })
  const [now, leaseUntil] = ['2026-11-22T09:00:00.000Z', '2026-11-22T09:10:00.000Z']
  await store.claimMessages({ tenant: 'nord', transport: 'mail', now, leaseUntil, limit: 2 })
  const settled = { tenant: 'nord', at: now, detail: '250 Ok' } as const
  await store.settleMessage({ ...settled, id: 'm0', outcome: 'sent' })
  await store.settleMessage({ ...settled, id: 'm1', outcome: 'failed' })
}
