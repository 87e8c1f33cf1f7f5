import { cataloguePage, codesPage, tablesPage } from './catalogue.mjs'
import { readDeclarations } from './declarations.mjs'
import { fileOf, presetPage, titleOf } from './presets.mjs'
import { topicsPage } from './topics.mjs'

/** Every page of docs/rules by its name. */
export function renderPages(core) {
  const declarations = readDeclarations()
  const pages = [
    ...catalogues(core).map((it) => ({ ...it, text: cataloguePage({ ...it, declarations }) })),
    ...codeTypes().map((it) => ({ ...it, text: codesPage({ ...it, declarations }) })),
    ...codeLists(core).map((it) => ({ ...it, text: tablesPage(it) })),
    { name: 'topics.md', title: 'Topics of rule rows', text: topicsPage({ core, declarations }) },
  ]
  const presets = Object.entries(core.rules).map(([name, preset]) => {
    const rows = preset()
    const title = `${titleOf(name)}: ${rows.length} rows`
    return { name: `${fileOf(name)}.md`, title, text: presetPage({ name, rows, declarations }) }
  })
  return new Map([
    ['README.md', contents(pages, presets)],
    ...[...pages, ...presets].map(({ name, text }) => [name, text]),
  ])
}

/** What the core lists as data, with a section for each: which page, and in the words of which type. */
function catalogues(core) {
  return [
    {
      name: 'assessment.md',
      title: 'Rules of the assessment',
      intro: `What is looked at when an index arrives, in this order. Bounds come from the rule rows of
        [topic](topics.md#assessment_bounds) \`assessment_bounds\`; a rule whose needs are not met is
        skipped, and the assessment says so.`,
      entries: from(core, 'assessmentRules'),
      type: 'AssessmentRule',
      key: 'code',
    },
    {
      name: 'hypotheses.md',
      title: 'What may have happened to an index',
      intro: `Tried where an index lies outside its band. Suggested, never applied: at most three, the
        nearest to what was expected first.`,
      entries: from(core, 'errorHypotheses'),
      type: 'ErrorHypothesis',
      key: 'id',
    },
    {
      name: 'overrides.md',
      title: 'Reasons of a person who decides',
      intro: 'Why a reading was accepted or refused in spite of, or because of, its findings.',
      entries: from(core, 'overrideReasons'),
      type: 'OverrideReason',
      key: 'code',
    },
    {
      name: 'estimation.md',
      title: 'Methods of estimation',
      intro: `How an index is computed where nobody read it. Which methods are tried, and in which order,
        say the rule rows of [topic](topics.md#estimation_chain) \`estimation_chain\`.`,
      entries: from(core, 'estimationMethods'),
      type: 'EstimationMethodDefinition',
      key: 'id',
    },
    {
      name: 'disputes.md',
      title: 'Grounds of a dispute',
      intro: 'What a dispute can be about, and what it cannot be opened without.',
      entries: Object.values(from(core, 'disputeGrounds')),
      type: 'DisputeGround',
      key: 'code',
    },
    {
      name: 'identifiers.md',
      title: 'Identifiers',
      intro: 'How places, meters and parties are numbered, and what is checked of a number.',
      entries: from(core, 'identifierSchemes'),
      type: 'IdentifierScheme',
      key: 'id',
    },
  ]
}

/** What the core tells in the comment on a type of codes. */
function codeTypes() {
  return [
    {
      name: 'reconciliation.md',
      title: 'Outcomes of reconciliation',
      type: 'ReconciliationOutcomeCode',
    },
  ]
}

/** What the core lists as plain codes. */
function codeLists(core) {
  return [
    {
      name: 'estimate-reasons.md',
      title: 'Reasons of an estimate',
      intro: 'Why an index was computed rather than read.',
      lists: [['Reasons', from(core, 'estimateReasons')]],
    },
    {
      name: 'operator-answers.md',
      title: "Codes of operators' answers to a dispute",
      intro: 'By which codes the messages of a market answer, and what each means for the dispute.',
      lists: Object.entries(from(core, 'outsideCodes')),
    },
    {
      name: 'field-codes.md',
      title: 'Codes of field work',
      intro: `Closed lists: what is not in them is not taken. A tenant puts its own codes behind them
        (\`extendCatalogue\`), and never changes what one means.`,
      lists: [
        ['What came of a visit', from(core, 'visitCodes')],
        ['What came of a visit, Spain', from(core, 'spanishVisitCodes')],
        ['State of the meter', from(core, 'meterStatusCodes')],
        ['State of the consumer', from(core, 'consumerStatusCodes')],
        ['Tampering', from(core, 'tamperCodes')],
        ['Tampering, Spain', from(core, 'spanishTamperCodes')],
      ],
    },
  ]
}

/** What the core exports by this name. */
function from(core, name) {
  if (core[name] === undefined) throw new Error(`The core has no ${name}: the pages show it.`)
  return core[name]
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
