import type { ExplanationDossier, MonthlyConsumption, MonthlySeries } from '@selfread/core'
import { english, indexText, missingText } from '@selfread/core/explanation-text'
import { capitalised, dateText, words } from './dossier-words.ts'
import { type Html, html } from './html.ts'

/** What is asked first: the contract's indices, consumption by month, and what is missing. */
export function overviewSection(dossier: ExplanationDossier): Html {
  const { contractIndices, series, missing, place } = dossier
  const how = { catalogue: english, timeZone: place.timeZone }
  const lines = (texts: readonly string[]) =>
    html`<ul>${texts.map((text) => html`<li>${capitalised(text)}.</li>`)}</ul>`
  return html`<h2>Indices of the contract</h2>
${lines(contractIndices.map((it) => indexText(it, how)))}
<h2>Consumption by month</h2>
${series.map(seriesTable)}
<h2>What is missing</h2>
${missing.length === 0 ? html`<p>Nothing.</p>` : lines(missing.map((it) => missingText(it, how)))}`
}

function seriesTable({ register, months, gaps }: MonthlySeries): Html {
  return html`<table><thead><tr><th>Register</th><th>Month</th><th class="number">Consumption</th><th>How it is known</th></tr></thead>
<tbody>${months.map((it) => monthRow(it))}</tbody></table>
${gaps.map(
  ({ from, to, problem }) =>
    html`<p class="bad">Register ${register} from ${dateText(from)} to ${dateText(to)}: cannot be stated, ${words(problem)}.</p>`,
)}`
}

function monthRow({
  register,
  month,
  consumption,
  unit,
  quality,
  sources,
}: MonthlyConsumption): Html {
  return html`<tr><td>${register}</td><td>${month}</td><td class="number">${consumption} ${unit}</td><td>${words(quality)} (${sources.map(words).join(', ')})</td></tr>`
}
