import { describe, expect, it } from 'vitest'
import { StoreDamagedError } from '../errors/store-damaged-error.ts'
import { createKeyWrapper, keyProblem, makeKeyCheck } from './key-wrapper.ts'
import { subjectKeyLabel } from './labels.ts'
import { openSealedJson } from './open-sealed.ts'
import { createKey, seal } from './seal.ts'
import { unwrapIndexKey, unwrapSubjectKey } from './unwrap-keys.ts'

const masterKey = new Uint8Array(32).fill(1)
const otherKey = new Uint8Array(32).fill(2)
const owner = { tenant: 'nord', subject: 'customer/7' }
const label = subjectKeyLabel(owner.tenant, owner.subject)

describe('a key under a master key', () => {
  it('opens with it, for whom it was wrapped', () => {
    const key = createKey()
    const wrapper = createKeyWrapper(masterKey)
    const wrapped = wrapper.wrap(key, label)
    expect(wrapped.includes(key)).toBe(false)
    expect(unwrapSubjectKey(wrapper, { ...owner, key: wrapped })).toEqual(key)
    for (const other of [createKeyWrapper(otherKey), wrapper])
      expect(() =>
        unwrapSubjectKey(other, { tenant: 'sud', subject: owner.subject, key: wrapped }),
      ).toThrow(StoreDamagedError)
    expect(() => unwrapIndexKey(wrapper, { tenant: 'nord', key: wrapped })).toThrow(
      /index key of tenant nord/,
    )
  })

  it('lies in clear in a store without one', () => {
    const key = createKey()
    const wrapper = createKeyWrapper(undefined)
    expect(wrapper.unwrap(wrapper.wrap(key, label), label)).toEqual(key)
  })

  it('is of 32 bytes', () => {
    for (const make of [createKeyWrapper, makeKeyCheck])
      expect(() => make(new Uint8Array(16))).toThrow(/16 bytes; AES-256 needs 32/)
    expect(() => keyProblem(undefined, new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('the check text of a store', () => {
  it('tells a key that fits from one that does not', () => {
    const check = makeKeyCheck(masterKey)
    expect(makeKeyCheck(undefined)).toBeUndefined()
    expect(keyProblem(undefined, undefined)).toBeUndefined()
    expect(keyProblem(check, masterKey)).toBeUndefined()
    expect(keyProblem(check, otherKey)?.message).toMatch(/another master key/)
    expect(keyProblem(check, undefined)?.message).toMatch(/give that key/)
    expect(keyProblem(undefined, masterKey)?.message).toMatch(/without a master key/)
  })
})

it('sealed data that is no JSON any more is damage', () => {
  const key = createKey()
  const sealed = seal(key, Buffer.from('{"a":'), label)
  expect(() => openSealedJson(key, sealed, label)).toThrow(StoreDamagedError)
  expect(() => openSealedJson(otherKey, sealed, label)).toThrow(StoreDamagedError)
})
