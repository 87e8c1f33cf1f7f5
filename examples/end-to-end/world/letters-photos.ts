import type { Letter } from './letter.ts'
import { attachment, multipart, textPart } from './mime.ts'
import { fencePicture } from './picture.ts'
import type { Stage } from './stage.ts'

/** Letters with photos: see input/SOURCES.md for where the photos come from. */
export function photoLetters(stage: Stage): readonly Letter[] {
  const { index, exactIndex, place, reading, mailFrom, photo } = stage
  return [
    {
      file: '36-photo-and-text-gas.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'The photo shows 03918 and red decimals: the text agrees.',
      readings: [reading('photo_text', '2026-11-23')],
      bytes: mailFrom('photo_text', {
        subject: 'Autocitire gaz + poză',
        at: '2026-11-23T16:28',
        part: multipart('mixed', 'b_photo_36', [
          textPart(
            `Bună ziua,\nIndex gaz: ${index('photo_text', '2026-11-23')}\nCod loc consum: ${place('photo_text').pod}\nAtașez și poza contorului.\nParaschiva\n`,
            { transfer: 'quoted-printable' },
          ),
          attachment('IMG_20261123_1625.jpg', 'image/jpeg', photo('gas-03918.jpg')),
        ]),
      }),
    },
    {
      file: '37-photo-only-display.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'The display shows 01583.3.',
      readings: [reading('photo_lcd', '2026-11-24', exactIndex('photo_lcd', '2026-11-24'))],
      bytes: mailFrom('photo_lcd', {
        subject: 'Poza contor',
        at: '2026-11-24T18:51',
        part: multipart('mixed', 'b_photo_37', [
          textPart('În atașament poza contorului.\n', { transfer: 'quoted-printable' }),
          attachment('contor.jpg', 'image/jpeg', photo('lcd-01583.jpg')),
        ]),
      }),
    },
    {
      file: '38-photo-only-gas.eml',
      outcome: 'accepted',
      mayAlsoBe: ['review'],
      note: 'The photo shows 04213 and red decimals, the last of them not safely legible.',
      readings: [reading('photo_gas', '2026-11-22')],
      bytes: mailFrom('photo_gas', {
        subject: 'autocitire',
        at: '2026-11-22T17:17',
        part: multipart('mixed', 'b_photo_38', [
          textPart('Buna ziua, trimit poza de la contorul de gaz. Multumesc\n', {
            transfer: '7bit',
          }),
          attachment('20261122_171455.jpg', 'image/jpeg', photo('gas-04213.jpg')),
        ]),
      }),
    },
    {
      file: '39-photo-contradicts-text.eml',
      outcome: 'review',
      note: 'The text says otherwise than the photo, which shows 03047,050.',
      readings: [],
      bytes: mailFrom('photo_contradicts', {
        subject: 'Index gaz',
        at: '2026-11-25T12:02',
        part: multipart('mixed', 'b_photo_39', [
          textPart(
            `Bună ziua, index gaz 03074, cod ${place('photo_contradicts').pod}, poza mai jos.\nAncuța\n`,
            { transfer: '8bit' },
          ),
          attachment('poza.jpg', 'image/jpeg', photo('gas-03047.jpg')),
        ]),
      }),
    },
    {
      file: '40-picture-that-is-no-meter.eml',
      outcome: 'review',
      note: 'A drawing of a fence.',
      readings: [],
      bytes: mailFrom('not_a_meter', {
        subject: 'poza contorului',
        at: '2026-11-21T13:50',
        part: multipart('mixed', 'b_photo_40', [
          textPart('Bună ziua, aveți atașată poza cu indexul.\n', { transfer: 'quoted-printable' }),
          attachment('index noiembrie.png', 'image/png', fencePicture()),
        ]),
      }),
    },
  ]
}
