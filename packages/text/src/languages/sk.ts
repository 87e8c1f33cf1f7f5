import type { LanguageWords } from './language-words.ts'

/** Slovak. */
export const slovak: LanguageWords = {
  code: 'sk',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: false,
  common:
    'dobry, den, prosim, je, a, na, stav, elektromera, cislo, dakujem, pozdravom, odpocet, zasielam, posielam, plynomera, vodomera, moj',
  labels: {
    reading:
      'stav, stav elektromera, stav plynomera, stav vodomera, stav meradla, odpocet, samoodpocet, aktualny stav, novy stav',
    previous:
      'predchadzajuci stav, stary stav, predosly stav, minuly mesiac, predchadzajuci odpocet',
    consumption: 'spotreba, rozdiel',
    meter:
      'et, cislo elektromera, c elektromera, vyrobne cislo, cislo meradla, elektromer c, cislo plynomera, cislo vodomera, cislo pristroja',
    meter_word: 'elektromer, plynomer, vodomer, meradlo',
    client:
      'com, cislo odberneho miesta, zakaznicke cislo, cislo zakaznika, cislo obchodneho partnera, obchodny partner, odberne miesto, cislo miesta spotreby',
    place: 'eic, eic kod',
    phone: 'telefon, tel, mobil',
    date: 'datum, datum odpoctu, ku dnu, dna',
    sum: 'suma, na uhradu, zaplatil, faktura na',
    national_id: 'rodne cislo, cislo op',
    secret: 'heslo, pin',
    street: 'ulica, ul, adresa, namestie, nam',
    address_part: 'byt, c d, psc, poschodie, vchod',
    other_number: 'faktura c, cislo faktury, reklamacia c, cislo zmluvy, zmluva c',
  },
  signs: {
    unsure: 'nie som si isty, nie som si ista, necitatelne',
    echo: 'bol zaregistrovany, bol prijaty, vas odpocet',
    negation: 'nie, namiesto',
    correction: 'oprava, opravujem, chyba, pomylil*, omyl*, spravny, nespravn*',
    same: 'ako minuly mesiac, bez zmeny, rovnaky',
    approximate: 'asi, priblizne, okolo, cca',
    alternative: 'alebo',
    contract_end: 'odstahoval*, ukoncenie, vymena elektromera, novy elektromer, konecny stav',
    photo: 'fotka, fotografia, prilohe, priloha, prikladam',
    question: 'ako, kedy, preco, kde, kolko, mozem, co',
    thanks: 'dakujem, ok, vdaka',
    closing: 's pozdravom, dakujem, pekny den',
    out_of_office: 'mimo kancelarie, na dovolenke, automaticka odpoved, nepritomn*',
  },
  fillers: {
    greeting: 'dobry den, dobry vecer, dobre rano, dobru noc, pekny den',
    connector: 'je, c, cislo, na, a, moj, k, dnes, no',
    currency: 'eur, euro',
    duration: 'dni, hodin, mesiacov, rokov, osoby',
  },
  registers: {
    VT: 'vysoka tarifa, vt',
    NT: 'nizka tarifa, nt',
  },
  utilities: {
    electricity: 'elektrina, elektriny, elektromer, elektromera, elektrickej energie',
    gas: 'plyn, plynu, plynomer, plynomera',
    water: 'voda, vody, vodomer, vodomera',
    cold_water: 'studena voda, studena, studenej vody',
    hot_water: 'tepla voda, tepla, teplej vody',
    heat: 'teplo, kurenie',
  },
  months: [
    'januar*',
    'februar*',
    'marec, marca',
    'april*',
    'maj, maja',
    'jun, juna',
    'jul, jula',
    'august*',
    'september, septembra',
    'oktober, oktobra',
    'november, novembra',
    'december, decembra',
  ],
}
