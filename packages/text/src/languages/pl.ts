import type { LanguageWords } from './language-words.ts'

/** Polish. */
export const polish: LanguageWords = {
  code: 'pl',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: false,
  common:
    'dzien, dobry, prosze, podaje, i, w, na, z, nie, jest, stan, licznika, numer, klienta, pozdrawiam, dziekuje, sie, moj, witam, dla, ktory, panstwo, od, przesylam, do',
  labels: {
    reading:
      'stan licznika, stan, odczyt, odczytu, odczyty, wskazanie, wskazania, wskazanie licznika, odczyt licznika, stan wodomierza, stan gazomierza, aktualny stan, nowy stan, biezacy stan, aktualny odczyt, licznik pokazuje, stan obecny, nowy odczyt, stany licznikow, stany, wskazanie wodomierza, stan cieplomierza, stan podlicznika, stan pradu',
    current:
      'pokazuje, aktualnie, obecnie, teraz, nowe, nowy, odczytalem, odczytalam, spisalem, spisalam, wskazuje',
    previous:
      'poprzedni stan, stary stan, poprzedni odczyt, ostatni odczyt, ostatni stan, stan poprzedni, w zeszlym miesiacu, zeszly miesiac, poprzednio, poprzedni, poprzednie, stary, bylo, w ubieglym miesiacu',
    billed: 'na fakturze, szacowany, szacunkowy, stan szacowany, odczyt szacowany, na rachunku',
    consumption: 'zuzycie, zuzylem, zuzyto, roznica, zuzylam, zuzycia',
    meter:
      'numer licznika, nr licznika, licznik nr, licznik numer, numer fabryczny, nr fabryczny, numer wodomierza, nr wodomierza, wodomierz nr, numer gazomierza, nr gazomierza, gazomierz nr, numer seryjny, nr seryjny',
    meter_word:
      'licznik, licznika, liczniki, wodomierz, wodomierza, gazomierz, gazomierza, podlicznik',
    client:
      'numer klienta, nr klienta, nr ewidencyjny, numer ewidencyjny, kod klienta, kod nabywcy, numer kontrahenta, nr kontrahenta, nr umowy, numer umowy, klient nr, konto umowy, numer konta klienta, nr konta, identyfikator, numer platnika, numer odbiorcy, nr odbiorcy, kod odbiorcy, id klienta, nr platnika, kod, nr ewid, numer ewid, nr ew',
    subscriber: 'numer abonenta, nr abonenta, abonent nr',
    place:
      'ppe, numer ppe, nr ppe, kod ppe, punkt poboru, numer punktu poboru, nr punktu poboru, ppg, numer punktu, nr punktu',
    phone: 'telefon, tel, kom, komorka, faks, numer telefonu, nr telefonu, komorkowy, nr tel',
    date: 'data, z dnia, data odczytu, na dzien, dnia, w dniu, odczyt z dnia',
    sum: 'kwota, do zaplaty, zaplacilem, zaplacilam, suma, rachunek na, faktura na, oplata, naleznosc, wplata, saldo',
    national_id: 'pesel, nip, nr dowodu, dowod osobisty, dowod, regon, iban, numer rachunku',
    secret: 'haslo, pin, kod pin',
    street: 'ul, ulica, al, aleja, plac, os, osiedle, adres, pl, ulicy',
    address_part:
      'm, mieszkanie, lok, lokal, dom, nr domu, kod pocztowy, blok, klatka, pietro, nr mieszkania',
    other_number:
      'faktura nr, nr faktury, numer faktury, sprawa nr, nr sprawy, zgloszenie nr, nr zgloszenia, plomba, umowa nr, numer zgloszenia',
    bill: 'faktura, fakturze, rachunek, rachunku',
  },
  signs: {
    unsure:
      'przyklad, na przyklad, test, prosze sprawdzic, za duzo, nie jestem pewien, nie jestem pewna, slabo widac, nieczytelny, nieczytelne',
    echo: 'zostal przyjety, zostal zarejestrowany, panstwa odczyt, twoj odczyt, przyjelismy',
    negation: 'nie, zamiast, a nie',
    correction:
      'korekta, poprawka, poprawiam, pomylka, pomylilem, pomylilam, bledny, blednie, blad, przepraszam, wlasciwy, prawidlowy, poprawny, omylkowo, mylnie, bledne',
    same: 'jak w zeszlym miesiacu, bez zmian, taki sam, ten sam, jak poprzednio, jak ostatnio, tyle samo, nie zmienil sie, takie samo',
    approximate:
      'wiecej niz, okolo, ok, mniej wiecej, chyba, w przyblizeniu, prawie, moze, byc moze',
    alternative: 'lub, albo',
    contract_end:
      'wyprowadz*, przeprowadz*, rozwiazanie umowy, wypowiedzenie, wymiana licznika, wymiana wodomierza, nowy licznik, stary licznik, nowy wodomierz, stan koncowy, przepisanie, zdanie lokalu, protokol zdawczo*',
    photo:
      'zdjecie, foto, zdjecia, zalacznik, zalaczniku, w zalaczeniu, zalaczam, fotografia, zalaczone',
    question:
      'jak, kiedy, dlaczego, gdzie, ile, czy, ktory, co, jaki, do kiedy, pytanie, w jaki sposob',
    thanks: 'dziekuje, dzieki, dobrze, rozumiem, super, dziekujemy',
    closing:
      'z powazaniem, pozdrawiam, dziekuje, milego dnia, serdecznie pozdrawiam, z pozdrowieniami, pozdrowienia',
    out_of_office:
      'poza biurem, na urlopie, automatyczna odpowiedz, nieobecny, nieobecna, jestem na urlopie, odpowiedz automatyczna, wracam, przebywam na urlopie, autoresponder',
    registration: 'rejestracja, zarejestruj, wypisz',
    request:
      'przypominamy, prosimy o podanie, prosimy o przeslanie, prosimy podac, prosze podac, nalezy podac',
    promise: 'jutro, przesle, wysle, dosle, pojutrze, pozniej, w przyszlym tygodniu',
    beyond: 'ponad, powyzej, ponizej',
    defect: 'zepsuty, zepsul sie, uszkodzony, nie dziala',
  },
  fillers: {
    greeting:
      'dzien dobry, dobry wieczor, witam, milego dnia, czesc, dobranoc, szanowni panstwo, hej, drodzy panstwo',
    connector:
      'to, nr, numer, no, moj, na, z, wynosi, jest, i, w, dla, dzis, dzisiaj, energii, elektrycznej, obecny, biezacy, podaje, przesylam, miesiac, ten miesiac, w tym miesiacu, za miesiac, strefa, taryfa, mam, mamy',
    currency: 'zl, pln, zlotych, zlote, gr',
    duration:
      'dni, dzien temu, godzin, godziny, minut, miesiecy, miesiace, lat, tygodni, tygodnie, osoby, osob, rok, r, godz',
    today: 'dzis, dzisiaj',
    numbering: 'nr, numer, no',
    from: 'od, miedzy',
    until: 'do, do dnia, najpozniej do, nie pozniej niz do',
    towards: 'na, pod, na numer',
  },
  registers: {
    day: 'dzienna, dzienny, strefa dzienna, dzien, taryfa dzienna, dzienne',
    night: 'nocna, nocny, strefa nocna, noc, taryfa nocna, nocne',
    peak: 'szczyt, szczytowa, strefa szczytowa, szczytowy',
    off_peak: 'pozaszczyt, pozaszczytowa, strefa pozaszczytowa, pozaszczytowy',
    total: 'calodobowa, lacznie, razem, suma stref, calodobowy',
  },
  utilities: {
    electricity:
      'prad, pradu, energia elektryczna, energii elektrycznej, elektryczny, licznik pradu',
    gas: 'gaz, gazu, gazomierz, gazomierza, gazowy',
    water: 'woda, wody, wodomierz, wodomierza, wodomierze',
    cold_water: 'zimna woda, zimnej wody, woda zimna, zimna, zimnej, wody zimnej',
    hot_water: 'ciepla woda, cieplej wody, woda ciepla, ciepla, goraca woda, cieplej, wody cieplej',
    heat: 'cieplo, ciepla energia, ogrzewanie, cieplomierz, co',
  },
  months: [
    'stycz*',
    'lut, lutego, luty',
    'marz, marca, marzec',
    'kwie*',
    'maj*',
    'czerw*',
    'lip, lipca, lipiec',
    'sierp*',
    'wrzes*',
    'pazdz*',
    'listop*',
    'grud*',
  ],
}
