import { code, list, oneLine, prose, table } from './markdown.mjs'

/**
 * A page of things that are defined as data: a section each, with what is said of it and what that
 * means, in the words of its type.
 */
export function cataloguePage({ title, intro, entries, type, key, declarations }) {
  const sections = entries.map((entry) => {
    const rows = Object.entries(entry)
      .filter(([member, value]) => ![key, 'title'].includes(member) && typeof value !== 'function')
      .map(([member, value]) => [
        code(member),
        shown(value),
        oneLine(declarations.meaningOf(type, [member])),
      ])
    const heading = [`## ${entry[key]}`, ...(entry.title === undefined ? [] : [`${entry.title}.`])]
    return [...heading, table(['', 'value', 'meaning'], rows)].join('\n\n')
  })
  const contents = list(entries.map((it) => `[${it[key]}](#${anchor(it[key])})`))
  return `# ${title}\n\n${prose(intro)}\n\n${contents}\n\n${sections.join('\n\n')}\n`
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
  return value.map(scalar).join(', ')
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
