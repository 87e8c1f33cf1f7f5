import { describe, expect, it } from 'vitest'
import { otherSigner } from '../testing/journal-cases.ts'
import { journalSigner } from '../testing/journal-files.ts'
import { receiptCases } from '../testing/receipt-cases.ts'
import { checkReceipt } from './check-receipt.ts'

const key = { name: journalSigner.name, publicKey: journalSigner.publicKey }
const otherKey = { name: otherSigner.name, publicKey: otherSigner.publicKey }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const cases = await receiptCases()

describe('the file of a receipt', () => {
  it.each(cases)('is $name: $refused', ({ text, refused }) => {
    const checked = checkReceipt({ bytes: bytesOf(text), keys: [key] })
    expect(checked.isValid ? undefined : checked.code).toBe(refused)
  })

  it('counts whichever of the keys signed it', () => {
    const bytes = bytesOf(cases[0]?.text ?? '')
    expect(checkReceipt({ bytes, keys: [otherKey, key] })).toMatchObject({
      isValid: true,
      fact: { stream: 'place/2', version: 1 },
    })
    expect(checkReceipt({ bytes, keys: [otherKey] })).toEqual({
      isValid: false,
      code: 'unsigned_by_key',
    })
    expect(checkReceipt({ bytes, keys: [] })).toEqual({ isValid: false, code: 'unsigned_by_key' })
  })

  it('that is no text is refused', () => {
    expect(checkReceipt({ bytes: Uint8Array.of(0xff), keys: [key] })).toEqual({
      isValid: false,
      code: 'malformed',
    })
  })
})
