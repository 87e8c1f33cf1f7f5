// Runs the benches, one after the other:
//
//   npm run bench                 all of them
//   npm run bench -- assessment   those whose file is named so
//   npm run bench -- --write      also writes the figures to bench/speed.json and bench/README.md
//   npm run bench -- --once       does each work once and measures nothing: do they run at all?
import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { machine } from '../bench/measure.ts'
import { benchFiles } from './bench-files.mjs'
import { readFigures, SPEED, writeFigures } from './figures.mjs'

const args = process.argv.slice(2)
const names = args.filter((it) => !it.startsWith('--'))
const files = benchFiles().filter((it) => names.length === 0 || names.includes(basename(it, '.ts')))
if (files.length === 0) throw new Error(`No bench is named ${names.join(' or ')}.`)

const benches = files.map((file) => {
  const once = args.includes('--once') ? ['--once'] : []
  const command = ['--conditions=@selfread/source', file, '--json', ...once]
  const { status, stdout } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (stdout === '') throw new Error(`${file} failed: its output is above.`)
  if (status !== 0) process.exitCode = 1
  const { title, measured, shown } = JSON.parse(stdout)
  console.log([`${file}: ${title}`, ...shown].join('\n'))
  const date = new Date().toISOString().slice(0, 10)
  return { file, title, date, machine: machine(), measured }
})

if (args.includes('--write')) {
  const kept = (readFigures(SPEED).benches ?? []).filter(
    ({ file }) => benchFiles().includes(file) && !files.includes(file),
  )
  const all = [...kept, ...benches].sort((a, b) => (a.file < b.file ? -1 : 1))
  writeFigures(SPEED, { benches: all })
}
