import type { LanguageWords } from './language-words.ts'

/** French. */
export const french: LanguageWords = {
  code: 'fr',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: false,
  common:
    'bonjour, le, la, les, des, est, je, vous, mon, ma, et, pour, du, une, un, mes, madame, monsieur, merci, cordialement, compteur, releve, index, voici, numero, avec, pas, ne',
  labels: {
    reading:
      "index, releve, releve de compteur, releve du compteur, auto-releve, autoreleve, relevé, nouvel index, index actuel, index compteur, index du compteur, nouveau releve, compteur indique, compteur affiche, index releve, mon index, l index, l'index, index de consommation, index de ce jour",
    current: "indique, affiche, actuel, actuellement, maintenant, j'ai releve, j'ai lu, marque",
    previous:
      'ancien index, index precedent, dernier index, dernier releve, ancien releve, releve precedent, mois dernier, precedent, ancien, le mois dernier, mois precedent',
    billed:
      'index estime, estime, estimee, sur la facture, index facture, facture indique, sur ma facture, estimation',
    consumption: 'consommation, consomme, consommes, difference',
    meter:
      'numero de compteur, n de compteur, no de compteur, compteur n, compteur no, numero du compteur, matricule, matricule compteur, matricule du compteur, numero de serie, n de serie, no de serie, compteur numero, no compteur, num compteur, numero compteur, n compteur',
    meter_word: 'compteur, compteurs',
    client:
      'numero de client, numero client, n client, no client, reference client, ref client, no de client, n de client, compte client, client n, client no, numero de contrat, contrat n, contrat no, no de contrat, reference contrat, ref contrat, numero de compte, compte contrat, num client, contrat, code client, identifiant, n de contrat, compte n, compte no, code, n de compte, compte client n',
    subscriber:
      "numero d abonne, numero abonne, abonne n, abonne no, no abonne, abonne, numero d'abonne, n abonne, n' abonne",
    place:
      'pdl, prm, pce, point de livraison, numero pdl, numero pce, point de comptage, numero de pdl, no pdl, numero prm, ean, code ean',
    phone: 'telephone, tel, portable, mobile, fax, numero de telephone, gsm, mon portable',
    date: 'date, releve le, le, en date du, date de releve, date du releve, du, a la date du, lu le',
    sum: 'montant, total, paye, facture de, a payer, solde, paiement, regle, somme',
    national_id:
      'numero de securite sociale, securite sociale, iban, carte d identite, siret, siren, bic',
    secret: 'mot de passe, mdp, code secret, pin, code pin',
    street:
      'rue, avenue, av, boulevard, bd, bld, place, allee, chemin, impasse, route, quai, adresse, cours, square, passage',
    address_part:
      'appt, appartement, apt, etage, bat, batiment, escalier, code postal, cp, porte, lot, residence',
    other_number:
      'facture n, facture no, numero de facture, no de facture, dossier, dossier n, reclamation, ticket, ref, reference, plomb, scelle, reference dossier, num facture',
    bill: 'facture, factures',
  },
  signs: {
    unsure:
      'exemple, par exemple, test, essai, verifier, trop eleve, impossible, pas sur, pas sure, pas certain, pas certaine, illisible, peu lisible, mal lisible',
    echo: 'a ete enregistre, a ete enregistree, a ete recu, avons recu, votre index, votre releve',
    negation: 'pas, et non, au lieu de, non pas, plutot que, non',
    correction:
      'correction, corriger, corrige, erreur, errone, erronee, trompe, trompee, desole, desolee, rectification, rectifier, faux, fausse, pardon, me suis trompe, correct, rectificatif',
    same: 'comme le mois dernier, meme index, inchange, sans changement, identique, le meme, comme avant, pas change, meme que',
    approximate:
      'plus de, moins de, au dessus de, environ, a peu pres, approximativement, je crois, peut-etre, autour de, env, peut etre, peut',
    alternative: 'ou, ou bien',
    contract_end:
      'demenage, demenagement, resiliation, resilier, changement de compteur, nouveau compteur, ancien compteur, releve final, index final, etat des lieux, emmenagement, fin de contrat, compteur remplace, compteur change, index de fin, index de depart',
    photo: 'photo, photos, image, piece jointe, ci-joint, ci-jointe, jointe, en pj, pj, joint',
    question:
      'comment, quand, pourquoi, ou est, combien, quel, quelle, puis-je, pouvez-vous, est-ce que, que dois-je, qui, jusqu a quand, question, faut-il',
    thanks: 'merci, merci beaucoup, ok, d accord, parfait, bien recu',
    closing:
      'cordialement, bien cordialement, merci, salutations, bien a vous, sinceres salutations, merci d avance, bonne journee, bonne reception',
    out_of_office:
      'absent du bureau, en conge, en conges, reponse automatique, absente, de retour le, absence du bureau, je suis absent, en vacances, actuellement absent',
    registration: 'inscription, desinscription, enregistrement',
    request:
      'merci de nous transmettre, merci de transmettre, merci de nous communiquer, merci de communiquer, veuillez transmettre, veuillez nous transmettre, veuillez nous communiquer, veuillez communiquer, transmettez, communiquez, n oubliez pas, pensez a, relevez votre',
    promise:
      "demain, j'enverrai, vous enverrai, transmettrai, la semaine prochaine, plus tard, apres-demain",
    beyond: 'vers',
    defect: 'en panne, casse, bloque, ne fonctionne pas, ne fonctionne plus',
  },
  fillers: {
    greeting:
      'bonjour, bonsoir, bonne journee, bonne nuit, bonne soiree, salut, madame monsieur, bonne fin de journee, coucou, hello',
    connector:
      'est, de, du, la, le, les, n, no, numero, mon, ma, mes, a, au, et, pour, ce jour, est de, s eleve, d, l, en, suivant, suivants, ci-dessous, voici, dont, son, ce mois, ce mois-ci, mois, zone, tarif, j ai, nous avons, votre, ici, moi, compteur de, bien',
    currency: 'eur, euros, euro, chf',
    duration: 'jours, heures, minutes, mois, ans, semaines, personnes, an, fois, h, jour ouvre',
    today: "aujourd'hui, ce matin, ce soir",
    numbering: 'n, no, numero, nr',
    from: 'du, entre',
    until: "jusqu'au, avant le, avant, au plus tard le, jusqu au",
    towards: 'au, a, au numero',
  },
  registers: {
    HP: 'heures pleines, heure pleine, hp, pleines',
    HC: 'heures creuses, heure creuse, hc, creuses',
    day: 'jour',
    night: 'nuit',
    base: 'base',
    total: 'total compteur, index total',
  },
  utilities: {
    electricity: 'electricite, courant, linky, electrique, elec, pdl, prm',
    gas: 'gaz, gaz naturel, gazpar, pce',
    water: "eau, l'eau, d'eau, eau potable",
    cold_water: 'eau froide, froide',
    hot_water: 'eau chaude, chaude',
    heat: 'chauffage, chaleur',
  },
  months: [
    'janvier, janv',
    'fevrier, fevr',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'aout',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
  ],
}
