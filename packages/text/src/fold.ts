const special: { readonly [letter: string]: string } = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Lower case without accents, so that `Ștefan` and `stefan` are one word. */
export function foldWord(word: string): string {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
  return bare.replace(/[ıłøđßæœ]/g, (letter) => special[letter] ?? letter)
}

const latinTwins: { readonly [letter: string]: string } = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
}

/** Cyrillic letters that look Latin, as Latin: `Т1` is `T1`. For codes, not for words. */
export function asLatinCode(folded: string): string {
  let out = ''
  for (const letter of folded) out += latinTwins[letter] ?? letter
  return out
}
