import type { RuleRow } from '@selfread/core'
import { rules } from '@selfread/core/presets'
import type { DeskOptions } from '../create-desk.ts'
import { captionedPhotos } from './captioned-photos.ts'
import { jsonLinesFormat } from './json-lines-format.ts'
import { jsonMail } from './json-mail.ts'
import { labelledText } from './labelled-text.ts'

/** Readings are taken in from the 20th to the 26th. */
const WINDOW_RULE: RuleRow = {
  id: 'test.window',
  topic: 'reading_window',
  scope: { jurisdiction: 'RO', tenant: 'supplier' },
  validFrom: '2020-01-01',
  parameters: { kind: 'days', fromDay: 20, toDay: 26 },
  source: { mark: 'D', title: 'the tests’ own' },
  isEnabled: true,
}

/** The tests' rules: Romania's, with a window of their own. */
export const testRules: readonly RuleRow[] = [...rules.romania(), WINDOW_RULE]

const format = jsonLinesFormat()

/** What every desk of the tests is made with: two operators, and adapters that say what they see. */
export const deskSettings: Omit<DeskOptions, 'store'> = {
  rules: testRules,
  supplier: {
    name: 'Furnizor',
    mailbox: { address: 'autocitire@furnizor.example', name: 'Furnizor' },
  },
  operators: [
    {
      id: 'north',
      name: 'Rețele Nord',
      email: 'date@nord.example',
      transfers: format,
      measurements: format,
    },
    { id: 'south', name: 'Rețele Sud', transfers: format, measurements: format },
  ],
  text: labelledText,
  mail: jsonMail,
  photos: captionedPhotos,
}
