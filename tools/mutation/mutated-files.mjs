import { globSync } from 'node:fs'

/** The folders of the core that hold rules: what is decided, counted or recognized. */
export const RULE_FOLDERS = [
  'assessment',
  'dispute',
  'estimate',
  'field',
  'identifier',
  'index-value',
  'meter',
  'operation',
  'presets/calendars',
  'reading-entry',
  'reconciliation',
  'rule-schema',
  'rules',
  'window',
]

/** The files of a folder that are mutated: all but tests and lists of exports. */
export function mutatedFiles(folder) {
  return globSync(`packages/core/src/${folder}/**/*.ts`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test(-d)?\.ts$|\/index\.ts$/.test(path))
    .sort()
}
