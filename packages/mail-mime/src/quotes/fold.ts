/** Small letters without accents, for comparing with tables written so: `Răspuns` and `raspuns` are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replaceAll('ı', 'i')
}
