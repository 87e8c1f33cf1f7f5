import type { LanguageWords } from './language-words.ts'

/** German. */
export const german: LanguageWords = {
  code: 'de',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'der, die, das, und, ist, ich, mein, meine, bitte, sehr, geehrte, mit, am, vom, den, fur, nicht, wir, sie, hallo, zahlerstand, freundlichen, grussen, damen, herren, zahler',
  labels: {
    reading:
      'zahlerstand, zahlerstande, zahlerstand neu, neuer zahlerstand, aktueller zahlerstand, stand, ablesung, ablesewert, ablesestand, zahlerablesung, aktueller stand, neuer stand, messwert, ablesewerte, stand neu, zahler zeigt, zahlwerksstand, *zahlerstand, stromstand, gasstand, wasserstand, zahlerstaende, stande, stand gas, stand strom',
    current:
      'aktuell, neu, zeigt, jetzt, steht, steht bei, steht auf, steht heute bei, steht heute auf, abgelesen habe ich, habe abgelesen, habe ich abgelesen, zeigt an, zeigt heute',
    previous:
      'alter zahlerstand, zahlerstand alt, letzter zahlerstand, vorheriger zahlerstand, letzter stand, alter stand, vorjahr, letztes jahr, letzten monat, stand alt, alt, anfangsstand, bisher, vorher, voriger stand, letzte ablesung',
    billed:
      'laut rechnung, geschatzt, geschatzter zahlerstand, auf der rechnung, rechnung steht, in der rechnung, schatzwert, abgerechnet',
    consumption:
      'verbrauch, verbraucht, differenz, jahresverbrauch, stromverbrauch, gasverbrauch, wasserverbrauch',
    meter:
      'zahlernummer, zahler nr, zahlernr, zahler-nr, zahler nummer, geratenummer, serialnummer, seriennummer, zahlpunktnummer gerat, zahler no, nummer des zahlers, zahlernummern, stromzahler nr, gaszahler nr, wasserzahler nr',
    meter_word:
      'zahler, stromzahler, gaszahler, wasserzahler, warmezahler, gasuhr, wasseruhr, stromuhr',
    client:
      'kundennummer, kunden nr, kundennr, kunden-nr, kunden-nummer, vertragskonto, vertragskontonummer, vertragskonto nr, vertragskonto-nr, kundenkonto, vertragsnummer, vertragsnr, kd nr, kdnr, kd-nr, vk, vertrags nr, mein kundennummer, vertrag nr, code, kd',
    subscriber: 'abnehmernummer, teilnehmernummer, geschaftspartner, geschaftspartnernummer',
    place:
      'marktlokation, malo, malo-id, malo id, messlokation, melo, zahlpunkt, zahlpunktbezeichnung, zahlpunktnummer, verbrauchsstelle, marktlokations-id, verbrauchsstellennummer',
    phone:
      'telefon, tel, mobil, handy, fax, rufnummer, telefonnummer, handynummer, erreichbar unter',
    date: 'datum, abgelesen am, abgelesen, ablesedatum, am, vom, ablesung am, zum, stand vom, per',
    sum: 'betrag, rechnungsbetrag, abschlag, nachzahlung, guthaben, zahlung, uberwiesen, bezahlt, kosten, summe',
    national_id:
      'steuernummer, steuer-id, personalausweis, ausweisnummer, iban, bic, kontonummer, bankverbindung, blz',
    secret: 'passwort, kennwort, pin, geheimzahl',
    street:
      'adresse, anschrift, str, strasse, *strasse, *str, weg, *weg, platz, *platz, allee, *allee, gasse, *gasse, ring, *ring',
    address_part: 'whg, wohnung, etage, stock, hausnummer, haus nr, plz, og, postleitzahl, haus',
    other_number:
      'rechnungsnummer, rechnung nr, rechnungsnr, auftragsnummer, vorgangsnummer, ticket, aktenzeichen, referenz, plombe, plombennummer, vorgang, ust-id, hrb, steuer',
    bill: 'rechnung, rechnungen',
  },
  signs: {
    unsure:
      'beispiel, zum beispiel, test, bitte prufen, zu hoch, kann nicht stimmen, nicht sicher, unsicher, schlecht lesbar, kaum lesbar, nicht lesbar, unleserlich',
    echo: 'wurde erfasst, wurde registriert, haben wir erhalten, wurde ubernommen, ihr zahlerstand, ihre zahlerstande',
    negation: 'nicht, statt, anstatt, und nicht, sondern, anstelle von, kein',
    correction:
      'korrektur, korrigieren, korrigiert, falsch, falscher, fehler, irrtumlich, irrtum, vertippt, verlesen, richtig, richtiger, entschuldigung, sorry, tippfehler, berichtigung, berichtigen, korrekt',
    same: 'wie letzten monat, wie letztes mal, unverandert, gleich geblieben, wie bisher, wie letztes jahr, wie im letzten monat, keine anderung, derselbe, gleiche wie, wie zuletzt, wie im vormonat',
    approximate:
      'mehr als, weniger als, mindestens, etwa, ungefahr, circa, ca, rund, vermutlich, ich glaube, schatzungsweise, wahrscheinlich, konnte, vielleicht',
    alternative: 'oder, bzw, entweder',
    contract_end:
      'auszug, ausgezogen, umzug, kundigung, kundige, einzug, eingezogen, schlussablesung, ubergabe, zahlerwechsel, neuer zahler, alter zahler, zahlertausch, endstand, wohnungsubergabe, ubergabeprotokoll, mieterwechsel',
    photo: 'foto, bild, anhang, anbei, fotos, beigefugt, angehangt, anlage, im anhang',
    question:
      'wie, wann, warum, wo, was, wieviel, konnen sie, konnte ich, kann ich, weshalb, bis wann, muss ich, frage',
    thanks: 'danke, vielen dank, ok, alles klar, super, dankeschon, besten dank, passt',
    closing:
      'mit freundlichen grussen, freundliche grusse, viele grusse, mfg, beste grusse, herzliche grusse, grusse, gruss, danke, vielen dank, lg, vg, schone grusse, mit freundlichem gruss, liebe grusse',
    out_of_office:
      'abwesenheit, abwesenheitsnotiz, nicht im buro, im urlaub, automatische antwort, nicht erreichbar, ausser haus, wieder erreichbar, abwesend, bin ich wieder, in dringenden fallen',
    registration: 'registrierung, anmelden, abmelden, registrieren',
    request:
      'bitte teilen sie, teilen sie uns, ubermitteln sie, bitte lesen sie, lesen sie bitte, melden sie, bitte melden sie, senden sie uns, bitte geben sie, geben sie uns, bitte tragen sie, wir bitten sie, erinnerung',
    promise: 'morgen, ubermorgen, nachste woche, nachreichen, reiche nach, reiche ich, folgt noch',
    beyond: 'uber, unter',
    defect: 'defekt, kaputt, funktioniert nicht, steht still',
  },
  fillers: {
    greeting:
      'guten tag, guten abend, guten morgen, gute nacht, schonen tag, hallo, schonen abend, moin, servus, gruss gott, einen schonen tag, schonen tag noch, hey, hi, liebes team',
    connector:
      'ist, der, die, das, den, vom, nr, no, nummer, lautet, mein, meine, meines, betragt, von, und, fur, des, bei, beim, heute, im, in, unser, folgender, mit, energie, bezug, neue, diesen monat, monat, zone, tarif, habe, ich, haben, wir, hier, er, es, dem, zum, an, anbei',
    currency: 'eur, euro, chf, cent',
    duration:
      'tage, tagen, stunden, uhr, minuten, monate, monaten, jahre, jahren, wochen, personen, woche, werktage, person, mal, prozent',
    today: 'heute, heute morgen, heute abend, heute fruh',
    numbering: 'nr, nummer, no',
    from: 'von, vom, zwischen, ab',
    until:
      'bis, bis zum, bis spatestens, spatestens, spatestens bis, spatestens am, bis spatestens zum',
    towards: 'an, unter, zu',
  },
  registers: {
    HT: 'hochtarif, ht, hochtarifzeit',
    NT: 'niedertarif, nt, niedertarifzeit, nebentarif',
    day: 'tag, tagstrom, tagtarif, tagesstrom, tags',
    night: 'nacht, nachtstrom, nachttarif, nachts',
    total: 'gesamt, summe zahlwerk, gesamtstand, eintarif',
    export: 'einspeisung, lieferung, eingespeist',
  },
  utilities: {
    electricity:
      'strom, stromzahler, elektrizitat, stromstand, stromzahlerstand, haushaltsstrom, stromuhr',
    gas: 'gas, gaszahler, erdgas, gasstand, gaszahlerstand, gasuhr',
    water: 'wasser, wasserzahler, trinkwasser, wasserstand, wasserzahlerstand, wasseruhr',
    cold_water: 'kaltwasser, kaltwasserzahler, kalt',
    hot_water: 'warmwasser, warmwasserzahler, warm',
    heat: 'warme, fernwarme, warmezahler, heizung',
  },
  months: [
    'januar, janner, jan',
    'februar, feb',
    'marz',
    'april, apr',
    'mai',
    'juni, jun',
    'juli, jul',
    'august, aug',
    'september, sept, sep',
    'oktober, okt',
    'november, nov',
    'dezember, dez',
  ],
}
