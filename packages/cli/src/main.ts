#!/usr/bin/env node
import { runProgram } from './program.ts'

// The reader of a pipe may leave before the end, as `head` does: that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await runProgram(process.argv.slice(2), process)
