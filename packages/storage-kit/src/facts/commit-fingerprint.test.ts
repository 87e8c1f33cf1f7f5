import type { Commit } from '@selfread/core'
import { expect, it } from 'vitest'
import { commitFingerprint } from './commit-fingerprint.ts'

const key = new Uint8Array(32).fill(1)
const commit: Commit = {
  tenant: 'nord',
  recordedAt: '2026-11-22T08:00:00.000Z',
  actor: { kind: 'system', id: 'desk' },
  appends: [{ stream: 'place/1', expectedVersion: 0, facts: [{ type: 'noted', data: { a: 1 } }] }],
}
const hex = (other: Partial<Commit> = {}, under = key) =>
  commitFingerprint(under, { ...commit, ...other }).toString('hex')

it('a commit is known again, in whatever order its fields stand', () => {
  const { tenant, ...rest } = commit
  expect(commitFingerprint(key, { ...rest, tenant }).toString('hex')).toBe(hex())
  expect(hex({ documents: [], messages: [], idempotencyKey: 'k' })).toBe(hex())
})

it.each<Partial<Commit>>([
  { tenant: 'sud' },
  { recordedAt: '2026-11-22T08:00:00.001Z' },
  { actor: { kind: 'employee', id: 'desk' } },
  { appends: [] },
  { documents: [{ change: 'delete', collection: 'a', key: '1' }] },
  { messages: [{ id: 'm', transport: 'mail', subject: 's', content: null }] },
])('another commit has another fingerprint: %j', (other) => {
  expect(hex(other)).not.toBe(hex())
})

it('nobody without the key can make it', () => {
  expect(hex({}, new Uint8Array(32).fill(2))).not.toBe(hex())
})
