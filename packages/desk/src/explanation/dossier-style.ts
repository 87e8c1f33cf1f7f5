/** How a dossier looks, on screen and on A4 paper. */
export const DOSSIER_STYLE = `
:root { --ink: #1b1f24; --soft: #5a6470; --line: #d5dae0; --tint: #f4f6f8; --good: #1a6b3c; --bad: #a3271f; }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; padding: 10mm 6mm; color: var(--ink); font: 10.5pt/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
header { border-bottom: 2px solid var(--ink); margin-bottom: 6mm }
h1 { font-size: 17pt; margin: 0 0 1mm }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; border-bottom: 1px solid var(--line); padding-bottom: 1mm }
h3 { font-size: 11pt; margin: 0 0 1mm }
p { margin: 0 0 2mm } .soft { color: var(--soft) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 5mm; margin: 0 }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; margin: 1mm 0 3mm }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
th { color: var(--soft); font-weight: 600 }
.number { text-align: right; font-variant-numeric: tabular-nums }
.card { border: 1px solid var(--line); border-radius: 1.5mm; padding: 3mm 4mm; margin: 0 0 4mm; break-inside: avoid }
.tag { display: inline-block; border-radius: 1mm; padding: 0 1.5mm; background: var(--tint); font-size: 9pt }
.good { color: var(--good) } .bad { color: var(--bad) }
blockquote { margin: 1mm 0; padding: 1mm 3mm; border-left: 1mm solid var(--line); background: var(--tint); white-space: pre-wrap; font-size: 9.5pt }
code { font: 8.5pt/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
@page { size: A4; margin: 14mm 12mm }
@media print { body { padding: 0; max-width: none } h2 { break-after: avoid } }
`
