/** What letters say, in one language. Values arrive formatted; placeholders are function arguments. */
export interface LetterTexts {
  readonly greeting: (name: string) => string
  readonly closing: (supplier: string) => string
  readonly confirmationSubject: (receipts: string) => string
  readonly confirmationIntro: string
  readonly reviewSubject: (number: string) => string
  readonly reviewIntro: (number: string) => string
  readonly absenceSubject: (receipt: string) => string
  readonly absenceIntro: string
  readonly absenceNext: string
  /** What time-of-use bands are called; another one keeps its code. */
  readonly tiers: { readonly [tier: string]: string }
  readonly labels: {
    readonly place: string
    readonly meter: string
    readonly register: string
    readonly value: string
    readonly date: string
    readonly receipt: string
    readonly outcome: string
    readonly operatorValue: string
  }
}

const ro: LetterTexts = {
  greeting: (name) => `Bună ziua${name && `, ${name}`}!`,
  closing: (supplier) => `Cu stimă,\n${supplier}`,
  confirmationSubject: (receipts) => `Confirmare autocitire ${receipts}`,
  confirmationIntro: 'Am înregistrat autocitirea dumneavoastră:',
  reviewSubject: (number) => `Am primit mesajul dumneavoastră (${number})`,
  reviewIntro: (number) =>
    `Am primit mesajul dumneavoastră cu numărul ${number}. Un coleg îl verifică și vă răspunde; nu este nevoie să îl trimiteți din nou.`,
  absenceSubject: (receipt) => `Autocitirea ${receipt} nu se regăsește în datele operatorului`,
  absenceIntro:
    'Indexul comunicat de dumneavoastră nu a fost folosit ca atare în datele de măsurare primite de la operatorul de rețea:',
  absenceNext:
    'Am înștiințat operatorul de rețea. Dacă nu sunteți de acord cu indexul său, ne puteți cere să deschidem o contestație.',
  tiers: { day: 'zi', night: 'noapte' },
  labels: {
    place: 'Loc de consum',
    meter: 'Contor',
    register: 'Cadran',
    value: 'Index',
    date: 'Data citirii',
    receipt: 'Număr de înregistrare',
    outcome: 'Constatare',
    operatorValue: 'Indexul operatorului',
  },
}

const en: LetterTexts = {
  greeting: (name) => `Dear ${name || 'customer'},`,
  closing: (supplier) => `Kind regards,\n${supplier}`,
  confirmationSubject: (receipts) => `Meter reading confirmed ${receipts}`,
  confirmationIntro: 'We have recorded your meter reading:',
  reviewSubject: (number) => `We received your message (${number})`,
  reviewIntro: (number) =>
    `We received your message under number ${number}. A colleague is looking at it and will answer; there is no need to send it again.`,
  absenceSubject: (receipt) => `Your reading ${receipt} is not in the network operator’s data`,
  absenceIntro:
    'The index you sent was not used as it stands in the measurement data that the network operator gave us:',
  absenceNext:
    'We have told the network operator. If you do not agree with its index, you can ask us to open a dispute.',
  tiers: { day: 'day', night: 'night' },
  labels: {
    place: 'Place of consumption',
    meter: 'Meter',
    register: 'Register',
    value: 'Index',
    date: 'Read on',
    receipt: 'Receipt number',
    outcome: 'Finding',
    operatorValue: 'Operator’s index',
  },
}

const uk: LetterTexts = {
  greeting: (name) => `Доброго дня${name && `, ${name}`}!`,
  closing: (supplier) => `З повагою,\n${supplier}`,
  confirmationSubject: (receipts) => `Підтвердження показань ${receipts}`,
  confirmationIntro: 'Ми зареєстрували ваші показання:',
  reviewSubject: (number) => `Ми отримали ваше повідомлення (${number})`,
  reviewIntro: (number) =>
    `Ми отримали ваше повідомлення за номером ${number}. Його перевіряє наш працівник і відповість вам; надсилати ще раз не потрібно.`,
  absenceSubject: (receipt) => `Показань ${receipt} немає в даних оператора мережі`,
  absenceIntro:
    'Передані вами показання не використано без змін у даних вимірювань, отриманих від оператора мережі:',
  absenceNext:
    'Ми повідомили оператора мережі. Якщо ви не згодні з його показаннями, ви можете попросити нас відкрити спір.',
  tiers: { day: 'день', night: 'ніч' },
  labels: {
    place: 'Місце споживання',
    meter: 'Лічильник',
    register: 'Зона',
    value: 'Показання',
    date: 'Дата зняття',
    receipt: 'Реєстраційний номер',
    outcome: 'Результат',
    operatorValue: 'Показання оператора',
  },
}

