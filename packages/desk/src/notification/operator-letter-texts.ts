/** What letters to network operators say, in one language. */
export interface OperatorLetterTexts {
  readonly to: (operator: string) => string
  readonly closing: (supplier: string) => string
  readonly absenceSubject: (file: string, readings: number) => string
  readonly absenceIntro: (file: string, sha256: string) => string
  readonly absenceHeader: string
  readonly disputeSubject: (number: string, place: string) => string
  readonly evidence: string
  readonly labels: {
    readonly dispute: string
    readonly place: string
    readonly register: string
    readonly readOn: string
    readonly disputedIndex: string
    readonly proposedIndex: string
    readonly dueOn: string
  }
}

const ro: OperatorLetterTexts = {
  to: (operator) => `Către ${operator}`,
  closing: (supplier) => `Cu stimă,\n${supplier}`,
  absenceSubject: (file, readings) => `Autocitiri care nu se regăsesc în ${file} (${readings})`,
  absenceIntro: (file, sha256) =>
    `Autocitirile de mai jos v-au fost transmise și nu se regăsesc ca atare în fișierul ${file} (SHA-256 ${sha256}). Vă rugăm să le verificați și să ne comunicați rezultatul.`,
  absenceHeader:
    'loc de consum ; contor ; cadran ; data ; index ; referință ; constatare ; indexul dvs.',
  disputeSubject: (number, place) => `Contestație ${number}: ${place}`,
  evidence: 'Dovezi:',
  labels: {
    dispute: 'Contestația nr.',
    place: 'Loc de consum',
    register: 'Cadran',
    readOn: 'Data citirii',
    disputedIndex: 'Index contestat',
    proposedIndex: 'Index propus',
    dueOn: 'Termen de răspuns',
  },
}

const en: OperatorLetterTexts = {
  to: (operator) => `To ${operator}`,
  closing: (supplier) => `Kind regards,\n${supplier}`,
  absenceSubject: (file, readings) => `Self-readings that are not in ${file} (${readings})`,
  absenceIntro: (file, sha256) =>
    `The self-readings below were sent to you and are not in the file ${file} (SHA-256 ${sha256}) as they stand. Please check them and tell us the result.`,
  absenceHeader: 'place ; meter ; register ; date ; index ; reference ; finding ; your index',
  disputeSubject: (number, place) => `Dispute ${number}: ${place}`,
  evidence: 'Evidence:',
  labels: {
    dispute: 'Dispute no.',
    place: 'Place of consumption',
    register: 'Register',
    readOn: 'Read on',
    disputedIndex: 'Disputed index',
    proposedIndex: 'Proposed index',
    dueOn: 'Answer due on',
  },
}

/** The texts in the operator's language; in English where there is no translation. */
export function operatorLetterTexts(language: string | undefined): OperatorLetterTexts {
  return language === 'ro' ? ro : en
}
