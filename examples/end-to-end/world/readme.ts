import type { IntendedOutcome } from './letter.ts'
import type { RefusedRow } from './measurements-csv.ts'
import type { BadRow } from './places-file.ts'
import { everythingSent, type World } from './world.ts'

/** `input/README.md`: what the input holds, and which rows are wrong on purpose. */
export function readme(
  world: World,
  placesBad: readonly BadRow[],
  refused: { readonly [file: string]: readonly RefusedRow[] },
): string {
  const count = (outcome: IntendedOutcome): number =>
    everythingSent(world).filter((sent) => sent.outcome === outcome).length
  return `# Input of the demo

Written by \`world/generate.ts\`; do not edit by hand (\`config.json\`, \`mappings/\` and \`SOURCES.md\`
are). Everything here is invented: the supplier Lumina Furnizare, its customers, their addresses,
numbers and texts. The meter photos are real: SOURCES.md.

| file | what |
|---|---|
| \`places.csv\` | ${world.places.length} places of consumption, one row per register, and ${placesBad.length} rows that are wrong |
| \`mail/\` | ${world.letters.length} mails to autocitire@lumina.example, 20 to 26 November 2026 |
| \`other-channels/\` | ${world.others.length} messages by SMS and chat |
| \`call-centre.ndjson\` | ${world.calls.length} calls, as employees keyed them |
| \`measurements-rdn.csv\`, \`measurements-apa-gaz.xml\` | what the two network operators say afterwards |
| \`expected.json\` | what each of these is meant to come to |

Meant outcomes of what was sent in: ${count('accepted')} accepted, ${count('repeated')} repeated, ${count('review')} for review,
${count('not_reading')} no readings, ${count('quarantined')} quarantined. ${world.silent.length} places send nothing. Where \`expected.json\` says
\`mayAlsoBe\`, that outcome is right too: being unsure of a photo or of a sender is a result.

## Rows of places.csv that must be refused

| line | place | why |
|---|---|---|
${placesBad.map(({ line, placeId, reason }) => `| ${line} | ${placeId} | ${reason} |`).join('\n')}

${Object.entries(refused)
  .map(
    ([file, rows]) => `## Rows of ${file} that must be reported

| line | finding | why |
|---|---|---|
${rows.map(({ line, code, reason }) => `| ${line} | \`${code}\` | ${reason} |`).join('\n')}
`,
  )
  .join('\n')}
The CSV is windows-1250, which has no ț and ș with a comma: \`Observaţii\` has the cedilla.
`
}
