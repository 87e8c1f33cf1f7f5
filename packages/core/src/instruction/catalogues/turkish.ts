import type { InstructionCatalogue } from '../instruction-catalogue.ts'

/** Instructions in Turkish. */
export const turkish: InstructionCatalogue = {
  serial: '{serial} numaralı sayacı bulun.',
  mechanical_drum: 'Penceredeki rakamları soldan sağa okuyun.',
  pointer_dials:
    'Kadranları soldan sağa, her birinden bir rakam olarak okuyun; yan yana duran ibreler ters yönde döner.',
  electronic_display:
    'Ekranda {codes} görünene kadar düğmeye basın ya da bekleyin; yanındaki sayı endekstir.',
  remote_display: 'Evdeki ekranda tutarı veya gücü değil, sayaç endeksini seçin.',
  wet_dial: 'Kapağı kaldırın, camı silin ve rakamları soldan sağa okuyun.',
  gas_diaphragm: 'Gaz sayacının penceresindeki rakamları soldan sağa okuyun.',
  red: 'Kırmızı veya kırmızı çerçeveli rakamlar virgülden sonrakilerdir.',
  integers: 'Virgülden önceki hane sayısı: {count}. Baştaki sıfırlarla birlikte hepsini yazın.',
  decimals: 'Virgülden sonraki hane sayısı: {count}.',
  whole: 'Virgülden sonraki haneleri yazmayın.',
  lower: 'Bir rakam veya ibre iki rakam arasındaysa küçük olanı yazın; 9 ile 0 arasında 9 yazın.',
  registers: 'Her göstergeyi ayrı yazın: {registers}.',
  unit: 'Birim: {unit}.',
  send: 'Bize sayaç numarasını, her endeksi ve okuma gününü gönderin.',
  photo: 'Endeksin ve sayaç numarasının göründüğü bir fotoğraf kontrolü kolaylaştırır.',
  slip: '{date} tarihli ve {slip} numaralı tutanak.',
  removed: 'Sökülen sayaç: {serial}, endeks {indices}.',
  fitted: 'Takılan sayaç: {serial}, endeks {indices}.',
  exchange:
    'İmzalamadan önce tutanaktaki endeksleri sayaçlarla karşılaştırın ve bir nüshasını saklayın.',
  both: 'Dönemin tüketimi iki sayacın toplamıdır; hiçbir şey kaybolmaz ve iki kez sayılmaz.',
  validation:
    'Endeksi sayacın hane sayısıyla, son endeksle ve olağan tüketiminizle karşılaştırırız.',
  range: 'Beklenen endeks {minimum} ile {maximum} arasındadır.',
  doubt:
    'Uymuyorsa fotoğrafla doğrulamanızı rica ederiz; endeksi kendimiz hiçbir zaman değiştirmeyiz.',
  factor: 'Tüketim, iki endeksin farkı çarpı {factor} olarak hesaplanır.',
  date: '{d}.{m}.{y}',
  kWh: 'kWh',
  m3: 'm³',
}
