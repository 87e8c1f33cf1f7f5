import type { ReconciliationOutcomeCode } from '@selfread/core'

type Texts = { readonly [Code in ReconciliationOutcomeCode]: string }

const en: Texts = {
  matched: 'used as sent',
  matched_within_tolerance: 'used, within tolerance',
  different_value: 'another value is stored as your reading',
  other_date: 'used, but on another date',
  replaced_by_operator_read: 'replaced by a reading of the operator',
  replaced_by_estimate: 'replaced by an estimate',
  missing_register: 'this register is missing',
  missing_place: 'the place of consumption is missing',
  unknown_meter: 'the operator names another meter',
  after_cutoff: 'sent after the operator’s closing date',
  not_sent: 'not yet sent to the operator',
}

const ro: Texts = {
  matched: 'folosit așa cum a fost transmis',
  matched_within_tolerance: 'folosit, în limita toleranței',
  different_value: 'altă valoare este înregistrată ca autocitire',
  other_date: 'folosit, dar la altă dată',
  replaced_by_operator_read: 'înlocuit cu o citire a operatorului',
  replaced_by_estimate: 'înlocuit cu o estimare',
  missing_register: 'acest cadran lipsește',
  missing_place: 'locul de consum lipsește',
  unknown_meter: 'operatorul indică alt contor',
  after_cutoff: 'transmis după data limită a operatorului',
  not_sent: 'netransmis încă operatorului',
}

const uk: Texts = {
  matched: 'використано без змін',
  matched_within_tolerance: 'використано, у межах допуску',
  different_value: 'як ваше показання записано інше значення',
  other_date: 'використано, але на іншу дату',
  replaced_by_operator_read: 'замінено показанням оператора',
  replaced_by_estimate: 'замінено розрахунковим значенням',
  missing_register: 'цієї зони немає',
  missing_place: 'місця споживання немає',
  unknown_meter: 'оператор вказує інший лічильник',
  after_cutoff: 'передано після кінцевої дати оператора',
  not_sent: 'ще не передано оператору',
}

const ru: Texts = {
  matched: 'использовано без изменений',
  matched_within_tolerance: 'использовано, в пределах допуска',
  different_value: 'как ваше показание записано другое значение',
  other_date: 'использовано, но на другую дату',
  replaced_by_operator_read: 'заменено показанием оператора',
  replaced_by_estimate: 'заменено расчётным значением',
  missing_register: 'эта зона отсутствует',
  missing_place: 'место потребления отсутствует',
  unknown_meter: 'оператор указывает другой счётчик',
  after_cutoff: 'передано после предельной даты оператора',
  not_sent: 'ещё не передано оператору',
}

const tr: Texts = {
  matched: 'bildirildiği gibi kullanıldı',
  matched_within_tolerance: 'kullanıldı, tolerans içinde',
  different_value: 'bildiriminiz yerine başka bir değer kayıtlı',
  other_date: 'kullanıldı, ancak başka bir tarihle',
  replaced_by_operator_read: 'dağıtım şirketinin okumasıyla değiştirildi',
  replaced_by_estimate: 'tahminle değiştirildi',
  missing_register: 'bu zaman dilimi yok',
  missing_place: 'tüketim yeri yok',
  unknown_meter: 'dağıtım şirketi başka bir sayaç bildiriyor',
  after_cutoff: 'şirketin son tarihinden sonra iletildi',
  not_sent: 'henüz şirkete iletilmedi',
}

const hi: Texts = {
  matched: 'ज्यों की त्यों उपयोग हुई',
  matched_within_tolerance: 'सहनसीमा के भीतर उपयोग हुई',
  different_value: 'आपकी रीडिंग के रूप में दूसरा मान दर्ज है',
  other_date: 'उपयोग हुई, पर दूसरी तारीख पर',
  replaced_by_operator_read: 'ऑपरेटर की रीडिंग से बदली गई',
  replaced_by_estimate: 'अनुमान से बदली गई',
  missing_register: 'यह रजिस्टर नहीं है',
  missing_place: 'उपभोग स्थान नहीं है',
  unknown_meter: 'ऑपरेटर दूसरा मीटर बताता है',
  after_cutoff: 'ऑपरेटर की अंतिम तिथि के बाद भेजी गई',
  not_sent: 'अभी ऑपरेटर को नहीं भेजी गई',
}

const catalogue: { readonly [language: string]: Texts } = { en, hi, ro, ru, tr, uk }

/** An outcome in a language that customers read; in English where there is no translation. */
export function outcomeText(code: ReconciliationOutcomeCode, language: string): string {
  return (catalogue[language.split('-')[0] ?? ''] ?? en)[code]
}
