import { analyse } from 'chardet'
import { charsetName, decodeAs } from './charset-name.ts'

/** How frequent a letter is, 3 the most, in the languages that a single-octet charset is used for. */
const ALPHABETS: Readonly<Record<string, readonly [string, string, string]>> = {
  cyrillic: ['оеаинтсрвлі', 'кмдпуяыьгзбчйєї', 'хжшюцщэфъёґ'],
  central: ['ăâîșțşţáéóőű', 'íúüöłąęśżć', 'ńźčšžěřđäßôýů'],
  turkish: ['ışğüçö', 'îâ', 'û'],
  western: ['éèàäöüßñó', 'áíúçêôøåæ', 'ìòùâîûëïœãõ¿¡'],
}

/** In order of preference: a tie goes to the first. */
const CANDIDATES: readonly (readonly [charset: string, alphabet: string])[] = [
  ['windows-1251', 'cyrillic'],
  ['koi8-u', 'cyrillic'],
  ['windows-1250', 'central'],
  ['windows-1254', 'turkish'],
  ['windows-1252', 'western'],
  ['iso-8859-16', 'central'],
  ['iso-8859-2', 'central'],
  ['iso-8859-5', 'cyrillic'],
  ['ibm866', 'cyrillic'],
  ['maccyrillic', 'cyrillic'],
]

/** Multi-octet charsets are left to chardet: it is good at those and poor at short single-octet texts. */
const MULTI_OCTET = /^(big5|euc-|gb18030|shift_jis|iso-2022)/

const SAMPLE_OCTETS = 8192

/** The likeliest charset of octets that are neither ASCII nor UTF-8. */
export function detectCharset(bytes: Buffer): string {
  const sample = bytes.subarray(0, SAMPLE_OCTETS)
  let best = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  for (const [charset, alphabet] of CANDIDATES) {
    const score = plausibility(decodeAs(sample, charset), alphabet)
    if (score > bestScore) {
      best = charset
      bestScore = score
    }
  }
  if (bestScore > 0) return best
  const guess = analyse(sample).find(({ name }) => MULTI_OCTET.test(name.toLowerCase()))
  return (guess && guess.confidence >= 50 && charsetName(guess.name)) || best
}

/**
 * How much a text looks like one written by a person: the average over its characters beyond ASCII. Letters
 * count by frequency; capitals behind small letters, signs inside words and controls count against it.
 */
export function plausibility(text: string, alphabet: string): number {
  const [common = '', usual = '', rare = ''] = ALPHABETS[alphabet] ?? []
  let total = 0
  let count = 0
  let before = ' '
  for (const character of text) {
    if (character > '\u007f') {
      count += 1
      const small = character.toLowerCase()
      if (character < '\u00a0' || character === '\ufffd') total -= 10
      else if (common.includes(small)) total += 3
      else if (usual.includes(small)) total += 2
      else if (rare.includes(small)) total += 1
      else if (/\p{L}/u.test(character)) total -= 2
      else if (/[\u00a0«»„“”‘’–—…№€°²³§·]/.test(character)) total += 0
      else total -= 3
      if (character !== small && before !== before.toUpperCase()) total -= 4
    }
    before = character
  }
  return count === 0 ? 0 : total / count
}
