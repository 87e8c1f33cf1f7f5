import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    testTimeout: 30000,
    setupFiles: [fileURLToPath(new URL('./fewer-runs.mjs', import.meta.url))],
  },
})
