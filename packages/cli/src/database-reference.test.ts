import { afterEach, describe, expect, it, vi } from 'vitest'
import { databaseReference } from './database-reference.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('--db', () => {
  it('is a path, which messages show', () => {
    expect(databaseReference('data/selfread.db')).toEqual({
      kind: 'sqlite',
      path: 'data/selfread.db',
      shown: 'data/selfread.db',
    })
  })

  it.each(['postgres://u:secret@h/d', 'postgresql://u:secret@h/d', 'POSTGRES://u:secret@h/d'])(
    'is a connection string, which messages do not show: %s',
    (url) => {
      const { kind, shown } = databaseReference(url)
      expect(kind).toBe('postgres')
      expect(shown).not.toContain('secret')
    },
  )

  it('names a variable that holds either', () => {
    vi.stubEnv('SELFREAD_DB', 'postgres://u:secret@h/d')
    expect(databaseReference('env:SELFREAD_DB')).toEqual({
      kind: 'postgres',
      connectionString: 'postgres://u:secret@h/d',
      shown: 'the database of env:SELFREAD_DB',
    })
    vi.stubEnv('SELFREAD_DB', '/var/lib/selfread.db')
    expect(databaseReference('env:SELFREAD_DB')).toMatchObject({ path: '/var/lib/selfread.db' })
  })

  it('names no variable that is not there', () => {
    expect(() => databaseReference('env:SELFREAD_NOT_SET')).toThrow(
      'the environment variable SELFREAD_NOT_SET is not set',
    )
  })
})
