import type { LanguageWords } from './language-words.ts'

/** Romanian. */
export const romanian: LanguageWords = {
  code: 'ro',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'buna, ziua, va, este, si, sunt, pentru, din, la, cu, nu, ca, mai, trimit, transmit, rog, doresc, domnule, doamna, am, in, de, pe, contorul, apa, rece, calda, curent, luna, strada, cod',
  labels: {
    reading:
      'index, indexul, indexului, indexuri, indexurile, indecsi, indecsii, index nou, indexul nou, noul index, index actual, index curent, index autocitit, indexul autocitit, indexul curent, indexul actual, autocitire, autocitirea, citire, citirea, citire contor, citirea contorului, index contor, indexul contorului, contorul arata, contorul indica, valoare contor, index energie activa, index energie, valoare index, valoarea indexului, citiri, citirile, index contor gaz, indecși',
    current: 'arata, nou, noua, acum, am citit, citit azi, am notat, scrie',
    previous:
      'index vechi, indexul vechi, vechiul index, index anterior, indexul anterior, index precedent, indexul precedent, citirea anterioara, citire anterioara, citirea precedenta, ultimul index, ultima citire, indexul de luna trecuta, index luna trecuta, luna trecuta, vechi, anterior, precedent, anul trecut, ultimul index transmis',
    billed:
      'index facturat, indexul facturat, index estimat, indexul estimat, indexul de pe factura, index pe factura, de pe factura, din factura, pe factura, factura apare, pe de pe factura, din factura, pe factura, factura apare, pe factura figureaza, ati facturat, facturat, estimat',
    consumption: 'consum, consumul, consum lunar, consumat, am consumat, diferenta',
    meter:
      'serie contor, seria contorului, seria contor, seria, serie, serie aparat, numar contor, numarul contorului, nr contor, nr contorului, contor nr, contor numarul, contor numar, contorul nr, contor cu seria, contor seria, contorul cu seria, contor serie, contorul seria, serie apometru, apometru seria, apometru nr',
    meter_word: 'contor, contorul, contorului, contoare, contoarele, apometru, apometrul, aparat',
    client:
      'cod client, codul client, codul de client, codul meu de client, cod de client, nr client, numar client, numarul de client, cod incasare, cod de incasare, codul de incasare, cod autocitire, codul de autocitire, cod de autocitire, codul autocitire, cont client, cont contract, cod contract, codul de contract, id client, client nr, cod plata, client, cod eneltel, eneltel, cod partener, cod consumator, cod, codul, contract nr, nr contract, contractul nr, numar contract, contract, contractul',
    subscriber:
      'cod abonat, codul abonat, nr abonat, numar abonat, abonat nr, cod de abonat, abonat',
    place:
      'pod, cod pod, punct de masurare, loc consum, loc de consum, cod loc consum, cod loc de consum, locul de consum, nlc, nr loc consum, clc, cod nlc, numar loc consum, numar loc de consum, codul locului de consum, punct de consum, cod punct de consum',
    phone:
      'telefon, tel, mobil, nr telefon, numar telefon, numar de telefon, fax, gsm, sunati, suna la, telefonul, whatsapp',
    date: 'data, data citirii, data de, la data de, citit la, citit in, citit pe, din data, din data de, pe data de, in data de',
    sum: 'suma, suma de, total plata, total de plata, de plata, plata, am platit, achitat, am achitat, rest de plata, sold, factura de, pret, valoarea facturii, de platit, platit, plati',
    national_id:
      'cnp, cod numeric personal, cui, cif, serie ci, carte de identitate, buletin seria, iban',
    secret: 'parola, parola mea, pin, cod pin, parola este',
    street:
      'str, strada, bd, bdul, bulevardul, bulevard, calea, aleea, sos, soseaua, splaiul, piata, intrarea, prelungirea, comuna, satul, adresa',
    address_part:
      'ap, apartament, apartamentul, bl, bloc, blocul, sc, scara, et, etaj, etajul, sector, sectorul, cod postal, interfon, numarul, nr',
    other_number:
      'factura nr, numar factura, nr factura, factura numarul, factura seria, cerere nr, nr cerere, sesizare nr, nr inregistrare, numar de inregistrare, sigiliu, sigiliul, poz, pozitia, tichet',
    bill: 'factura, facturii, facturile, facturi',
  },
  signs: {
    unsure:
      'exemplu, de exemplu, test, proba, va rog sa verificati, verificati, prea mult, imposibil, nu sunt sigur, nu sunt sigura, nu stiu daca e corect, nu stiu daca este corect, nu stiu daca am citit, nu stiu daca am vazut, nu stiu daca e bine, nu stiu sigur, nu se vede bine, nu vad bine, neclar, ilizibil',
    echo: 'a fost inregistrat*, a fost inregistrata, a fost primit, a fost preluat*, am inregistrat indexul, va confirmam, a fost receptionat*',
    negation: 'nu, nu e, nu este, si nu, in loc de, nicidecum',
    correction:
      'corectie, corectez, corectati, rectific, rectificare, revin cu, am gresit, gresit, gresita, gresisem, eronat, eroare, scuze, de fapt, din greseala, anulati, corect, corecta, corectat, modificati, inlocuiti, nu tineti cont, ignorati',
    same: 'ca luna trecuta, la fel ca luna trecuta, acelasi index, la fel, aceeasi valoare, neschimbat, acelasi ca, ca data trecuta, fara modificari, identic',
    approximate:
      'minim, maxim, mai mult de, aproximativ, cam, circa, in jur de, aprox, cred ca, parca, vreo, probabil, poate, poate fi, s-ar putea',
    alternative: 'sau, ori',
    contract_end:
      'ma mut, m-am mutat, am vandut, reziliere, reziliez, rezilierea, incetare contract, incetarea contractului, am predat, index final, schimbare furnizor, contor schimbat, contor inlocuit, contorul a fost schimbat, contorul a fost inlocuit, contor nou, contorul nou, contor demontat, preluare',
    photo:
      'poza, poze, fotografie, fotografia, foto, imagine, imaginea, atasament, atasat, atasata, atasez, anexat, am atasat',
    question:
      'cum, cand, unde, de ce, cat, care este, ce trebuie, va rog sa-mi spuneti, as dori sa stiu, vreau sa stiu, se poate, pot sa',
    thanks: 'multumesc, multumim, mersi, va multumesc, ms, ok, bine, super, am inteles, in regula',
    closing:
      'cu stima, cu respect, o zi buna, o zi frumoasa, toate cele bune, cu consideratie, va multumesc, multumesc, multumim, numai bine, va doresc o zi buna',
    out_of_office:
      'in concediu, sunt plecat, sunt plecata, nu sunt la birou, absent, raspuns automat, mesaj automat, voi reveni, lipsesc din birou, revin pe data, out of office, acest mesaj a fost generat automat',
    registration: 'inregistrare, inrolare, inregistrez, dezabonare, asociere',
    request:
      'va rugam sa transmiteti, va rugam sa ne transmiteti, va rugam sa ne comunicati, va rugam sa comunicati, va rugam sa cititi, transmiteti, comunicati-ne, cititi contorul, trebuie sa trimit, trebuie sa transmit, nu uitati sa, puteti transmite, se transmit, transmite indexul, trimite indexul, trimiteti, va reamintim, perioada de autocitire',
    promise:
      'maine, poimaine, voi trimite, voi transmite, va voi trimite, va voi transmite, o sa trimit, o sa va trimit, am sa trimit, saptamana viitoare, diseara, mai tarziu',
    beyond: 'peste, sub',
    defect:
      'defect, defecta, stricat, s-a stricat, blocat, nu functioneaza, nu mai merge, nu merge, ars',
  },
  fillers: {
    greeting:
      'buna ziua, buna seara, buna dimineata, buna, salut, ziua buna, o zi buna, noapte buna, zi buna, o zi frumoasa, alo, hei, bna, buna ziua va rog',
    connector:
      'este, e, de, la, al, a, ale, pe, pentru, nr, numar, numarul, si, iar, cu, meu, mea, mele, actual, curent, citit, in, din, urmatorul, valoarea, are, energie, activa, transmit, autocitit, astazi, azi, avem, avand, am, luna aceasta, luna asta, de luna aceasta, pe luna, pentru luna, zona, tarif, tariful, mie, imi, ne, da, contorul meu',
    currency: 'lei, ron, leu',
    duration:
      'zi, zile, ore, minute, luni, ani, saptamani, saptamana, persoane, contoare, zile lucratoare',
    today: 'azi, astazi, in aceasta dimineata, acum',
    numbering: 'nr, numar, numarul, nr crt',
    from: 'intre, de la, din',
    until:
      'pana la, pana in, pana pe, pana la data de, pana in data de, pana, cel tarziu, pana cel tarziu pe, inainte de',
    towards: 'la, la nr, la numarul, catre, pe',
  },
  registers: {
    day: 'zi, ziua, index zi, tarif zi, tarif de zi, de zi',
    night: 'noapte, noaptea, index noapte, tarif noapte, tarif de noapte, de noapte',
    peak: 'varf, index varf, ore de varf',
    off_peak: 'gol, index gol, ore de gol',
    normal: 'normal, ore normale, plin',
    reactive: 'reactiva, energie reactiva, reactiv, inductiv, capacitiv',
    export: 'injectat, injectata, energie injectata, produs, livrata in retea, energie livrata',
  },
  utilities: {
    electricity:
      'energie electrica, curent, curent electric, electricitate, lumina, electric, curentul, curentului',
    gas: 'gaz, gaze, gazul, gaze naturale, gazului, gazelor, gaz metan',
    water: 'apa, apei, apa potabila, apometru, apometre',
    cold_water: 'apa rece, rece, apa rece baie, apa rece bucatarie, apei reci',
    hot_water: 'apa calda, calda, apa calda menajera, apei calde',
    heat: 'caldura, agent termic, energie termica, incalzire',
  },
  months: [
    'ianuarie',
    'februarie',
    'martie',
    'aprilie',
    'mai',
    'iunie',
    'iulie',
    'august',
    'septembrie',
    'octombrie',
    'noiembrie',
    'decembrie',
  ],
}
