import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

describe('a cursor', () => {
  it('law: comes back as it was written', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, fc.maxSafeInteger(), (value, id) => {
        const cursor = writeCursor('documents', [value, id])
        expect(readCursor('documents', ['string', 'number'], cursor)).toEqual([value, id])
      }),
    )
  })

  it.each([
    'no JSON',
    '',
    'null',
    '{}',
    '["documents"]',
    '["documents",1,"a"]',
    '["documents","a",1.5]',
    '["documents","a",1,2]',
    writeCursor('feed', ['a', 1]),
  ])('of another query is refused: %s', (cursor) => {
    expect(() => readCursor('documents', ['string', 'number'], cursor)).toThrow(
      new TypeError(`after is no cursor of this query: ${cursor}. Give the page's next.`),
    )
  })
})
