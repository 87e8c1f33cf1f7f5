import { describe, expect, it } from 'vitest'
import { textTable } from './text-table.ts'

describe('textTable', () => {
  it('aligns texts to the left and numbers to the right, letters of any script as one', () => {
    expect(
      textTable(
        ['place', 'rows'],
        [
          ['Țară', 5],
          ['Satu Mare', 120],
        ],
      ),
    ).toBe('place      rows\nȚară          5\nSatu Mare   120')
  })

  it('keeps a cell on one line', () => {
    expect(textTable(['a'], [['x\n  y']])).toBe('a\nx y')
  })

  it('is its header where there are no rows', () => {
    expect(textTable(['a', 'b'], [])).toBe('a  b')
  })
})
