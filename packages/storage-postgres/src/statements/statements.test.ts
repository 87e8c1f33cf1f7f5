import { describe, expect, it } from 'vitest'
import { fanOuts } from './fan-outs.ts'
import { type FunctionName, functions } from './index.ts'

/** What every statement names of a table. */
const keys: Readonly<Record<string, readonly string[]>> = {
  fact: ['log', 'tenant', 'place'],
  commit_key: ['log', 'tenant', 'place'],
  document: ['log', 'tenant', 'place'],
  document_key: ['log', 'tenant'],
  document_entry: ['log', 'tenant'],
  subject_key: ['log', 'tenant'],
  blob: ['log', 'tenant'],
  message: ['log', 'tenant'],
  tenant: ['tenant'],
  log_head: ['log'],
  checkpoint: [],
}

/** The statements in the body of a function that touch a table. */
function statementsOf(text: string): readonly string[] {
  const body = text.slice(text.indexOf('begin')).replaceAll(/--.*$/gm, '')
  return body.split(/;/).filter((it) => /\b(from|into|update)\s+s\.\w+\b(?!\()/.test(it))
}

/** What a statement lacks, as `table.column`. */
function lacksOf(statement: string): readonly string[] {
  const lacks: string[] = []
  for (const [, verb, table = '', alias] of statement.matchAll(
    /\b(from|join|into|update|using)\s+s\.(\w+)\b(?!\()\s*(\w*)/g,
  )) {
    const columns = keys[table]
    if (columns === undefined)
      throw new Error(`No statement touches ${table} so far: say its keys.`)
    const [, listed = ''] =
      new RegExp(`insert into s\\.${table} \\(([^)]*)\\)`).exec(statement) ?? []
    for (const column of columns) {
      const isNamed =
        verb === 'into'
          ? listed.split(/[\s,]+/).includes(column)
          : new RegExp(`\\b${alias}\\.${column}( \\|\\| '')? = `).test(statement)
      if (!isNamed) lacks.push(`${table}.${column}`)
    }
  }
  return lacks
}

/** Heads and sizes of tables are nobody’s. */
const OF_NO_TENANT: readonly FunctionName[] = [
  ...(['log_heads', 'checkpoints', 'keep_checkpoint', 'restore_head', 'table_sizes'] as const),
]

const names = Object.keys(functions) as FunctionName[]

describe.each(names)('%s', (name) => {
  const text = functions[name]('s')
  const statements = statementsOf(text)

  it('names log, tenant and place of every table it touches, or is a fan-out that says why', () => {
    const lacks = new Set(statements.flatMap(lacksOf))
    expect([...lacks].sort()).toEqual([...(fanOuts[name]?.lacks ?? [])].sort())
    expect(fanOuts[name]?.why ?? 'no fan-out').toMatch(/\w{3}/)
  })

  it('says whose rows it wants before it touches one', () => {
    if (OF_NO_TENANT.includes(name)) {
      expect(text).not.toContain('tenant')
      return
    }
    const first = text.slice(text.indexOf('begin')).search(/\b(from|into|update|perform) s\.\w+/)
    const says = text.search(
      /set_config\('selfread\.(tenant', p_tenant|scope', 'whole store'), true\)/,
    )
    expect(says).toBeGreaterThan(0)
    if (first >= 0) expect(says).toBeLessThan(text.indexOf('begin') + first)
  })
})

it('finds what a careless statement lacks', () => {
  expect(lacksOf("select 1 from s.fact f where f.tenant = p and f.place = 'x'")).toEqual([
    'fact.log',
  ])
  expect(lacksOf('insert into s.document (log, tenant, key) select 1')).toEqual(['document.place'])
  expect(lacksOf('update s.message m set state = 1 where m.log = 1')).toEqual(['message.tenant'])
  expect(lacksOf('delete from s.document_entry e using s.document d where e.log = 1')).toEqual([
    ...['document_entry.tenant', 'document.log', 'document.tenant', 'document.place'],
  ])
})
