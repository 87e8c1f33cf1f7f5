/** How a dossier looks, on screen and on A4 paper. */
export const DOSSIER_STYLE = `
:root { --ink: #1b1f24; --soft: #5a6470; --line: #d5dae0; --tint: #f4f6f8; --good: #1a6b3c; --bad: #a3271f; --mark: #1f4e79 }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; padding: 10mm 6mm; color: var(--ink); background: #fff; font: 10pt/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
header { border-bottom: .6mm solid var(--mark); margin-bottom: 5mm }
h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 1mm }
h2 { font-size: 12pt; margin: 7mm 0 2mm; border-bottom: 1px solid var(--line); padding-bottom: 1mm; color: var(--mark) }
h3 { font-size: 11pt; margin: 0 0 1.5mm }
h4 { font-size: 9.5pt; margin: 3mm 0 .5mm; color: var(--soft) }
h2, h3, h4 { break-after: avoid }
p { margin: 0 0 1.5mm; orphans: 3; widows: 3 }
.soft { color: var(--soft) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 5mm; margin: 0 0 1.5mm }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
.inputs { grid-template-columns: repeat(2, max-content 1fr); font-size: 9pt }
table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: 1mm 0 3mm }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm; border-bottom: 1px solid var(--line); overflow-wrap: break-word }
th:first-child, td:first-child { padding-left: 0 } th:last-child, td:last-child { padding-right: 0 }
th { color: var(--soft); font-weight: 600; white-space: nowrap }
tr, blockquote, .clock, li { break-inside: avoid }
thead { display: table-header-group }
.number { text-align: right; font-variant-numeric: tabular-nums }
.nobreak, .timeline td:first-child { white-space: nowrap }
.summary { background: var(--tint); border-left: 1mm solid var(--mark); padding: 3mm 5mm 1mm }
.summary h2 { margin-top: 0; border: 0; padding: 0 }
.summary td { border: 0; padding: .5mm 2mm }
.summary td:first-child { color: var(--soft); padding-right: 4mm; width: 1% }
.annex th, .annex td { padding-left: 1mm; padding-right: 1mm }
.rules, .findings { table-layout: fixed }
.rules th:nth-child(1) { width: 28% } .rules th:nth-child(2) { width: 32% } .rules th:nth-child(3) { width: 14% }
.findings th:nth-child(1) { width: 19% } .findings th:nth-child(2) { width: 12% } .findings th:nth-child(5) { width: 22% }
.card { border: 1px solid var(--line); border-radius: 1.5mm; padding: 3mm 4mm 1.5mm; margin: 0 0 4mm; box-decoration-break: clone; -webkit-box-decoration-break: clone }
.clock { background: var(--tint); border-radius: 1mm; padding: 1.5mm 3mm; margin: 0 0 2mm }
.clock strong { font-size: 12pt; margin-right: 2mm; color: var(--good) }
.clock.late strong { color: var(--bad) }
.tag { display: inline-block; border-radius: 1mm; padding: 0 1.5mm; background: var(--tint); font-size: 8.5pt; font-weight: 400; white-space: nowrap }
.good { color: var(--good) } .bad { color: var(--bad) }
blockquote { margin: 1mm 0; padding: 1.5mm 3mm; border-left: 1mm solid var(--line); background: var(--tint); white-space: pre-wrap; font-size: 9pt }
code, .file { font: 8pt/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
ul { margin: 0 0 2mm; padding-left: 5mm }
@media screen and (max-width: 175mm) { table:not(.timeline) { display: block; overflow-x: auto } .inputs { grid-template-columns: max-content 1fr } }
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "DejaVu Sans", sans-serif; color: #5a6470 } }
@media print { body { padding: 0; max-width: none; -webkit-print-color-adjust: exact; print-color-adjust: exact } }
`
