import { createHeadSigner, openCheckpoint } from '@selfread/core'
import { rules } from '@selfread/core/presets'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { describe, expect, it } from 'vitest'
import { createDesk } from '../create-desk.ts'

describe('a published head', () => {
  it('verifies with the public key alone, and the store keeps to it', async () => {
    const store = openSqliteStore({ path: ':memory:' })
    const desk = createDesk({ store, rules: rules.romania() })
    const signer = createHeadSigner({
      name: 'lumina.example/selfread',
      secretKey: new Uint8Array(32).fill(7),
    })
    const note = await desk.publishHead(signer)
    const { publicKey, name } = signer
    expect(openCheckpoint({ note, publicKey, name })).toEqual({
      isValid: true,
      origin: 'lumina.example/selfread',
      ...(await store.logHeads())[0],
    })
    expect(await desk.verify()).toMatchObject({ checkpoints: 1, faults: [] })
    await store.close()
  })
})
