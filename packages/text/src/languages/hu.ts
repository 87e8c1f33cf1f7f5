import type { LanguageWords } from './language-words.ts'

/** Hungarian. */
export const hungarian: LanguageWords = {
  code: 'hu',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: false,
  common:
    'a, az, es, tisztelt, cim, ugyfelszolgalat, kerem, koszonom, jo, napot, vagyok, nem, van, szeretnem, udvozlettel, meroallas, azonosito, merő, szama, hogy, mai',
  labels: {
    reading:
      'meroallas, meroallasa, meroallast, meroallasom, oraallas, oraallasa, oraallast, meroallasok, uj meroallas, aktualis meroallas, mai meroallas, a meroallas, gazmero allasa, villanyora allasa, vizora allasa, mero allasa, ora allasa, allas, allasa, allast, mero mutatja, leolvasott ertek, aktualis allas, uj allas, leolvasott allas, vizora allas, gazora allas, gazora allasa, villanyora allas, vizmeroallas, gazmeroallas, vizoraallas, gazoraallas, allasok, mero allas, oraallasok',
    current: 'mutat, uj, most, leolvastam, mutatja, mutatott',
    previous:
      'elozo meroallas, korabbi meroallas, regi meroallas, elozo allas, regi allas, mult havi, mult honapban, elozo havi, elozo, regi, utolso meroallas, korabbi',
    billed: 'becsult meroallas, szamlan, a szamlan, szamla szerint, becsult',
    consumption: 'fogyasztas, fogyasztasom, fogyasztott, felhasznalas, kulonbseg, fogyasztasa',
    meter:
      'gyari szam, gyari szama, gyariszam, gyariszama, gyari szamu, mero gyari szama, mero szama, mero gyari szam, mero szam, merooraszam, meroora szama, meroszam, ora szama, oraszam, gazmero gyari szama, vizmero gyari szama, villanyora gyari szama, sorozatszam, gyarto szam',
    meter_word:
      'mero, meroora, ora, gazmero, vizmero, villanyora, gazora, vizora, gyari, aramero, arammero, fogyasztasmero',
    client:
      'felhasznalo azonosito, felhasznalo azonositoja, felhasznaloi azonosito, felhasznalo azonosito szam, felhasznalo azonosito szama, vevo azonosito, vevoazonosito, vevo azonositoja, vevokod, vevo kod, ugyfelszam, ugyfel azonosito, ugyfelazonosito, ugyfel szama, szerzodes szam, szerzodesszam, szerzodeses folyoszamla, fogyaszto azonosito, fogyasztoi azonosito, fogyasztoazonosito, partnerszam, partner azonosito, szerzodeses folyoszamla szama, azonosito, azonositoszam, fizeto azonosito, szerzodo azonosito, kod, kodja',
    subscriber: 'elofizetoi szam, abonens',
    place:
      'pod, pod azonosito, meresi pont azonosito, meresi pont, fogyasztasi hely azonosito, felhasznalasi hely azonosito, felhasznalasi hely, fogyasztasi hely, mp azonosito, felhasznalasi hely azonositoja',
    phone: 'telefon, tel, mobil, telefonszam, telefonszamom, fax',
    date: 'leolvasas, leolvasas datuma, leolvasas napja, datum, leolvasva, kelt, leolvasas ideje',
    sum: 'osszeg, fizetendo, szamla osszege, befizettem, tartozas, egyenleg, fizetes',
    national_id:
      'szemelyi szam, szemelyi igazolvany, adoszam, adoazonosito, taj szam, bankszamla, bankszamlaszam',
    secret: 'jelszo, pin, pin kod',
    street: 'utca, u, ut, ter, korut, cim, utja, koz, sor, lakcim, fasor',
    address_part: 'em, emelet, ajto, hsz, hazszam, iranyitoszam, lepcsohaz, fsz',
    other_number:
      'szamlaszam, szamla szama, szamla sorszama, ugyszam, iktatoszam, hivatkozasi szam, plomba, zarobelyeg',
    bill: 'szamla, szamlam',
  },
  signs: {
    unsure:
      'pelda, peldaul, teszt, ellenorizzek, tul sok, nem vagyok biztos, nem biztos, nem latszik, olvashatatlan',
    echo: 'rogzitettuk, megkaptuk, az on meroallasa',
    negation: 'nem, helyett, es nem',
    correction:
      'javitas, javitom, javitani, hibas, hibasan, teves, tevesen, elirtam, elnezest, helyesbites, helyesen, tevedtem, helyes, elirás, modositas, rosszul',
    same: 'mint mult honapban, ugyanaz, ugyanannyi, valtozatlan, ugyanaz mint, nem valtozott, mint legutobb, mint a mult honapban',
    approximate:
      'tobb mint, kevesebb mint, folott, alatt, kb, korulbelul, kozel, talan, nagyjabol, azt hiszem, korul, valoszinuleg, cirka, lehet',
    alternative: 'vagy',
    contract_end:
      'elkoltoz*, koltoz*, felmondas, felmondom, merocsere, uj mero, regi mero, zaro meroallas, zaro allas, atiras, mero csere, tulajdonosvaltas, orat cserelt*',
    photo:
      'foto, fenykep, kep, kepet, csatolva, csatolom, melleklet, mellekelve, csatoltam, mellekelem',
    question:
      'hogyan, mikor, miert, hol, mennyi, mi a, lehet-e, meddig, kerdes, kerdesem, hova, melyik, szabad, tudnak',
    thanks: 'koszonom, koszi, koszonjuk, rendben, ok, kosz',
    closing:
      'tisztelettel, udvozlettel, koszonettel, koszonom, udv, koszonom szepen, elore is koszonom',
    out_of_office:
      'szabadsagon, automatikus valasz, nem vagyok az irodaban, hazon kivul, tavol vagyok, tavol, visszaterek, irodan kivul',
    registration: 'regisztracio, feliratkozas, leiratkozas',
    request: 'kerjuk, kozolje, diktalja, adja meg, jelentse be, ne felejtse, emlekezteto',
    promise: 'holnap, jovo heten, kesobb, holnaputan, majd kuldom',
    defect: 'elromlott, nem mukodik, beragadt, meghibasodott',
  },
  fillers: {
    greeting:
      'jo napot, jo reggelt, jo estet, szep napot, tisztelt cim, tisztelt ugyfelszolgalat, tisztelt, udvozlom, szia, jo napot kivanok, jo ejszakat, szep estet, kedves ugyfelszolgalat, hello',
    connector:
      'a, az, es, szama, szam, no, mai, van, volt, ma, allasa, aktualis, jelenlegi, az en, bejelentem, jelentem, allaspont, en, ez, honap, e havi, havi, zona, nalam, nalunk, jelenleg, az allas',
    currency: 'ft, huf, forint, forintot',
    duration:
      'nap, napja, napot, ora mulva, perc, honap, honapja, ev, eve, het, fo, munkanap, szemely',
    today: 'ma, mai, ma reggel',
    numbering: 'szam, szama, szamu, no',
    until: 'legkesobb',
    until_behind: 'ig, eig, ig terjedo',
  },
  registers: {
    main: 'fomero, fovizmero, fo mero, fomeroora, fo vizora',
    sub: 'mellekmero, mellekvizmero, mellek vizmero, mellek mero, almero, mellekvizora',
    day: 'nappali, nappal, nappali aram, csucs',
    night: 'ejszakai, ejjeli, ejszakai aram, ejjel, volgy',
    controlled: 'vezerelt, vezerelt aram, b tarifa',
    total: 'osszesen, osszes',
  },
  utilities: {
    electricity:
      'villany, aram, villamos energia, villanyora, villamosenergia, arammero, villanymero',
    gas: 'gaz, foldgaz, gazmero, gazora, gazmeroallas, gazoraallas',
    water:
      'viz, ivoviz, vizmero, vizora, mellekvizmero, fovizmero, mellekvizora, vizmeroallas, vizoraallas',
    cold_water: 'hideg viz, hidegviz, hidegvizmero, hidegvizora, hideg vizmero, hideg vizora',
    hot_water: 'meleg viz, melegviz, melegvizmero, melegvizora, meleg vizmero, meleg vizora',
    heat: 'futes, tavho, homennyiseg, hoenergia',
  },
  months: [
    'januar*',
    'februar*',
    'marcius*',
    'aprilis*',
    'majus*',
    'junius*',
    'julius*',
    'augusztus*',
    'szeptember*',
    'oktober*',
    'november*',
    'december*',
  ],
}
