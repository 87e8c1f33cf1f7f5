// What the built core answers, a line each: the same on every runtime, to the last byte.
import {
  canonicalJson,
  createMerkleLog,
  createRuleBook,
  leafHash,
  parseIndex,
  rules,
  windowOf,
} from '../../packages/core/dist/index.js'

const log = createMerkleLog()

const digits = { integerDigits: 5, decimalDigits: 3 }
for (const text of ['12345', '12345,678', '012345', '1.2345', '', 'abc', '１２３'])
  say(parseIndex({ text, digits }))

for (const [jurisdiction, preset] of Object.entries(rules)) {
  const rows = preset()
  for (const row of rows) say(row)
  const book = createRuleBook(rows)
  const scopes = new Map(rows.map(({ scope }) => [canonicalJson(scope), scope]))
  for (const scope of scopes.values())
    for (let year = 2016; year <= 2028; year++)
      for (let month = 1; month <= 12; month++)
        say([
          jurisdiction,
          windowOf({ book, scope, month: `${year}-${`${month}`.padStart(2, '0')}` }) ?? null,
        ])
}

console.log(log.root())

/** Prints an answer, and puts it into the log whose root is the last answer. */
function say(answer) {
  const line = canonicalJson(answer)
  console.log(line)
  log.append(leafHash(new TextEncoder().encode(line)))
}
