import { cataloguePage, codesPage } from './catalogue.mjs'
import { readDeclarations } from './declarations.mjs'
import { presetPage, titleOf } from './presets.mjs'
import { topicsPage } from './topics.mjs'

/** Every page of docs/rules by its name. */
export function renderPages(core) {
  const declarations = readDeclarations()
  const pages = [
    {
      name: 'reconciliation.md',
      title: 'Outcomes of reconciliation',
      text: codesPage({
        title: 'Outcomes of reconciliation',
        type: 'ReconciliationOutcomeCode',
        declarations,
      }),
    },
    ...catalogues(core).map((it) => ({
      name: it.name,
      title: it.title,
      text: cataloguePage({ ...it, declarations }),
    })),
    { name: 'topics.md', title: 'Topics of rule rows', text: topicsPage({ core, declarations }) },
  ]
  const presets = Object.entries(core.rules).map(([name, preset]) => {
    const rows = preset()
    const title = `${titleOf(name)}: ${rows.length} rows`
    return { name: `${name}.md`, title, text: presetPage({ name, rows, declarations }) }
  })
  return new Map([
    ['README.md', contents(pages, presets)],
    ...[...pages, ...presets].map(({ name, text }) => [name, text]),
  ])
}

/** What the core lists as data: which page, of which list, in the words of which type. */
function catalogues(core) {
  return [
    {
      name: 'disputes.md',
      title: 'Grounds of a dispute',
      intro: 'What a dispute can be about, and what it cannot be opened without.',
      entries: Object.values(core.disputeGrounds),
      type: 'DisputeGround',
      key: 'code',
    },
    {
      name: 'identifiers.md',
      title: 'Identifiers',
      intro: 'How places, meters and parties are numbered, and what is checked of a number.',
      entries: core.identifierSchemes,
      type: 'IdentifierScheme',
      key: 'id',
    },
  ].filter(({ entries }) => entries !== undefined)
}

function contents(pages, presets) {
  const links = (list) => list.map(({ name, title }) => `- [${title}](${name})`).join('\n')
  return `# The rules

Written from the definitions themselves: \`npm run rule-pages -- --write\`.

${links(pages)}

The rows that ship, by country, each with its source:

${links(presets)}
`
}
