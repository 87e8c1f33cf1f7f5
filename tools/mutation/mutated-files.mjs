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
  'reconciliation',
  'rules',
  'window',
]

/**
 * The files of a folder that are mutated: all but tests, lists of exports, and the rows of the
 * presets, which are data that tests compare with their sources.
 */
export function mutatedFiles(folder) {
  return globSync(`packages/core/src/${folder}/**/*.ts`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test(-d)?\.ts$|\/index\.ts$|\/rules\/presets\//.test(path))
    .sort()
}
