import type { LanguageWords } from './language-words.ts'

/** Italian. */
export const italian: LanguageWords = {
  code: 'it',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'il, la, di, del, della, buongiorno, salve, sono, e, per, con, che, mio, mia, vi, comunico, invio, lettura, contatore, gentile, gentili, cordiali, saluti, grazie, codice, cliente, acqua',
  labels: {
    reading:
      'lettura, letture, autolettura, autoletture, lettura attuale, lettura contatore, lettura del contatore, nuova lettura, lettura del, lettura al, contatore segna, valore letto, lettura rilevata, consumo letto',
    current: 'segna, ora, attuale, ho letto, riporta, segnava oggi',
    previous:
      'lettura precedente, precedente, ultima lettura, vecchia lettura, lettura vecchia, mese scorso, scorso mese, mese precedente, anno scorso',
    billed:
      'lettura stimata, stimata, in bolletta, sulla bolletta, lettura fatturata, fatturata, in fattura',
    consumption: 'consumo, consumi, consumato, consumati, differenza',
    meter:
      'matricola, matricola contatore, matricola del contatore, numero contatore, contatore n, contatore numero, contatore matricola, numero di matricola, n contatore, seriale, n matricola, contatore nr',
    meter_word: 'contatore, contatori, misuratore, contatore acqua, contatore gas, contatore luce',
    client:
      'codice cliente, cod cliente, numero cliente, n cliente, codice utente, cod utente, codice contratto, contratto n, numero contratto, codice utenza, utenza, cliente, id cliente, conto contrattuale, codice servizio, codice fornitura, numero utente, cod utenza, codice, cod',
    subscriber: 'codice abbonato, abbonato',
    place: 'pod, pdr, codice pod, codice pdr, punto di prelievo, punto di riconsegna, codice punto',
    phone: 'telefono, tel, cell, cellulare, fax, numero di telefono, recapito, recapito telefonico',
    date: 'data, del, in data, data lettura, letto il, rilevata il, effettuata il, il, al, data di lettura',
    sum: 'importo, totale, pagato, bolletta di, fattura di, da pagare, saldo, pagamento',
    national_id: 'codice fiscale, cf, p iva, partita iva, iban, carta identita, carta di identita',
    secret: 'password, pin, codice segreto',
    street: 'via, viale, piazza, corso, largo, vicolo, strada, indirizzo, p.za, contrada, localita',
    address_part: 'int, interno, scala, piano, civico, cap, n civico, palazzina',
    other_number:
      'fattura n, numero fattura, bolletta n, pratica, pratica n, numero pratica, ticket, protocollo, sigillo, rif',
    bill: 'fattura, bolletta, bollette',
  },
  signs: {
    unsure:
      'esempio, ad esempio, prova, test, verificate, troppo alta, impossibile, non sono sicuro, non sono sicura, poco leggibile, illeggibile, non si legge',
    echo: 'e stata registrata, e stata ricevuta, abbiamo ricevuto, la sua lettura, la tua lettura',
    negation: 'non, anziche, invece di, al posto di, e non',
    correction:
      'correzione, correggo, correggere, errata, errato, errore, sbagliato, sbagliata, sbagliata, rettifica, rettifico, scusate, mi scuso, corretta, corretto, refuso',
    same: 'come il mese scorso, come lo scorso mese, stessa lettura, invariata, invariato, uguale a, come l altra volta, la stessa, come prima, nessuna variazione',
    approximate:
      'piu di, meno di, circa, piu o meno, approssimativamente, credo, forse, quasi, intorno a, puo essere, magari',
    alternative: 'oppure, o',
    contract_end:
      'disdetta, trasloco, traslocato, cessazione, voltura, subentro, lettura finale, chiusura, sostituzione contatore, contatore sostituito, nuovo contatore, vecchio contatore, contatore nuovo',
    photo: 'foto, fotografia, immagine, allegato, allego, in allegato, allegata',
    question:
      'come, quando, perche, dove, quanto, quale, posso, potete, vorrei sapere, cosa, chi, devo',
    thanks: 'grazie, ok, va bene, perfetto, ricevuto, grazie mille',
    closing:
      'cordiali saluti, distinti saluti, saluti, grazie, un saluto, cordialmente, grazie mille, buona giornata',
    out_of_office:
      'fuori ufficio, fuori sede, in ferie, risposta automatica, assente, saro assente, rientrero, messaggio automatico, ufficio chiuso',
    registration: 'registrazione, iscrizione, disiscrizione',
    request:
      'si ricorda, ricordiamo, le ricordiamo, vi ricordiamo, comunichi, la invitiamo, vi invitiamo, si prega di',
    promise:
      'domani, inviero, mandero, comunichero, la prossima settimana, piu tardi, stasera, dopodomani',
    beyond: 'oltre, sotto',
    defect: 'guasto, rotto, bloccato, non funziona',
  },
  fillers: {
    greeting:
      'buon giorno, buongiorno, buona giornata, buona sera, buonasera, buona notte, salve, ciao, buon pomeriggio, buona serata, ehi, gentili signori',
    connector:
      'e, di, del, della, dei, il, la, n, nr, no, numero, mio, mia, con, da, oggi, per, in, energia, elettrica, attiva, le, i, al, sono, odierna, comunico, essere, seguente, questo mese, mese, zona, fascia, tariffa, ho, abbiamo, ecco, invio, trasmetto, attualmente',
    currency: 'eur, euro',
    duration: 'giorni, ore, minuti, mesi, anni, settimane, persone, giorno, volte',
    today: 'oggi, stamattina, stamane',
    numbering: 'n, nr, no, numero',
    from: 'dal, tra, fra, da',
    until: 'entro, entro il, fino al, al piu tardi, entro e non oltre il, prima del',
    towards: 'a, al, al numero',
  },
  registers: {
    F1: 'fascia 1, fascia f1, fascia uno',
    F2: 'fascia 2, fascia f2, fascia due',
    F3: 'fascia 3, fascia f3, fascia tre',
    day: 'diurna, diurno, giorno',
    night: 'notturna, notturno, notte',
    total: 'totale contatore, monoraria, totale letture',
  },
  utilities: {
    electricity: 'luce, energia elettrica, elettricita, corrente, elettrico, elettrica',
    gas: 'gas, gas metano, metano, smc, pdr',
    water: 'acqua, idrico, idrica, acquedotto',
    cold_water: 'acqua fredda, fredda',
    hot_water: 'acqua calda, calda, acqua calda sanitaria',
    heat: 'riscaldamento, calore, teleriscaldamento',
  },
  months: [
    'gennaio, gen',
    'febbraio',
    'marzo',
    'aprile',
    'maggio',
    'giugno',
    'luglio',
    'agosto',
    'settembre',
    'ottobre',
    'novembre',
    'dicembre',
  ],
}
