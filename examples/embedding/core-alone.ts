import { createRuleBook, parseIndex, windowOf } from '@selfread/core'
import { rules } from '@selfread/core/presets'

const digits = { integerDigits: 6, decimalDigits: 0 }
console.log(parseIndex({ text: '012345', digits }))
console.log(parseIndex({ text: '1012345', digits }))

const book = createRuleBook(rules.russia())
const scope = { jurisdiction: 'RU', utility: 'electricity' } as const
const window = windowOf({ book, scope, month: '2016-11' })
console.log(window?.opensOn, window?.submitUntil, window?.rule.id)
