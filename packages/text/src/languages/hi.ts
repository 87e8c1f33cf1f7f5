import type { LanguageWords } from './language-words.ts'

/** Hindi, in Devanagari and as it is typed in Latin letters. */
export const hindi: LanguageWords = {
  code: 'hi',
  decimalMark: '.',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'है, हैं, का, की, के, और, मेरा, मेरी, में, से, नमस्ते, कृपया, मीटर, रीडिंग, धन्यवाद, hai, ka, ki, ke, aur, mera, meri, mein, namaste, kripya, bheja, dhanyavad, kya, ji, sir',
  labels: {
    reading:
      'रीडिंग, मीटर रीडिंग, मीटर की रीडिंग, मीटर का रीडिंग, वर्तमान रीडिंग, नई रीडिंग, मीटर पठन, आज की रीडिंग, मौजूदा रीडिंग, meter ka reading, meter ki reading, mtr reading, aaj ki reading, nayi reading',
    current: 'ab, अब, dikha raha, dikha rahi, दिखा रहा, दिखा रही, padhi',
    previous:
      'पिछली रीडिंग, पुरानी रीडिंग, पिछला रीडिंग, पिछले महीने, पुरानी, पिछली, pichli reading, pichla reading, purani reading, pichle mahine, purani, pichli',
    billed: 'बिल में, बिल पर, bill mein, bill me',
    consumption: 'खपत, यूनिट खपत, khapat, खर्च, units',
    meter: 'मीटर नंबर, मीटर नं, मीटर संख्या, मीटर क्रमांक, meter number, meter no, मीटर सीरियल नंबर',
    meter_word: 'मीटर, mtr',
    client:
      'उपभोक्ता संख्या, उपभोक्ता नंबर, उपभोक्ता क्रमांक, ग्राहक संख्या, ग्राहक क्रमांक, ग्राहक नंबर, खाता संख्या, खाता नंबर, कनेक्शन नंबर, कनेक्शन संख्या, उपभोक्ता नं, ग्राहक नं, grahak number, grahak kramank, khata number, khata sankhya, upbhokta sankhya, upbhokta number, consumer number, consumer no, code, कोड',
    place: 'सेवा संख्या, सर्विस नंबर',
    phone: 'फोन, मोबाइल, मोबाइल नंबर, फोन नंबर, संपर्क, mobile number, mobile no, phone number, फ़ोन',
    date: 'दिनांक, तारीख, तिथि, dinank, tarikh',
    sum: 'राशि, बिल राशि, भुगतान, बकाया, bill amount, bhugtan, bakaya, रकम',
    national_id: 'आधार, आधार नंबर, aadhaar number, aadhar number, आधार संख्या, पैन',
    secret: 'पासवर्ड, पिन, ओटीपी',
    street: 'पता, सड़क, गली, मोहल्ला',
    address_part: 'मकान नंबर, फ्लैट, पिन कोड, पिनकोड, makan number, makan no, घर नंबर, मकान नं, वार्ड',
    other_number: 'बिल नंबर, शिकायत संख्या, शिकायत नंबर, shikayat number, complaint number',
    bill: 'bill, बिल',
  },
  signs: {
    unsure: 'udaharan, उदाहरण, test, जांच, pakka nahi, पक्का नहीं, साफ नहीं, saaf nahi',
    echo: 'आपकी रीडिंग, aapki reading, दर्ज, प्राप्त हुई',
    negation: 'नहीं, nahi, nahin, ki jagah, की जगह, न कि',
    correction: 'गलत, गलती, सुधार, सही, माफ, galat, galti, sahi, sudhar, maaf, गलती से',
    same: 'पिछले महीने जैसी, वही, कोई बदलाव नहीं, समान, same hai, wahi, pichle mahine jaisi, koi badlav nahi',
    approximate: 'se zyada, से ज्यादा, लगभग, करीब, शायद, lagbhag, karib, kareeb, shayad',
    alternative: 'या, athva, अथवा',
    contract_end:
      'मीटर बदल*, नया मीटर, पुराना मीटर, meter badal*, naya meter, purana meter, कनेक्शन बंद, स्थानांतरण',
    photo: 'फोटो, तस्वीर, संलग्न, फ़ोटो, photo bheja, photo bheji',
    question: 'कैसे, कब, क्यों, कहाँ, कितना, क्या, kaise, kab, kyon, kyu, kahan, kitna, kya, कौन, कहां',
    thanks: 'धन्यवाद, शुक्रिया, ठीक है, dhanyavad, dhanyawad, shukriya, theek hai, thik hai',
    closing: 'धन्यवाद, सादर, dhanyavad, भवदीय, dhanyawad',
    out_of_office: 'छुट्टी पर, अवकाश पर, कार्यालय से बाहर, chutti par, स्वचालित उत्तर',
    registration: 'पंजीकरण, रजिस्टर',
    request: 'भेजें, भेजिए, कृपया भेजें, bhejen, bhejiye, जमा करें',
    promise:
      'कल, kal, bhejunga, bhejungi, bhej dunga, bhej dungi, भेजूंगा, भेजूंगी, भेज दूंगा, बाद में, baad mein',
    defect: 'kharab, खराब',
  },
  fillers: {
    greeting: 'नमस्ते, नमस्कार, namaste, namaskar, शुभ दिन, शुभ रात्रि, सुप्रभात',
    connector:
      'है, का, की, के, मेरा, मेरी, मेरे, संख्या, नंबर, और, hai, ka, ki, ke, mera, meri, mere, aur, आज, यह, नं, में, महीने, is mahine, इस महीने, ye, yeh, aaj',
    currency: 'रुपये, रु, रुपए, रुपया, rupaye, rupay, rupye',
    duration: 'दिन, महीने, साल, घंटे, din, mahine, saal, बजे, baje, यूनिट',
    today: 'आज, aaj',
    numbering: 'no, number, नंबर, नं, संख्या, क्रमांक',
    until_behind: 'तक, tak, तारीख तक, tarikh tak',
  },
  registers: {
    day: 'दिन की रीडिंग, दिन का',
    night: 'रात, रात की रीडिंग, raat',
  },
  utilities: {
    electricity: 'बिजली, विद्युत, bijli',
    gas: 'गैस',
    water: 'पानी, जल, paani, pani',
  },
  months: [
    'जनवरी',
    'फरवरी',
    'मार्च',
    'अप्रैल',
    'मई',
    'जून',
    'जुलाई',
    'अगस्त',
    'सितंबर',
    'अक्टूबर',
    'नवंबर',
    'दिसंबर',
  ],
}
