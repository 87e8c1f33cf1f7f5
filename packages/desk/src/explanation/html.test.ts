import { describe, expect, it } from 'vitest'
import { html } from './html.ts'

describe('html templates', () => {
  it('escape what people wrote and keep what is markup', () => {
    const name = `<script>alert("1 & 'x'")</script>`
    expect(html`<p>${name}${[html`<b>${1}</b>`, html`<i></i>`]}${undefined}</p>`.markup).toBe(
      '<p>&lt;script&gt;alert(&quot;1 &amp; &#39;x&#39;&quot;)&lt;/script&gt;<b>1</b><i></i></p>',
    )
  })
})
