import type { IntendedOutcome } from './letter.ts'
import type { RefusedRow } from './measurements-csv.ts'
import type { BadPlace } from './places-file.ts'
import { table } from './table.ts'
import { everythingSent, type World } from './world.ts'

/** `input/README.md`: what the input holds, and which rows are wrong on purpose. */
export function readme(
  world: World,
  placesBad: readonly BadPlace[],
  refused: { readonly [file: string]: readonly RefusedRow[] },
): string {
  const count = (outcome: IntendedOutcome): number =>
    everythingSent(world).filter((sent) => sent.outcome === outcome).length
  const files = [
    [
      '`places.csv`',
      `${world.places.length} places of consumption, one row per register, and ${placesBad.length} more that are wrong`,
    ],
    [
      '`mail/`',
      `${world.letters.length} mails to autocitire@lumina.example, 20 to 26 November 2026`,
    ],
    ['`other-channels/`', `${world.others.length} messages by SMS and chat`],
    ['`call-centre.ndjson`', `${world.calls.length} calls, as employees keyed them`],
    ['`measurements-*`', 'what the two network operators say afterwards'],
    ['`config.json`, `mappings/`', 'the supplier, its operators and their file formats'],
    ['`expected.json`', 'what each of these is meant to come to'],
  ]
  const badPlaces = placesBad.map(({ lines, placeId, reason }) => [
    lines.join(', '),
    placeId,
    reason,
  ])
  const badRows = Object.entries(refused).map(([file, rows]) => {
    const cells = rows.map(({ line, code, reason }) => [String(line), `\`${code}\``, reason])
    return `## Rows of ${file} that must be reported\n\n${table(['line', 'finding', 'why'], cells)}\n`
  })

  return `# Input of the demo

Written by \`world/generate.ts\`, but for \`config.json\`, \`mappings/\` and \`SOURCES.md\`: change the
generator, not the files. Everything is invented: the supplier Lumina Furnizare, its customers,
their addresses, numbers and texts. The meter photos are real: SOURCES.md.

${table(['file', 'what'], files)}

Meant outcomes of what was sent in: ${count('accepted')} accepted, ${count('repeated')} repeated, ${count('review')} for review,
${count('not_reading')} no readings, ${count('quarantined')} quarantined. ${world.silent.length} places send no reading at all. Where
\`expected.json\` says \`mayAlsoBe\`, that outcome is right too: being unsure of a photo or of a
sender is a result.

## Places of places.csv that must be refused

${table(['line', 'place', 'why'], badPlaces)}

${badRows.join('\n')}
The CSV is windows-1250, which has no ț and ș with a comma: \`Observaţii\` has the cedilla.
`
}
