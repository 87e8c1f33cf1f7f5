// What the built core answers to many questions, a line each: the same on every runtime, to the last
// byte. The questions are drawn by a generator of our own, for chance would differ as well.
import {
  addMonths,
  canonicalJson,
  checkIdentifier,
  civilDateAt,
  createHeadSigner,
  createMerkleLog,
  createRuleBook,
  formatIndex,
  identifierSchemes,
  leafHash,
  parseIndex,
  signCheckpoint,
  startOfDay,
  windowOf,
} from '../../packages/core/dist/index.js'
import { rules } from '../../packages/core/dist/presets/index.js'
import { windowRefusal } from '../../packages/core/dist/window-text/index.js'

const LANGUAGES = ['ro', 'en', 'ru', 'uk', 'tr', 'hi']
const ZONES = [
  'Europe/Bucharest',
  'Europe/London',
  'Asia/Kolkata',
  'America/St_Johns',
  'Asia/Yekaterinburg',
]
const DAY_MS = 86_400_000

const log = createMerkleLog()
let state = 1

for (let at = 0; at < 2_000; at++) {
  const digits = { integerDigits: draw(9) + 1, decimalDigits: draw(4) }
  const text = Array.from({ length: draw(12) }, () =>
    pick([...'0123456789012345678901234567890,. x１']),
  ).join('')
  const parsed = parseIndex({ text, digits })
  say('index', parsed, parsed.ok ? formatIndex(parsed.value) : null)
}
for (let at = 0; at < 2_000; at++) {
  const zone = pick(ZONES)
  const instant = new Date(
    Date.UTC(1990, 0, 1) + draw(36 * 365) * DAY_MS + draw(DAY_MS),
  ).toISOString()
  const day = civilDateAt(instant, zone)
  say('day', zone, instant, day, startOfDay(day, zone))
}
for (const { id, example } of identifierSchemes) {
  say('identifier', id, checkIdentifier({ scheme: id, value: example }))
  for (let at = 0; at < 50; at++) {
    const characters = [...example]
    characters[draw(characters.length)] = pick([...'0123456789AZ-'])
    say('identifier', id, checkIdentifier({ scheme: id, value: characters.join('') }))
  }
}
for (const [country, preset] of Object.entries(rules)) {
  const rows = preset()
  for (const row of rows) say('row', row)
  const book = createRuleBook(rows)
  const scopes = new Map(rows.map(({ scope }) => [canonicalJson(scope), scope]))
  for (const scope of scopes.values())
    for (let month = '2016-01'; month < '2029-01'; month = addMonths(month, 1)) {
      const window = windowOf({ book, scope, month })
      if (window === undefined) continue
      const refusals = LANGUAGES.map((language) => windowRefusal({ window, language }))
      say('window', country, month, window, refusals)
    }
}
const signer = createHeadSigner({
  name: 'example.invalid/log',
  secretKey: new Uint8Array(32).fill(7),
})
say('head', signCheckpoint({ head: { size: log.size, rootHash: log.root() }, signer }))

/** Prints an answer, and puts it into the log whose signed head is the last answer. */
function say(...answer) {
  const line = canonicalJson(answer)
  console.log(line)
  log.append(leafHash(new TextEncoder().encode(line)))
}

function pick(list) {
  return list[draw(list.length)]
}

/** A whole number below `limit`: the minimal standard generator of Park and Miller. */
function draw(limit) {
  state = (state * 48_271) % 2_147_483_647
  return state % limit
}
