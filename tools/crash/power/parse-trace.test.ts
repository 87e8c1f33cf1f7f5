import { describe, expect, it } from 'vitest'
import { parseTrace } from './parse-trace.ts'

const hex = (text: string): string =>
  [...Buffer.from(text)].map((it) => `\\x${it.toString(16).padStart(2, '0')}`).join('')
const file = (descriptor: number, path: string): string => `${descriptor}<${hex(path)}>`
const inStore = (path: string): boolean => path.startsWith('/store')

describe('parseTrace', () => {
  it('reads what was done to the files that are followed, in order', () => {
    const trace = [
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/store/a')}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = ${file(20, '/store/a')}`,
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/store')}", O_RDONLY|O_CLOEXEC) = ${file(21, '/store')}`,
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/etc/x')}", O_RDWR|O_CREAT, 0644) = ${file(22, '/etc/x')}`,
      `7 pwrite64(${file(20, '/store/a')}, "${hex('one')}", 3, 4096) = 3`,
      `7 write(${file(20, '/store/a')}, "${hex('a, "b"')}", 6) = 6`,
      `7 fsync(${file(21, '/store')}) = 0`,
      `7 ftruncate(${file(20, '/store/a')}, 12) = 0`,
      `7 rename("${hex('/store/a')}", "${hex('/store/b')}") = 0`,
      `7 unlink("${hex('/store/b')}") = 0`,
      '7 +++ exited with 0 +++',
    ].join('\n')
    expect(parseTrace(trace, inStore)).toEqual([
      { does: 'create', path: '/store/a', isEmptied: false },
      { does: 'write', path: '/store/a', offset: 4096, bytes: Buffer.from('one') },
      { does: 'write', path: '/store/a', bytes: Buffer.from('a, "b"') },
      { does: 'sync', path: '/store', covers: 3 },
      { does: 'truncate', path: '/store/a', size: 12 },
      { does: 'rename', path: '/store/a', to: '/store/b' },
      { does: 'unlink', path: '/store/b' },
    ])
  })

  it('leaves out what failed, and the part of a write that did', () => {
    const trace = [
      `7 pwrite64(${file(20, '/store/a')}, "${hex('abcdef')}", 6, 0) = 2`,
      `7 fdatasync(${file(20, '/store/a')}) = -1 EIO (Input/output error) (INJECTED)`,
      `7 unlink("${hex('/store/b')}") = -1 ENOENT (No such file or directory)`,
    ].join('\n')
    expect(parseTrace(trace, inStore)).toEqual([
      { does: 'write', path: '/store/a', offset: 0, bytes: Buffer.from('ab') },
    ])
  })

  it('lets a sync cover only what was finished before it began', () => {
    const trace = [
      `7 pwrite64(${file(20, '/store/a')}, "${hex('a')}", 1, 0) = 1`,
      `7 fsync(${file(20, '/store/a')} <unfinished ...>`,
      `8 pwrite64(${file(20, '/store/a')}, "${hex('b')}", 1, 1) = 1`,
      '7 <... fsync resumed>) = 0',
    ].join('\n')
    expect(parseTrace(trace, inStore).at(-1)).toEqual({
      does: 'sync',
      path: '/store/a',
      covers: 1,
    })
  })

  it('joins the halves of a call that others came between', () => {
    const trace = [
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/store/a')}", O_RDWR|O_CREAT, 0644 <unfinished ...>`,
      `8 unlink("${hex('/store/b')}") = 0`,
      `7 <... openat resumed>)             = ${file(20, '/store/a')}`,
    ].join('\n')
    expect(parseTrace(trace, inStore)).toEqual([
      { does: 'unlink', path: '/store/b' },
      { does: 'create', path: '/store/a', isEmptied: false },
    ])
  })

  it('refuses a call on a followed file that it cannot follow', () => {
    const trace = `7 copy_file_range(${file(20, '/store/a')}, NULL, ${file(21, '/b')}, NULL, 9, 0) = 9`
    expect(() => parseTrace(trace, inStore)).toThrow('copy_file_range on /store/a')
    expect(parseTrace(trace, () => false)).toEqual([])
  })
})
