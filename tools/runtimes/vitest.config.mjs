// The core's own tests, run by another runtime than Node: see tools/check-runtimes.mjs.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: 'packages/core',
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['../../tools/runtimes/assert-runtime.mjs'],
    testTimeout: 60_000,
    pool: process.env.RUNTIME_POOL,
  },
})
