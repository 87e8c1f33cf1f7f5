import type { InstructionCatalogue } from '../instruction-catalogue.ts'

/** Instructions in Romanian. */
export const romanian: InstructionCatalogue = {
  serial: 'Găsiți contorul cu seria {serial}.',
  mechanical_drum: 'Citiți cifrele din fereastră de la stânga la dreapta.',
  pointer_dials:
    'Citiți cadranele de la stânga la dreapta, câte o cifră de pe fiecare; acele vecine se rotesc în sensuri opuse.',
  electronic_display:
    'Apăsați butonul sau așteptați până când pe afișaj apare {codes}; numărul de alături este indexul.',
  remote_display:
    'Pe afișajul din locuință alegeți indexul contorului, nu suma de plată și nu puterea.',
  wet_dial: 'Ridicați capacul, ștergeți geamul și citiți cifrele de la stânga la dreapta.',
  gas_diaphragm: 'Citiți cifrele din fereastra contorului de gaze de la stânga la dreapta.',
  red: 'Cifrele roșii sau din chenarul roșu sunt cele de după virgulă.',
  integers: 'Cifre înainte de virgulă: {count}. Scrieți-le pe toate, cu zerourile din față.',
  decimals: 'Cifre după virgulă: {count}.',
  whole: 'Nu scrieți cifrele de după virgulă.',
  lower:
    'Dacă o cifră sau un ac stă între două cifre, scrieți cifra mai mică; între 9 și 0 scrieți 9.',
  registers: 'Notați separat fiecare registru: {registers}.',
  unit: 'Unitatea de măsură este {unit}.',
  send: 'Trimiteți-ne seria contorului, fiecare index și ziua citirii.',
  photo: 'O fotografie pe care se văd indexul și seria contorului ne ajută la verificare.',
  slip: 'Bon de mișcare {slip} din {date}.',
  removed: 'Contor demontat: {serial}, index {indices}.',
  fitted: 'Contor montat: {serial}, index {indices}.',
  exchange:
    'Comparați indecșii de pe bon cu cei de pe contoare înainte de a semna și păstrați un exemplar.',
  both: 'Consumul perioadei este suma celor două contoare; nimic nu se pierde și nimic nu se numără de două ori.',
  validation:
    'Comparăm indexul cu numărul de cifre al contorului, cu ultimul index și cu consumul obișnuit.',
  range: 'Ne așteptăm la un index între {minimum} și {maximum}.',
  doubt:
    'Dacă nu se potrivește, vă rugăm să îl confirmați cu o fotografie; nu schimbăm niciodată singuri un index.',
  factor: 'Consumul este diferența dintre doi indecși înmulțită cu {factor}.',
  date: '{d}.{m}.{y}',
  kWh: 'kWh',
  m3: 'm³',
}
