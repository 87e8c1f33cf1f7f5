import type { LanguageWords } from './language-words.ts'

/** Norwegian. */
export const norwegian: LanguageWords = {
  code: 'no',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: false,
  common:
    'hei, og, er, jeg, min, mitt, det, en, til, pa, med, ikke, fra, har, for, av, som, vennlig, hilsen, maler, malerstand, avlesning, takk, mvh, kundenummer, dere',
  labels: {
    reading:
      'malerstand, malerstanden, malerstander, avlesning, avlesningen, stand, standen, malerverdi, ny malerstand, ny avlesning, dagens malerstand, maleravlesning, maleren viser, *malerstand, stromstand, maler stand',
    current: 'viser, avlest, ny, na, har lest av, leste av, lest av, star pa, star na pa',
    previous:
      'forrige malerstand, forrige avlesning, gammel malerstand, forrige, forrige maned, sist avlest, siste avlesning, gammel, i fjor, sist maned',
    billed: 'pa fakturaen, estimert, stipulert, ifolge faktura, beregnet',
    consumption: 'forbruk, forbruket, brukt, stromforbruk, differanse',
    meter:
      'malernummer, malernr, maler nr, maler-nr, malerens nummer, maler nummer, serienummer, malnr, maler no',
    meter_word:
      'maler, maleren, stromma, strommaler, vannmaler, strommaleren, gassmaler, gassmaleren, vannmaleren',
    client:
      'kundenummer, kundenr, kunde nr, kunde-nr, kundenr er, avtalenummer, avtalenr, kunde, kontonummer kunde, kid kunde, kode',
    subscriber: 'abonnement, abonnementsnummer, abonnent, abonnentnummer, abonnementsnr',
    place:
      'malepunkt, malepunkt-id, malepunktid, malepunkt id, anleggsnummer, anlegg, anleggsnr, anleggs-id',
    phone: 'telefon, tlf, mobil, mob, telefonnummer, mobilnr, tlf nr, ring meg pa',
    date: 'dato, avlest dato, avlesningsdato, avlest den, den, pr, per',
    sum: 'belop, a betale, betalt, faktura pa, sum, betalte, kostnad',
    national_id: 'personnummer, fodselsnummer, fnr, kontonummer, kontonr, orgnr, org nr',
    secret: 'passord, pin, pinkode, kode',
    street: 'adresse, gate, gata, vei, veien, *veien, *gata, *gate, *vegen, plass',
    address_part: 'leilighet, leil, husnr, etg, postnr, postnummer, bolig, boks, postboks',
    other_number:
      'fakturanummer, fakturanr, faktura nr, saksnummer, saksnr, sak, referanse, ref, kid, plombe, ordrenr',
    bill: 'faktura, fakturaen, regning, regningen',
  },
  signs: {
    unsure:
      'eksempel, for eksempel, test, vennligst sjekk, for hoy, ikke sikker, usikker, vanskelig a lese, uleselig',
    echo: 'er mottatt, er registrert, har mottatt, din malerstand, din avlesning',
    negation: 'ikke, i stedet for, istedenfor',
    correction:
      'rettelse, korreksjon, korrigere, feil, beklager, riktig, tastefeil, retting, korrigert, rett',
    same: 'samme som forrige, samme som sist, uendret, ingen endring, som sist, samme stand, samme som',
    approximate: 'mer enn, ca, cirka, omtrent, rundt, tror, omkring, kanskje, kan vaere',
    alternative: 'eller',
    contract_end:
      'flyttet, flytter, flytting, oppsigelse, ny maler, gammel maler, malerbytte, byttet maler, sluttavlesning, overtakelse, solgt',
    photo: 'bilde, foto, vedlegg, vedlagt, bildet, legger ved, vedlagte',
    question:
      'hvordan, nar, hvorfor, hvor, hva, kan jeg, kan dere, hvilken, ma jeg, hvem, sporsmal',
    thanks: 'takk, tusen takk, ok, greit, supert, fint, mottatt',
    closing:
      'mvh, med vennlig hilsen, vennlig hilsen, hilsen, takk, ha en fin dag, beste hilsen, pa forhand takk',
    out_of_office:
      'fravaer, ikke pa kontoret, ferie, automatisk svar, autosvar, ute av kontoret, er tilbake, fravaersmelding, pa ferie, bortreist',
    registration: 'registrering, meld pa, meld av',
    request:
      'husk a, vennligst les, les av, send inn, vennligst send, vi minner om, ma leses, frist for',
    promise: 'i morgen, senere i dag, neste uke, skal sende',
    beyond: 'over, under',
    defect: 'odelagt, defekt, virker ikke, fungerer ikke',
  },
  fillers: {
    greeting:
      'god dag, god morgen, god kveld, god natt, hei, hallo, ha en fin dag, ha en god dag, heisann',
    connector:
      'er, pa, for, nr, no, nummer, min, mitt, mine, av, og, i, dag, idag, den, i dag, fra, til, var, jeg, har, lest, denne maneden, maned, maneden, sone, tariff, vi, her, og jeg, star',
    currency: 'kr, nok, kroner, krone, ore',
    duration:
      'dager, dag siden, timer, minutter, maneder, ar, uker, uke, personer, stk, arbeidsdager',
    today: 'i dag, idag, i morges',
    numbering: 'nr, nummer, no',
    from: 'fra, mellom',
    until: 'innen, til, senest, frem til, for den, innen den',
    towards: 'til, til nummer',
  },
  registers: {
    day: 'dag, dagtid, hoytariff, dagstrom',
    night: 'natt, nattid, lavtariff, nattstrom',
    total: 'total, totalt',
  },
  utilities: {
    electricity: 'strom, strommaler, elektrisitet, stromstand, str, strommaleren',
    gas: 'gass',
    water: 'vann, vannmaler, vannmaleren',
    cold_water: 'kaldtvann, kaldt vann',
    hot_water: 'varmtvann, varmt vann',
    heat: 'fjernvarme, varme',
  },
  months: [
    'januar',
    'februar',
    'mars',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember',
  ],
}
