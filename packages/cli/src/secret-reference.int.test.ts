import { afterEach, describe, expect, it, vi } from 'vitest'
import { readKey } from './secret-reference.ts'
import { temporaryFolder } from './testing/small-supplier.ts'

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index))

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a key by reference', () => {
  it.each([
    ['hex digits', key.toString('hex')],
    ['hex digits and a line end', `${key.toString('hex').toUpperCase()}\n`],
    ['base64', key.toString('base64')],
    ['base64 as in URLs', key.toString('base64url')],
  ])('comes from a variable as %s', async (_, text) => {
    vi.stubEnv('SELFREAD_KEY', text)
    expect(Buffer.from(await readKey('--master-key', 'env:SELFREAD_KEY'))).toEqual(key)
  })

  it.each([
    ['its bytes', key],
    ['text', `${key.toString('hex')}\n`],
  ])('comes from a file as %s', async (_, content) => {
    const path = await (await temporaryFolder()).write('master.key', content)
    expect(Buffer.from(await readKey('--master-key', `file:${path}`))).toEqual(key)
  })

  it.each([
    ['a key itself', key.toString('hex'), 'must be env:NAME or file:PATH'],
    ['a variable that is not set', 'env:SELFREAD_NOT_SET', 'SELFREAD_NOT_SET is not set'],
    ['a file that is not there', 'file:/nowhere/master.key', '/nowhere/master.key cannot be read'],
  ])('is refused as %s', async (_, reference, message) => {
    await expect(readKey('--master-key', reference)).rejects.toThrow(message)
  })

  it('of another length is refused without being shown', async () => {
    vi.stubEnv('SELFREAD_KEY', 'hunter2hunter2')
    const refusal = await readKey('--master-key', 'env:SELFREAD_KEY').catch(String)
    expect(refusal).toContain('32 bytes')
    expect(refusal).not.toContain('hunter2')
    const shown = await readKey('--master-key', key.toString('hex')).catch(String)
    expect(shown).not.toContain(key.toString('hex'))
  })
})
