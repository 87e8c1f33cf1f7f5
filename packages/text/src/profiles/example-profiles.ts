import { parseTextProfile, type TextProfile } from '../text-profile.ts'

const account10 = '(?P<customer>\\d{10})'

/** Three numbers: account, day, night. At other suppliers the second one is the meter. */
const accountDayNight: TextProfile = parseTextProfile({
  id: 'account-day-night',
  source: 'https://m.forumpln.ru/dzhkh/417873.html',
  grammars: [
    {
      name: 'account day night',
      pattern: `${account10} +(?P<day>\\d{1,6}) +(?P<night>\\d{1,6})`,
      groups: {
        day: { field: 'value', register: 'day' },
        night: { field: 'value', register: 'night' },
      },
    },
  ],
})

/** Three numbers: account, meter, reading. */
const accountMeterReading: TextProfile = parseTextProfile({
  id: 'account-meter-reading',
  grammars: [
    {
      name: 'account meter reading',
      pattern: `${account10} +(?P<meter>\\d{4,12}) +(?P<value>\\d{1,6})`,
    },
  ],
})

/** Account and one or more water meters, whole cubic metres, in any order. */
const accountWater: TextProfile = parseTextProfile({
  id: 'account-water',
  source: 'https://zanoza-news.com/n/2018/02/07/22096',
  utility: 'water',
  integerDigits: 5,
  grammars: [
    {
      name: 'account value value',
      pattern: '(?P<customer>\\d{6}) +(?P<first>\\d{1,5})(?: +(?P<second>\\d{1,5}))?',
      groups: { first: { field: 'value' }, second: { field: 'value' } },
    },
  ],
})

/** Ten digits of account and up to five of the gas meter. */
const accountGas: TextProfile = parseTextProfile({
  id: 'account-gas',
  source: 'https://0542.ua/news/1353450',
  utility: 'gas',
  integerDigits: 5,
  grammars: [{ name: 'account value', pattern: `${account10} +(?P<value>\\d{1,5})` }],
})

/** The phone is bound to the account; the first number counts the sender's meters. */
const boundPhone: TextProfile = parseTextProfile({
  id: 'bound-phone',
  source: 'https://novosti-n.org/news/125340',
  grammars: [{ name: 'n#value', pattern: '[1-9]#(?P<value>\\d{1,6})' }],
})

/** Customer code with letters and a value in whole cubic metres. */
const lettersAndValue: TextProfile = parseTextProfile({
  id: 'letters-and-value',
  source: 'https://pewik-content.wydajnyteam.pl/?p=160',
  utility: 'water',
  grammars: [{ name: 'code value', pattern: '(?P<customer>[A-Z]{2}\\d{5}) +(?P<value>\\d{1,6})' }],
})

/** Subscriber, address, index: words lead, so free reading does; the utility is the supplier's own. */
const waterByWords: TextProfile = parseTextProfile({
  id: 'water-by-words',
  source: 'https://apanordvest.ro/hu/merok-olvasasa/',
  utility: 'water',
})

/** Seven digits, the index, a hash and 1 to confirm, as keyed on a phone. */
const keyedByPhone: TextProfile = parseTextProfile({
  id: 'keyed-by-phone',
  source: 'https://ro.scribd.com/document/379708232/Ghid-Index-Telefonic',
  grammars: [{ name: 'code#index#1', pattern: '(?P<customer>\\d{7})#(?P<value>\\d{1,7})#1#?' }],
})

/** Profiles written after forms that suppliers publish: to start from, and to test with. */
export const exampleProfiles: {
  readonly [id: string]: TextProfile
} = Object.fromEntries(
  [
    accountDayNight,
    accountMeterReading,
    accountWater,
    accountGas,
    boundPhone,
    lettersAndValue,
    waterByWords,
    keyedByPhone,
  ].map((profile) => [profile.id, profile]),
)
