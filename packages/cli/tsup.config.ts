import { defineConfig } from 'tsup'

const shared = { sourcemap: true, target: 'node22' } as const

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    dts: true,
    clean: ['!main.js*'], // the other build runs at the same time
  },
  // The program awaits at its top level, which only ESM can.
  { ...shared, entry: ['src/main.ts'], format: ['esm'] },
])
