import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPhoto, type FieldPhoto, trueTimeOf } from './photo.ts'

function photoOf(letter: string, change: Partial<FieldPhoto> = {}): FieldPhoto {
  return {
    sha256: letter.repeat(64),
    kind: 'index',
    capturedAt: '2026-11-24T08:00:00.000Z',
    deviceOffsetSeconds: 0,
    by: 'ana',
    ...change,
  }
}

describe('photos as evidence', () => {
  it('are added, and the same again changes nothing', () => {
    const [a, b] = [photoOf('a'), photoOf('b')]
    expect(addPhoto([a], b)).toEqual({ ok: true, photos: [a, b] })
    expect(addPhoto([a, b], photoOf('a', { kind: 'detail' }))).toEqual({ ok: true, photos: [a, b] })
  })

  it('are never said to be something else', () => {
    expect(addPhoto([photoOf('a')], photoOf('a', { by: 'vlad' }))).toEqual({
      ok: false,
      problem: 'already_evidence',
      expected: 'the photo of 2026-11-24T08:00:00.000Z by ana',
      actual: '2026-11-24T08:00:00.000Z by vlad',
    })
    expect(
      addPhoto([photoOf('a')], photoOf('a', { capturedAt: '2026-11-24T08:00:01.000Z' })).ok,
    ).toBe(false)
  })

  it('were taken when our clock says', () => {
    expect(trueTimeOf(photoOf('a', { deviceOffsetSeconds: 90 }))).toBe('2026-11-24T07:58:30.000Z')
    expect(trueTimeOf(photoOf('a', { deviceOffsetSeconds: -1 }))).toBe('2026-11-24T08:00:01.000Z')
  })

  it('law: nothing that is there is overwritten or taken out', () => {
    const photo = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('ana', 'vlad'))
      .map(([letter, by]) => photoOf(letter, { by }))
    fc.assert(
      fc.property(fc.array(photo), (all) => {
        let photos: readonly FieldPhoto[] = []
        for (const it of all) {
          const added = addPhoto(photos, it)
          if (!added.ok) continue
          expect(added.photos.slice(0, photos.length)).toEqual(photos)
          photos = added.photos
        }
        expect(new Set(photos.map(({ sha256 }) => sha256)).size).toBe(photos.length)
      }),
    )
  })
})
