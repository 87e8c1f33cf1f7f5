// Lock files must name versions and hashes, never where to fetch them: each user has a registry of
// their own.
import { readFileSync } from 'node:fs'

const ADDRESS = /^\s*"?(resolved|tarball|registry)"?:|\btarball: |\.tgz\b/

const locks = [
  'pnpm-lock.yaml',
  'tools/runtimes/package-lock.json',
  'tools/toolchain/package-lock.json',
]

for (const lock of locks) {
  const lines = readFileSync(lock, 'utf8').split('\n')
  lines.forEach((line, at) => {
    if (!ADDRESS.test(line)) return
    console.error(`${lock}:${at + 1} names an address: ${line.trim()}`)
    process.exitCode = 1
  })
}
