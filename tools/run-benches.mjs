// Runs the benches, one after the other:
//
//   npm run bench                 all of them
//   npm run bench -- assessment   those whose file is named so
//   npm run bench -- --write      also writes the figures to bench/speed.json and bench/README.md
//   npm run bench -- --once       does each work once and measures nothing: do they run at all?
//
// What else comes behind the names is handed on: `npm run bench -- storage-find-sqlite --places 50000`.
import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { machine } from '../bench/measure.ts'
import { benchFiles } from './bench-files.mjs'
import { readFigures, SPEED, writeFigures } from './figures.mjs'

const args = process.argv.slice(2)
const firstOption = args.findIndex((it) => it.startsWith('--'))
const names = firstOption < 0 ? args : args.slice(0, firstOption)
const options = args.slice(names.length).filter((it) => it !== '--write')
const files = benchFiles().filter((it) => names.length === 0 || names.includes(basename(it, '.ts')))
if (files.length === 0) throw new Error(`No bench is named ${names.join(' or ')}.`)

const benches = files.map((file) => {
  const command = ['--conditions=@selfread/source', file, '--json', ...options]
  const { status, stdout } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (stdout === '') throw new Error(`${file} failed: its output is above.`)
  if (status !== 0) process.exitCode = 1
  const { title, measured, shown, growth } = JSON.parse(stdout)
  console.log([`${file}: ${title}`, ...shown].join('\n'))
  const date = new Date().toISOString().slice(0, 10)
  return { file, title, date, machine: machine(), measured, growth }
})

if (args.includes('--write')) {
  const kept = (readFigures(SPEED).benches ?? []).filter(
    ({ file }) => benchFiles().includes(file) && !files.includes(file),
  )
  const all = [...kept, ...benches].sort((a, b) => (a.file < b.file ? -1 : 1))
  writeFigures(SPEED, { benches: all })
}