const ru: LetterTexts = {
  greeting: (name) => `Здравствуйте${name && `, ${name}`}!`,
  closing: (supplier) => `С уважением,\n${supplier}`,
  confirmationSubject: (receipts) => `Подтверждение показаний ${receipts}`,
  confirmationIntro: 'Мы зарегистрировали ваши показания:',
  reviewSubject: (number) => `Мы получили ваше сообщение (${number})`,
  reviewIntro: (number) =>
    `Мы получили ваше сообщение под номером ${number}. Его проверяет наш сотрудник и ответит вам; отправлять ещё раз не нужно.`,
  absenceSubject: (receipt) => `Показаний ${receipt} нет в данных сетевого оператора`,
  absenceIntro:
    'Переданные вами показания не использованы без изменений в данных измерений, полученных от сетевого оператора:',
  absenceNext:
    'Мы уведомили сетевого оператора. Если вы не согласны с его показаниями, вы можете попросить нас открыть спор.',
  tiers: { day: 'день', night: 'ночь' },
  labels: {
    place: 'Место потребления',
    meter: 'Счётчик',
    register: 'Зона',
    value: 'Показание',
    date: 'Дата снятия',
    receipt: 'Регистрационный номер',
    outcome: 'Результат',
    operatorValue: 'Показание оператора',
  },
}

const tr: LetterTexts = {
  greeting: (name) => `Merhaba${name && ` ${name}`},`,
  closing: (supplier) => `Saygılarımızla,\n${supplier}`,
  confirmationSubject: (receipts) => `Endeks bildirimi onayı ${receipts}`,
  confirmationIntro: 'Bildirdiğiniz endeksi kaydettik:',
  reviewSubject: (number) => `Mesajınızı aldık (${number})`,
  reviewIntro: (number) =>
    `Mesajınızı ${number} numarasıyla aldık. Bir çalışanımız inceliyor ve size yanıt verecek; yeniden göndermenize gerek yok.`,
  absenceSubject: (receipt) => `${receipt} numaralı endeksiniz dağıtım şirketinin verilerinde yok`,
  absenceIntro:
    'Bildirdiğiniz endeks, dağıtım şirketinden aldığımız ölçüm verilerinde olduğu gibi kullanılmamış:',
  absenceNext:
    'Dağıtım şirketine bildirdik. Şirketin endeksini kabul etmiyorsanız bizden itiraz açmamızı isteyebilirsiniz.',
  tiers: { day: 'gündüz', night: 'gece' },
  labels: {
    place: 'Tüketim yeri',
    meter: 'Sayaç',
    register: 'Zaman dilimi',
    value: 'Endeks',
    date: 'Okuma tarihi',
    receipt: 'Kayıt numarası',
    outcome: 'Sonuç',
    operatorValue: 'Dağıtım şirketinin endeksi',
  },
}

const hi: LetterTexts = {
  greeting: (name) => `नमस्ते${name && ` ${name}`},`,
  closing: (supplier) => `सादर,\n${supplier}`,
  confirmationSubject: (receipts) => `मीटर रीडिंग की पुष्टि ${receipts}`,
  confirmationIntro: 'हमने आपकी मीटर रीडिंग दर्ज कर ली है:',
  reviewSubject: (number) => `हमें आपका संदेश मिला (${number})`,
  reviewIntro: (number) =>
    `हमें आपका संदेश संख्या ${number} के साथ मिला। हमारे सहकर्मी इसे देख रहे हैं और उत्तर देंगे; दोबारा भेजने की आवश्यकता नहीं है।`,
  absenceSubject: (receipt) => `आपकी रीडिंग ${receipt} नेटवर्क ऑपरेटर के डेटा में नहीं है`,
  absenceIntro: 'आपकी भेजी रीडिंग नेटवर्क ऑपरेटर से मिले माप डेटा में ज्यों की त्यों उपयोग नहीं हुई:',
  absenceNext:
    'हमने नेटवर्क ऑपरेटर को सूचित कर दिया है। यदि आप उसकी रीडिंग से सहमत नहीं हैं, तो आप हमसे विवाद खोलने के लिए कह सकते हैं।',
  tiers: { day: 'दिन', night: 'रात' },
  labels: {
    place: 'उपभोग स्थान',
    meter: 'मीटर',
    register: 'रजिस्टर',
    value: 'रीडिंग',
    date: 'रीडिंग की तारीख',
    receipt: 'रसीद संख्या',
    outcome: 'परिणाम',
    operatorValue: 'ऑपरेटर की रीडिंग',
  },
}

const catalogue: { readonly [language: string]: LetterTexts } = { en, hi, ro, ru, tr, uk }

/** The texts in a language; in English where there is no translation. */
export function letterTexts(language: string): LetterTexts {
  return catalogue[language.split('-')[0] ?? ''] ?? en
}
