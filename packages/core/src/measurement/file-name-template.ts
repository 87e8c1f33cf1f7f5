/** What a file-name or header template can name. */
export const templateNames = [
  'operator',
  'supplier',
  'day',
  'yyyyMMdd',
  'sequence',
  'batch',
  'createdAt',
  'count',
] as const

/** One of {@link templateNames}. */
export type TemplateName = (typeof templateNames)[number]

/** The texts a template is filled with. */
export type TemplateValues = { readonly [name in TemplateName]: string }

const PLACEHOLDER = /\{(\w+)(?::(\d{1,2}))?\}/g

/**
 * A template with its placeholders filled: `{operator}_{yyyyMMdd}_{sequence:3}.csv`
 * becomes `deer_20261122_001.csv`. A number behind a colon is the width, filled with zeros.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(PLACEHOLDER, (whole, name: TemplateName, width?: string) =>
    Object.hasOwn(values, name) ? values[name].padStart(Number(width ?? 0), '0') : whole,
  )
}

/** The first placeholder that nothing fills; undefined for a template that is right. */
export function unknownPlaceholder(template: string): string | undefined {
  for (const [placeholder, name] of template.matchAll(PLACEHOLDER)) {
    if (!templateNames.includes(name as TemplateName)) return placeholder
  }
  return template.replace(PLACEHOLDER, '').match(/[{}]/)?.[0]
}

/** A text as part of a file name: a label, never a path. */
export function asFileName(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls have no place in a file name
  return text.replace(/[\u0000-\u001f<>:"/\\|?*\u007f]/g, '_').replace(/^\.+/, '_')
}

/** What templates are filled with for one file; `count` is its rows. */
export function templateValues(
  header: {
    readonly operator: string
    readonly supplier: string
    readonly day: string
    readonly sequence: number
    readonly batchId: string
    readonly createdAt: string
  },
  count: number,
): TemplateValues {
  return {
    operator: header.operator,
    supplier: header.supplier,
    day: header.day,
    yyyyMMdd: header.day.replaceAll('-', ''),
    sequence: String(header.sequence),
    batch: header.batchId,
    createdAt: header.createdAt,
    count: String(count),
  }
}
