import { readdirSync } from 'node:fs'

/** What helps the core's own tests: no concept, and not published. */
const TESTING = 'testing'

/** The folders of the core's source: one concept, and one subpath of the package, each. */
export function conceptFolders() {
  return readdirSync('packages/core/src', { withFileTypes: true })
    .filter((it) => it.isDirectory() && it.name !== TESTING)
    .map(({ name }) => name)
    .sort()
}

/** For the tests of those who write plugins; needs Node. */
export const FOR_TESTS = ['conformance']

/** Kept out of the main entry, each to be paid for by those who open it: docs/decisions/0009. */
export const APART = [
  ...FOR_TESTS,
  'assessment-text',
  'explanation',
  'explanation-text',
  'fact-input',
  'field',
  'instruction',
  'journal-file',
  'market-answer',
  'measurement',
  'presets',
  'reading-entry',
  'rule-schema',
  'window-text',
]
