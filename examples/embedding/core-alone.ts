import { createRuleBook, parseIndex, rules, windowOf } from '@selfread/core'

const digits = { integerDigits: 6, decimalDigits: 0 }
console.log(parseIndex({ text: '012345', digits }))
console.log(parseIndex({ text: '1012345', digits }))

const book = createRuleBook(rules.russia())
const scope = { jurisdiction: 'RU', utility: 'electricity' } as const
const window = windowOf({ book, scope, month: '2016-11' })
console.log(window?.opensOn, window?.submitUntil, window?.rule.id)
