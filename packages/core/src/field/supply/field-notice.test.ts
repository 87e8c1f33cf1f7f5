import { describe, expect, it } from 'vitest'
import type { FieldPhoto } from '../visit/photo.ts'
import { addNotice, type FieldNotice, noticeTypes } from './field-notice.ts'

const PHOTO: FieldPhoto = {
  sha256: 'a'.repeat(64),
  kind: 'notice',
  capturedAt: '2026-11-24T08:00:00.000Z',
  deviceOffsetSeconds: 0,
  by: 'ana',
}
const NOTICE: FieldNotice = {
  number: 'N-1',
  place: 'P1',
  type: 'debt',
  delivery: 'door',
  leftAt: '2026-11-24T08:00:00.000Z',
  photo: PHOTO,
  by: 'ana',
}
const { photo, ...WITHOUT_PHOTO } = NOTICE

describe('a notice that was left', () => {
  it('is added, and the same again changes nothing', () => {
    const next = { ...NOTICE, number: 'N-2' }
    expect(addNotice([NOTICE], next, noticeTypes)).toEqual({ ok: true, notices: [NOTICE, next] })
    expect(addNotice([NOTICE, next], NOTICE, noticeTypes)).toEqual({
      ok: true,
      notices: [NOTICE, next],
    })
  })

  it('needs a photo unless it went by mail', () => {
    expect(photo).toBeDefined()
    expect(addNotice([], WITHOUT_PHOTO, noticeTypes)).toEqual({
      ok: false,
      problem: 'photo_missing',
      expected: 'a photo',
      actual: 'none',
    })
    expect(addNotice([], { ...WITHOUT_PHOTO, delivery: 'mail' }, noticeTypes).ok).toBe(true)
  })

  it('has a type and a number of its own', () => {
    expect(addNotice([NOTICE], { ...WITHOUT_PHOTO, type: 'joke' }, noticeTypes)).toMatchObject({
      problem: 'unknown_code',
      actual: 'joke',
    })
    expect(addNotice([NOTICE], { ...NOTICE, place: 'P2' }, noticeTypes)).toEqual({
      ok: false,
      problem: 'number_taken',
      expected: 'the notice of 2026-11-24T08:00:00.000Z at P1',
      actual: '2026-11-24T08:00:00.000Z at P2',
    })
    expect(
      addNotice([NOTICE], { ...NOTICE, leftAt: '2026-11-24T09:00:00.000Z' }, noticeTypes),
    ).toMatchObject({ problem: 'number_taken' })
  })
})
