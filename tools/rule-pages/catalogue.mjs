import { code, list, oneLine, prose, table } from './markdown.mjs'

/**
 * A page of things that are defined as data: first what is said of each, in the words of their type,
 * then a section for each.
 */
export function cataloguePage({ title, intro, entries, type, key, declarations }) {
  const members = [...new Set(entries.flatMap(Object.keys))].filter(
    (it) => it !== key && it !== 'title',
  )
  const legend = members
    .map((it) => [code(it), oneLine(declarations.meaningOf(type, [it]))])
    .filter(([, meaning]) => meaning !== '')
  const sections = entries.map((entry) => {
    const said = members.filter((it) => entry[it] !== undefined)
    const heading = [`## ${entry[key]}`, ...(entry.title === undefined ? [] : [`${entry.title}.`])]
    return [...heading, list(said.map((it) => `${it}: ${shown(entry[it])}`))].join('\n\n')
  })
  return `# ${title}

${prose(intro)}

${entries.map((it) => `[${it[key]}](#${anchor(it[key])})`).join(' · ')}

${legend.length === 0 ? '' : `${table(['what is said', 'meaning'], legend)}\n\n`}${sections.join('\n\n')}
`
}

/** A page of lists of codes, each a table of what is said of its entries. */
export function tablesPage({ title, intro, lists }) {
  const sections = lists.map(([heading, entries]) => {
    const members = [...new Set(entries.flatMap(Object.keys))]
    const rows = entries.map((entry) =>
      members.map((it) => (entry[it] === undefined ? '' : shown(entry[it]))),
    )
    return `## ${heading}\n\n${table(members, rows)}`
  })
  return `# ${title}\n\n${prose(intro)}\n\n${sections.join('\n\n')}\n`
}

/** A page of codes whose meaning stands in the comment on their type, one line of a list each. */
export function codesPage({ title, type, declarations }) {
  const comment = declarations.commentOf(type)
  const parts = comment.split(/\n(?=- `)|\n\n/)
  const told = parts.map((part) => {
    const [, name, meaning] = /^- `([a-z0-9_]+)`:?\s*([\s\S]*)$/.exec(part) ?? []
    return name === undefined ? { text: oneLine(part) } : { name, text: oneLine(meaning) }
  })
  const names = told.flatMap(({ name }) => name ?? [])
  const silent = declarations.textsOf(type).filter((it) => !names.includes(it))
  if (silent.length > 0)
    throw new Error(`The comment on ${type} does not tell ${silent.join(', ')}.`)
  const sections = told.map(({ name, text }) =>
    name === undefined ? text : `## ${name}\n\n${sentence(text)}`,
  )
  return `# ${title}\n\n${sections.join('\n\n')}\n`
}

function sentence(text) {
  const ended = text.replace(/[;.]?$/, '.')
  return ended.charAt(0).toUpperCase() + ended.slice(1)
}

/** What a link to the heading of an id ends with. */
export function anchor(id) {
  return id.toLowerCase().replace(/[^a-z0-9_-]+/g, '')
}

/** A value in words: lists of objects one a line, so that a chain of steps can be read. */
export function shown(value) {
  if (!Array.isArray(value)) return isObject(value) ? members(value) : scalar(value)
  if (value.some(isObject)) return value.map((it, at) => `${at + 1}. ${members(it)}`).join('\n')
  return value.length === 0 ? 'nothing' : value.map(scalar).join(', ')
}

function members(value) {
  if (!isObject(value)) return shown(value)
  return Object.entries(value)
    .map(([key, each]) => `${key} ${isObject(each) ? `(${members(each)})` : shown(each)}`)
    .join(', ')
}

/** Sentences as they are; whatever a program reads is set apart. */
function scalar(value) {
  return typeof value === 'string' && value.includes(' ') ? value : code(value)
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
