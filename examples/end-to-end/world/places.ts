import { agreedQuantities, type Habit } from './annex.ts'
import { moved } from './calendar.ts'
import { CAST, CROWD, REGISTERS_OF, type Role } from './cast.ts'
import { address, mailLocalPart, nameIn } from './names.ts'
import { advanceUnits, type Person, type WorldPlace, type WorldRegister } from './place.ts'
import type { Chance } from './random.ts'

/** The supplier's good places, in the order of its list. */
export function makePlaces(chance: Chance): readonly WorldPlace[] {
  let people = 0
  const person = (name: string, language: string, isBusiness = false): Person => {
    people += 1
    const local = mailLocalPart(name, language)
    const emails = [
      isBusiness
        ? `contact@${local.replaceAll('.', '-')}.example`
        : `${local}@${chance.pick(['posta.example', 'cutie.example', 'mail.example'])}`,
    ]
    if (people % 9 === 0) emails.push(`${local}.acasa@birou.example`)
    const phones = [`+40700000${String(100 + people).padStart(3, '0')}`]
    if (people % 14 === 0) phones.push(`+40712000${String(100 + people).padStart(3, '0')}`)
    return { id: `CL-${1000 + people}`, name, emails, phones, language }
  }

  const drafts: (WorldPlace & { readonly owner: string })[] = []
  const add = (role: Role, owner: Person): void => {
    drafts.push({ ...makePlace(role, owner, chance), owner: owner.id })
  }
  for (const part of CAST) {
    const owner = person(part.name, part.language, part.places[0]?.kind === 'business')
    for (const role of part.places) add(role, owner)
  }

  const usedNames = new Set(CAST.map((part) => part.name))
  const crowd = CROWD.flatMap(({ kind, count }) => Array.from({ length: count }, () => kind))
  const owners: Person[] = []
  for (const kind of crowd) {
    const sharesOwner = (kind === 'gas' || kind === 'water') && chance.happens(35)
    let owner = sharesOwner ? chance.pick(owners.slice(0, 40)) : undefined
    while (owner === undefined) {
      const language = chance.pick([
        'ro',
        'ro',
        'ro',
        'ro',
        'ro',
        'ro',
        'ro',
        'ro',
        'uk',
        'ru',
        'tr',
        'en',
      ])
      const name =
        kind === 'business'
          ? chance.pick([
              'Atelierul Roata SRL',
              'Cofetăria Zorile SRL',
              'Moara din Vale SRL',
              'Service Cocorul SRL',
            ])
          : nameIn(language, chance)
      if (usedNames.has(name)) continue
      usedNames.add(name)
      owner = person(name, kind === 'business' ? 'ro' : language, kind === 'business')
    }
    owners.push(owner)
    add({ key: '', kind }, owner)
  }

  return chance
    .shuffle(drafts)
    .map(({ owner: _, ...place }, at) => ({ ...place, id: `LC-${String(10_001 + at)}` }))
}

function makePlace(role: Role, person: Person, chance: Chance): WorldPlace {
  const isElectric = role.kind !== 'gas' && role.kind !== 'water'
  const utility = isElectric ? 'electricity' : (role.kind as 'gas' | 'water')
  const installedOn = `${chance.between(utility === 'water' ? 2020 : 2017, 2024)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`
  const lastReadOn = moved('2026-10-12', chance.between(0, 14))
  const usage = {
    multiplier: role.kind === 'business' ? 40 : 1,
    usePercent: chance.between(84, 116),
  }
  const registers = REGISTERS_OF[role.kind].map((habit): WorldRegister => {
    const annex = agreedQuantities(habit, chance)
    const blank = { ...counting(habit), annex, lastUnits: 0 }
    const register = {
      ...blank,
      integerDigits: role.integerDigits ?? blank.integerDigits,
      decimalDigits: role.decimalDigits ?? 0,
    }
    const lastUnits = role.shows
      ? role.shows.units - advanceUnits(usage, register, lastReadOn, role.shows.on)
      : startingIndex(habit, register.integerDigits, chance) * 10 ** register.decimalDigits
    return { ...register, lastUnits }
  })
  return {
    key: role.key,
    id: '',
    utility,
    operator: isElectric ? 'rdn' : 'apa-gaz',
    customerClass: role.kind === 'business' ? 'business' : 'household',
    pod: isElectric
      ? `RO001E${chance.digits(9)}`
      : utility === 'gas'
        ? `DEG${chance.digits(8)}`
        : '',
    nlc: isElectric ? `700${chance.digits(7)}` : '',
    accountNumber: utility === 'water' ? `204${chance.digits(5)}` : `1002${chance.digits(6)}`,
    selfReadCode: `8${chance.digits(9)}`,
    person,
    address: address(chance),
    contractFrom: `${chance.between(2019, 2024)}-${two(chance.between(1, 12))}-01`,
    meterSerial: role.meterSerial ?? serial(utility, chance),
    meterModel: model(role.kind, chance),
    installedOn,
    ...usage,
    verificationValidUntil:
      role.verificationValidUntil ?? verifiedUntil(utility, installedOn, chance),
    registers,
    lastReadOn,
    lastReadSource: chance.happens(45) ? 'operator' : 'customer',
    annexId: `ANX-${chance.digits(6)}`,
    annexVersion: chance.pick([1, 1, 1, 2, 3]),
    annexFrom: chance.pick(['2025-01-01', '2025-07-01', '2026-01-01']),
  }
}

