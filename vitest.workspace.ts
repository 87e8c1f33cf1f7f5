import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { defineConfig } from 'vitest/config'

const roots = [
  ...globSync('{packages,examples}/*'),
  ...globSync('tools/*/tsconfig.json').map((file) => dirname(file)),
]

// Tests run against sources: the condition below is each package's first export.
export default defineConfig({
  ssr: { resolve: { conditions: ['@selfread/source', 'node', 'module'] } },
  test: {
    env: { NO_COLOR: '1' }, // what programs print is compared, and some take any CI for a screen
    testTimeout: 30_000, // two shared cores: a slow machine is no reason to fail
    projects: roots.map((root) => ({
      extends: true,
      root,
      test: {
        name: root,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/dist/**', '**/out/**'],
      },
    })),
  },
})
