import type { LanguageWords } from './language-words.ts'

/** Turkish. */
export const turkish: LanguageWords = {
  code: 'tr',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'merhaba, ve, bir, bu, icin, sayin, yetkili, iyi, gunler, tesekkurler, saygilarimla, sayac, endeks, tesisat, numarasi, ile, degil, benim, sayacim, okuma, aboneligim, olarak, dir',
  labels: {
    reading:
      'endeks, endeksi, endeksim, endeksler, son endeks, yeni endeks, guncel endeks, sayac endeksi, sayac okuma, okuma degeri, sayac degeri, okunan deger, okunan endeks, sayac gosteriyor, gostergesi, sayac okumasi, ilk okuma endeksi, endeks degeri, sayacim',
    current: 'gosteriyor, su an, simdi, guncel, yeni, okudum, okuduk, yaziyor',
    previous:
      'onceki endeks, eski endeks, ilk endeks, gecen ay, gecen ayki endeks, onceki okuma, onceki, eski, bir onceki, gecen ayki',
    billed: 'faturadaki endeks, fatura endeksi, faturada, tahmini endeks, tahmini',
    consumption: 'tuketim, tuketimim, tuketilen, harcama, fark, tuketimi',
    meter:
      'sayac no, sayac numarasi, sayac seri no, sayac seri numarasi, seri no, seri numarasi, sayac nosu, sayac num, cihaz no',
    meter_word: 'sayac, sayaci, sayacin, sayaclar',
    client:
      'tesisat no, tesisat numarasi, tesisat, tesisat nosu, musteri no, musteri numarasi, sozlesme hesap no, sozlesme hesap numarasi, hesap no, hesap numarasi, sozlesme no, sozlesme numarasi, musteri nosu, tesisat numaram, tesisat nom, musteri numaram, kod, kodu',
    subscriber:
      'abone no, abone numarasi, abonelik no, abone, aboneno, abonelik numarasi, abone numaram, abone nosu',
    place: 'tekil kod, etso, etso kodu, tuketim noktasi, tekil tesisat kodu, tuketici no',
    phone:
      'telefon, tel, gsm, cep, cep telefonu, telefon no, cep no, faks, telefon numaram, iletisim',
    date: 'tarih, tarihi, okuma tarihi, tarihinde, tarihli, okunma tarihi',
    sum: 'tutar, tutari, fatura tutari, odeme, odedim, borc, borcum, bakiye, ucret',
    national_id:
      'tc, tc no, tc kimlik, tc kimlik no, t c kimlik no, kimlik no, vergi no, tckn, iban',
    secret: 'sifre, parola, pin',
    street:
      'sokak, sok, sk, cadde, caddesi, cad, cd, mahalle, mahallesi, mah, bulvari, blv, sokagi, adres, adresim, site, sitesi, apt, apartmani',
    address_part: 'daire, d, kat, blok, kapi no, ic kapi, dis kapi, no, posta kodu, bina no',
    other_number:
      'fatura no, fatura numarasi, basvuru no, sikayet no, dosya no, talep no, muhur, muhur no, takip no',
    bill: 'fatura, faturam, faturanin',
  },
  signs: {
    unsure:
      'ornek, ornegin, test, deneme, kontrol edin, cok yuksek, emin degilim, okunmuyor, net degil',
    echo: 'endeksiniz, kaydedilmistir, kaydedildi, alinmistir',
    negation: 'degil, yerine, yok',
    correction:
      'duzeltme, duzeltir*, yanlis, hatali, hata, pardon, ozur, dogrusu, dogru, yanlislikla, duzelt*',
    same: 'gecen ayla ayni, gecen ay ile ayni, ayni, degismedi, gecen ayki gibi, degisiklik yok, ayni endeks',
    approximate:
      'uzerinde, altinda, fazla, yaklasik, civarinda, tahminen, galiba, sanirim, asagi yukari, herhalde, belki',
    alternative: 'veya, ya da, yahut',
    contract_end:
      'tasindim, tasiniyorum, abonelik iptal*, iptal, fesih, tahliye, sayac degis*, yeni sayac, eski sayac, devir, kapatma, son okuma',
    photo: 'foto, fotograf*, resim, resmi, ekte, ek olarak, ekteki, ektedir, gorsel',
    question:
      'nasil, ne zaman, neden, nerede, kac, mi, mu, niye, hangi, nereye, ne kadar, acaba, musunuz, misiniz',
    thanks: 'tesekkurler, tesekkur ederim, sagolun, tamam, ok, tamamdir, sag olun, tesekkur',
    closing:
      'saygilarimla, tesekkurler, tesekkur ederim, iyi calismalar, iyi gunler, saygilar, kolay gelsin, sevgiler',
    out_of_office:
      'izinde, izindeyim, ofis disinda, otomatik yanit, ofiste degilim, tatilde, yillik izin, ofis disi, tatildeyim, donus yapacagim',
    registration: 'kayit, kayit ol, uyelik',
    request:
      'rica ederiz, bildiriniz, bildirin, gonderiniz, gonderin, iletiniz, bildirmenizi, iletmenizi, gondermenizi, unutmayin, hatirlatiriz, sayin abonemiz',
    promise: 'yarin, gonderecegim, bildirecegim, iletecegim, haftaya',
    defect: 'bozuk, bozuldu, calismiyor, arizali',
  },
  fillers: {
    greeting:
      'iyi gunler, iyi geceler, iyi aksamlar, gunaydin, merhaba, merhabalar, selam, iyi calismalar, tunaydin, hayirli gunler, alo, selamlar',
    connector:
      've, no, numarasi, numaram, ise, olarak, son, bugun, bugunku, icin, ile, benim, nolu, numarali, okudum, okunan, su, bu, tarihli, degeri, ay, bu ay, bu ayki, tarife, zamani, sayacimin, ayi',
    currency: 'tl, lira, try, kurus',
    duration: 'gun, gundur, saat, dakika, ay, yil, hafta, kisi, is gunu, gun once, adet',
    today: 'bugun, bugunku',
    numbering: 'no, numarasi, nolu',
    until_behind: 'kadar, ine kadar, sine kadar, una kadar, ina kadar, une kadar, dek',
  },
  registers: {
    day: 'gunduz',
    night: 'gece',
    peak: 'puant, ani puant',
    T1: 't1 gunduz',
    T2: 't2 puant',
    T3: 't3 gece',
    total: 'toplam',
    reactive: 'enduktif, kapasitif, reaktif',
  },
  utilities: {
    electricity: 'elektrik, elektrik sayaci, elektrigi',
    gas: 'dogalgaz, dogal gaz, gaz',
    water: 'su, su sayaci, suyu',
    cold_water: 'soguk su',
    hot_water: 'sicak su',
    heat: 'isi, kalorimetre, isi sayaci',
  },
  months: [
    'ocak',
    'subat',
    'mart',
    'nisan',
    'mayis',
    'haziran',
    'temmuz',
    'agustos',
    'eylul',
    'ekim',
    'kasim',
    'aralik',
  ],
}
