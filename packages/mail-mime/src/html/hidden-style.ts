/** The attributes that matter to how an element looks. */
export type HtmlAttributes = Readonly<
  Partial<Record<'bgcolor' | 'class' | 'color' | 'hidden' | 'id' | 'style', string>>
>

/** How a piece of HTML is seen, as far as hiding goes; children inherit the colours. */
export interface Look {
  readonly hidden: boolean
  readonly color: string
  readonly background: string
}

/** The colour of text is not assumed: only one that is set can equal its background. */
export const PLAIN_LOOK: Look = { hidden: false, color: 'unset', background: '#ffffff' }

const COLOR_NAMES: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' }

/** The look of an element inside another. `style` is its declarations, the later ones winning. */
export function lookOf(style: string, attributes: HtmlAttributes, parent: Look): Look {
  const rules = declarations(style)
  const background = colorIn(
    rules.get('background-color') ?? rules.get('background') ?? attributes.bgcolor,
  )
  const color = colorIn(rules.get('color') ?? attributes.color)
  const look = { color: color ?? parent.color, background: background ?? parent.background }
  const hidden =
    parent.hidden || 'hidden' in attributes || isHiding(rules) || look.color === look.background
  return { ...look, hidden }
}

/** Whether declarations hide an element whatever surrounds it. */
export function isHiding(rules: ReadonlyMap<string, string>): boolean {
  const at = (name: string) => rules.get(name) ?? ''
  return (
    at('display') === 'none' ||
    /^(hidden|collapse)/.test(at('visibility')) ||
    at('mso-hide') === 'all' ||
    isAtMost(at('font-size'), 1) ||
    isAtMost(at('opacity'), 0.05) ||
    isTransparent(at('color')) ||
    (/hidden|clip/.test(at('overflow')) &&
      ['height', 'max-height', 'width', 'max-width'].some((side) => isAtMost(at(side), 1))) ||
    (/absolute|fixed/.test(at('position')) &&
      (['left', 'top', 'right', 'bottom'].some((side) => isFarAway(at(side))) ||
        at('clip').startsWith('rect('))) ||
    ['text-indent', 'margin-left', 'margin-top'].some((side) => isFarAway(at(side))) ||
    /scale(3d|x|y)?\(0[,)]/.test(at('transform').replaceAll(' ', ''))
  )
}

/** `color: white; font-size: 0` as a map; comments and `!important` left out. */
export function declarations(style: string): Map<string, string> {
  const rules = new Map<string, string>()
  for (const declaration of style.slice(0, 8192).toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim()
    rules.set(declaration.slice(0, colon).trim(), value)
  }
  return rules
}

/** Whether a length or a number is so small; relative ones (`0.02em`, `3%`) count against what surrounds them. */
function isAtMost(size: string, limit: number): boolean {
  const [, number, unit = ''] = /^([+-]?[\d.]{1,12})(px|pt|%|[a-z]*)/.exec(size) ?? []
  if (number === undefined) return false
  const value = Number.parseFloat(number)
  if (unit === '' || unit === 'px' || unit === 'pt') return value <= limit
  return value <= (unit === '%' ? 5 : 0.05)
}

function isFarAway(offset: string): boolean {
  return /^-\d/.test(offset) && Number.parseFloat(offset) <= -200
}

function isTransparent(color: string): boolean {
  return color === 'transparent' || /^rgba\([^)]*,\s*0(\.0+)?\s*\)$/.test(color)
}

/** A colour as `#rrggbb`, near-white as white; undefined where it is not understood. */
function colorIn(value: string | undefined): string | undefined {
  if (!value) return undefined
  const text = value.toLowerCase()
  if (/url\(|gradient/.test(text)) return 'picture'
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/.exec(text)?.[1]
  const rgb = /rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(text)
  if (hex) {
    const long = hex.length === 6 ? hex : [...hex].map((digit) => digit + digit).join('')
    return snapped([0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)))
  }
  if (rgb) return snapped(rgb.slice(1).map(Number))
  return COLOR_NAMES[/[a-z]+/.exec(text)?.[0] ?? '']
}

function snapped(channels: readonly number[]): string {
  const near = channels.every((channel) => channel >= 0xf8) ? channels.map(() => 0xff) : channels
  return `#${near.map((channel) => Math.min(channel, 255).toString(16).padStart(2, '0')).join('')}`
}
