import { shown } from './catalogue.mjs'
import { code, table } from './markdown.mjs'
import { meaningOf } from './topics.mjs'

const MARKS = {
  V: 'read in this source',
  S: 'read on a secondary page',
  K: 'known by hearsay',
  D: 'our own decision',
}

/** A page of every rule row that ships for a country. */
export function presetPage({ name, rows, declarations }) {
  const on = rows.filter(({ isEnabled }) => isEnabled).length
  const sections = rows.map((row) => section(row, declarations))
  return `# ${titleOf(name)}

The rows of \`rules.${name}()\`: ${rows.length}, of which ${on} hold and ${rows.length - on} are switched off. A supplier puts
rows of its own above them; what each parameter means is told once more under its
[topic](topics.md).

${table(
  ['rule', 'topic', 'from', 'to', 'for', 'state'],
  rows.map((row) => [
    `[${code(row.id)}](#${anchorOf(row)})`,
    topicLink(row),
    row.validFrom,
    row.validTo ?? '',
    scopeOf(row),
    row.isEnabled ? 'holds' : 'off',
  ]),
)}

${sections.join('\n\n')}
`
}

export function titleOf(name) {
  return name.replace(/([A-Z])/g, ' $1').replace(/^./, (letter) => letter.toUpperCase())
}

/** The name of a country's page. */
export function fileOf(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function section(row, declarations) {
  const { mark, title, url, checkedOn } = row.source
  const source = url === undefined ? title : `[${title}](${url})`
  const checked = checkedOn === undefined ? '' : `, looked at on ${checkedOn}`
  const type = declarations.typeNameOf('RuleParameters', row.topic)
  const parameters = Object.entries(row.parameters).map(([key, value]) => [
    code(key),
    shown(value),
    meaningOf(declarations, type, [key]),
  ])
  return `<a id="${anchorOf(row)}"></a>

## ${row.id}${row.validTo === undefined ? '' : `, ${row.validFrom} to ${row.validTo}`}

${topicLink(row)} for ${scopeOf(row)}, from ${row.validFrom} ${row.validTo === undefined ? 'on' : `to ${row.validTo}`}.${row.isEnabled ? '' : ' **Switched off.**'}

${table(['parameter', 'value', 'meaning'], parameters)}

Source: ${source} (${mark}: ${MARKS[mark]}${checked}).${row.note === undefined ? '' : `\n\n${row.note}`}`
}

function topicLink({ topic }) {
  return `[${topic}](topics.md#${topic})`
}

/** Rows that follow each other share their id, not their first day. */
function anchorOf({ id, validFrom }) {
  return `${id}-${validFrom}`.replace(/[^a-z0-9]+/gi, '-')
}

function scopeOf({ scope }) {
  return Object.entries(scope)
    .map(([key, value]) => (key === 'jurisdiction' ? value : `${key} ${value}`))
    .join(', ')
}
