// The core's own tests in headless Chromium: `npm run browser`.
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './find-chromium.mjs'

/** What cannot run in a browser, and why. Everything else must. */
const EXCLUDED = [
  'src/conformance/**', // laws for those who write plugins: they run under Node, whose assertions they use
]

/** As in a container: there Chromium refuses to start inside its sandbox. */
const isRoot = process.getuid?.() === 0

export default defineConfig({
  root: 'packages/core',
  test: {
    include: ['src/**/*.test.ts'],
    exclude: EXCLUDED,
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: findChromium(), args: isRoot ? ['--no-sandbox'] : [] },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
