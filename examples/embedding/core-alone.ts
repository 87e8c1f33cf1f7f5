import { assessIndex, createRuleBook, heldCodes, indexFromUnits, windowOf } from '@selfread/core'
import { rules } from '@selfread/core/presets'

const book = createRuleBook(rules.russia())
const scope = { jurisdiction: 'RU', utility: 'electricity' } as const
const window = windowOf({ book, scope, month: '2026-11' })
console.log(window?.opensOn, window?.submitUntil, window?.rule.id)

const known = {
  book,
  scope,
  readOn: '2026-11-22',
  today: '2026-11-22',
  digits: { integerDigits: 6, decimalDigits: 0 },
  previous: {
    index: indexFromUnits({ units: 12_000, decimals: 0 }),
    readOn: '2026-10-22',
    isEstimated: false,
    isSelfRead: true,
  },
  expected: { unitsPerDay: { units: 310, days: 31 }, source: 'same period last year' },
  ...(window && { window }),
}
for (const text of ['012345', '123450', '1012345']) {
  const assessed = assessIndex({ ...known, text })
  const { findings, skipped } = assessed
  console.log(text, assessed.decision)
  console.log(` ${heldCodes(assessed).length} rules hold, ${skipped.length} could not be looked at`)
  for (const { code, expected, rule, suggestions = [] } of findings) {
    console.log(` ${code}: expected ${expected}`, ...(rule ? [rule.id] : []))
    for (const { value, text } of suggestions) console.log(`  perhaps ${value}: ${text}`)
  }
}
