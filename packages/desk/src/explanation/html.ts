const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup that needs no further escaping. */
export interface Html {
  readonly markup: string
}

/** A template whose values are escaped; nested templates and lists of them stay markup. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[] | undefined)[]
): Html {
  const markup = parts
    .map((part, index) => part + (index < values.length ? markupOf(values[index]) : ''))
    .join('')
  return { markup }
}

function markupOf(value: string | number | Html | readonly Html[] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'object') {
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
  }
  return String(value).replaceAll(/[&<>"']/gu, (character) => ESCAPES[character] ?? character)
}
