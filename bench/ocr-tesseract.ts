// How many labelled photos are read, and how many of them wrongly.
// node --conditions=@selfread/source bench/ocr-tesseract.ts <labels.csv> [--range]
// --range also tells the reader the last index and a highest one, as a billing system would.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tesseractReader } from '../packages/ocr-tesseract/src/index.ts'

const [labels, ...flags] = process.argv.slice(2)
if (labels === undefined)
  throw new Error('Name the file of labels: bench/ocr-tesseract.ts labels.csv')
const [head, ...lines] = readFileSync(labels, 'utf8').trim().split('\n')
const columns = (head as string).split(',')
const rows = lines.map((line) => {
  const cells = line.split(',') // the note alone is ever quoted, and it comes after what is used
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
})

const reader = tesseractReader()
const count = {
  legible: 0,
  illegible: 0,
  accepted: 0,
  wrong: 0,
  wrongDecimals: 0,
  candidateRight: 0,
}
let slowest = 0
const began = performance.now()
for (const row of rows) {
  const { file, reading_int: whole, reading_dec: decimals, n_int, n_dec, serial, legible } = row
  const isLegible = legible === 'yes'
  count[isLegible ? 'legible' : 'illegible']++
  const lastIndex = Math.max(0, Number(whole) - 120)
  const started = performance.now()
  const reading = await reader.read({
    bytes: readFileSync(join(dirname(labels), file as string)),
    expectation: {
      integerDigits: Number(n_int),
      decimalDigits: Number(n_dec),
      ...(serial ? { serialNumber: serial } : {}),
      ...(flags.includes('--range') && isLegible
        ? { lastIndex, maximumIndex: lastIndex + 400 }
        : {}),
    },
  })
  slowest = Math.max(slowest, performance.now() - started)
  const [readWhole, readDecimals = ''] = reading.candidates[0]?.value.split('.') ?? []
  const isRight = isLegible && readWhole === whole
  const areDecimalsRight = [...readDecimals].every(
    (char, at) => decimals?.[at] === char || decimals?.[at] === '?',
  )
  if (isRight) count.candidateRight++
  if (reading.decision === 'read') {
    count.accepted++
    if (!isRight) count.wrong++
    else if (!areDecimalsRight) count.wrongDecimals++
  }
  const mark = reading.decision === 'refused' ? ' ' : isRight && areDecimalsRight ? '+' : 'X'
  console.log(mark, file?.slice(0, 18), legible, `${whole}.${decimals}`, reading.reasons.join(' '))
}
await reader.close()
console.log({
  ...count,
  msEach: Math.round((performance.now() - began) / rows.length),
  msSlowest: Math.round(slowest),
})
