import type { ExplainedReading, ExplanationDossier, Reading } from '@selfread/core'
import { expect, it } from 'vitest'
import { renderDossier } from './render-dossier.ts'

const reading: Reading = {
  id: 'reading_1',
  place: 'P-1',
  meterSerial: 'M-1',
  register: '1.8.0',
  value: { text: '00120', units: 120, decimals: 0 },
  readOn: '2026-11-24',
  source: 'customer',
  quality: 'customer',
  status: 'accepted',
  channel: 'sms',
  receivedAt: '2026-11-24T22:30:00.000Z',
  receiptNumber: 'AAAA-BBBB-CCCC',
  submissions: ['submission_1'],
}

const explained: ExplainedReading = {
  reading,
  submissions: [
    {
      id: 'submission_1',
      channel: 'sms',
      receivedAt: reading.receivedAt,
      outcome: 'accepted',
      findings: [],
      rawSha256: 'f'.repeat(64),
      sender: '+40700000001',
      text: 'index <b>120</b> & gata',
    },
  ],
  transfers: [
    {
      readingId: 'reading_1',
      batchId: 'op-1',
      fileName: 'out.csv',
      lineNumber: 7,
      at: '2026-11-26T18:00:00.000Z',
    },
  ],
  outcomes: [],
  notices: [
    { readingId: 'reading_1', fileSha256: '', messageIds: ['a'], at: '2026-11-27T08:00:00.000Z' },
  ],
}

const dossier: ExplanationDossier = {
  tenant: 'lumina',
  names: { supplier: 'Lumina Furnizare', operator: 'Rețele Dunărea Nord' },
  period: { from: '2025-12-01', to: '2026-12-11' },
  preparedAt: '2026-12-11T09:00:00.000Z',
  place: {
    id: 'P-1',
    utility: 'electricity',
    operator: 'rdn',
    identifiers: [{ scheme: 'pod', value: 'RO001E1' }],
    customerClass: 'household',
    timeZone: 'Europe/Bucharest',
  },
  contract: { customerId: 'C-1', startsOn: '2020-01-01' },
  installations: [],
  readings: [explained, { ...explained, reading: { ...reading, id: 'reading_2', register: '2' } }],
  disputes: [],
  rules: [],
  contractIndices: [{ register: '1.8.0', on: '2020-01-01', how: 'unknown' }],
  series: [
    {
      register: '1.8.0',
      months: [
        {
          month: '2026-11',
          register: '1.8.0',
          unit: 'kWh',
          consumption: '120.5',
          quality: 'shared',
          sources: ['customer', 'exchange'],
          days: 30,
          parts: [],
        },
      ],
      gaps: [{ from: '2026-11-30', to: '2026-12-05', problem: 'negative_advance' }],
    },
  ],
  missing: [{ code: 'month_unread', on: '2026-10', register: '1.8.0' }],
  settlements: [],
  journal: { head: { size: 3, rootHash: 'e'.repeat(64) }, entries: [] },
}

it('tells what happened in order, by the clocks of the place, and the same thing once', () => {
  const page = renderDossier(dossier)
  const rows = [...page.matchAll(/<tr><td>(\d+ \w+ \d{4}, \d\d:\d\d)<\/td><td>(.*?)<\/td>/gu)]
  expect(rows.map(([, at, text]) => `${at}: ${text}`)).toEqual([
    '25 Nov 2026, 00:30: The customer sent index 00120 (register 1.8.0), read on 24 Nov 2026, by SMS: accepted under number AAAA-BBBB-CCCC.',
    '25 Nov 2026, 00:30: The customer sent index 00120 (register 2), read on 24 Nov 2026, by SMS: accepted under number AAAA-BBBB-CCCC.',
    '26 Nov 2026, 20:00: Index 00120 (register 1.8.0) was written into out.csv for Rețele Dunărea Nord.',
    '26 Nov 2026, 20:00: Index 00120 (register 2) was written into out.csv for Rețele Dunărea Nord.',
    '27 Nov 2026, 10:00: The customer and the network operator were told that the reading was not used.',
  ])
})

it('keeps what people wrote from becoming markup', () => {
  expect(renderDossier(dossier)).toContain('index &lt;b&gt;120&lt;/b&gt; &amp; gata')
})

it('says where something is missing rather than leaving a gap', () => {
  const page = renderDossier({ ...dossier, readings: [] })
  for (const text of [
    'Nothing was read, sent or disputed in this period.',
    'No reading in this period.',
    'erased (C-1)',
  ]) {
    expect(page).toContain(text)
  }
  expect(page).not.toMatch(/undefined|null|NaN/u)
})

it('looks over the contract, the months and what is missing', () => {
  const page = renderDossier(dossier)
  expect(page).toContain('<li>1.8.0 on 2020-01-01: not known.</li>')
  expect(page).toContain(
    '<tr><td>1.8.0</td><td>2026-11</td><td class="number">120.5 kWh</td><td>shared (customer, exchange)</td></tr>',
  )
  expect(page).toContain(
    'Register 1.8.0 from 30 Nov 2026 to 5 Dec 2026: cannot be stated, negative advance.',
  )
  expect(page).toContain('<li>Nobody read 1.8.0 in 2026-10.</li>')
  expect(renderDossier({ ...dossier, missing: [] })).toContain(
    '<h2>What is missing</h2>\n<p>Nothing.</p>',
  )
})