function counting(
  habit: Habit,
): Pick<WorldRegister, 'id' | 'obis' | 'touTier' | 'unit' | 'integerDigits' | 'decimalDigits'> {
  switch (habit) {
    case 'electricity':
    case 'business':
      return {
        id: '1.8.0',
        obis: '1-0:1.8.0',
        touTier: '',
        unit: 'kWh',
        integerDigits: 6,
        decimalDigits: 0,
      }
    case 'electricity_day':
      return {
        id: '1.8.1',
        obis: '1-0:1.8.1',
        touTier: 'day',
        unit: 'kWh',
        integerDigits: 6,
        decimalDigits: 0,
      }
    case 'electricity_night':
      return {
        id: '1.8.2',
        obis: '1-0:1.8.2',
        touTier: 'night',
        unit: 'kWh',
        integerDigits: 6,
        decimalDigits: 0,
      }
    case 'gas':
      return {
        id: '3.0.0',
        obis: '7-0:3.0.0',
        touTier: '',
        unit: 'm3',
        integerDigits: 5,
        decimalDigits: 0,
      }
    case 'water':
      return {
        id: '1.0.0',
        obis: '8-0:1.0.0',
        touTier: '',
        unit: 'm3',
        integerDigits: 5,
        decimalDigits: 0,
      }
  }
}

/** A whole index that leaves room for a year of history below it. */
function startingIndex(habit: Habit, integerDigits: number, chance: Chance): number {
  switch (habit) {
    case 'electricity':
      return integerDigits === 5 ? chance.between(9_000, 61_000) : chance.between(8_000, 96_000)
    case 'electricity_day':
      return chance.between(9_000, 58_000)
    case 'electricity_night':
      return chance.between(5_000, 31_000)
    case 'business':
      return chance.between(9_000, 44_000)
    case 'gas':
      return chance.between(2_600, 30_000)
    case 'water':
      return chance.between(180, 2_300)
  }
}

function serial(utility: WorldPlace['utility'], chance: Chance): string {
  if (utility === 'electricity')
    return chance.happens(30) ? `00${chance.digits(6)}` : chance.digits(8)
  return utility === 'gas' ? chance.digits(8) : `W${chance.digits(7)}`
}

function model(kind: Role['kind'], chance: Chance): string {
  switch (kind) {
    case 'gas':
      return chance.pick(['Membrana G4', 'Membrana G6'])
    case 'water':
      return chance.pick(['Undina DN15', 'Undina DN20'])
    case 'two_register':
      return chance.pick(['Fulger 2T', 'Scânteia D2'])
    case 'business':
      return 'Fulger TC5'
    case 'electricity':
      return chance.pick(['Fulger M1', 'Scânteia E1', 'Rotor 58'])
  }
}

/** Ten years, seven for cold water; a few have run out unnoticed. */
function verifiedUntil(
  utility: WorldPlace['utility'],
  installedOn: string,
  chance: Chance,
): string {
  if (chance.happens(3)) return chance.pick(['2025-12-31', '2026-06-30', '2026-09-30'])
  const years = utility === 'water' ? 7 : 10
  return `${Number(installedOn.slice(0, 4)) + years}-12-31`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
