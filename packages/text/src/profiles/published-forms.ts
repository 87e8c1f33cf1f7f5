import { parseTextProfile, type TextProfile } from '../text-profile.ts'

const pipes = [1, 2, 3, 4].map(
  (slot) =>
    `(?: +[1-9]?(?:[ХX](?P<cold${slot}>\\d{1,6})|Г(?P<hot${slot}>\\d{1,6})|[ЭE](?P<power${slot}>\\d{1,6})))`,
)
const pipeGroups = Object.fromEntries(
  [1, 2, 3, 4].flatMap((slot) => [
    [`cold${slot}`, { field: 'value', utility: 'cold_water' }],
    [`hot${slot}`, { field: 'value', utility: 'hot_water' }],
    [`power${slot}`, { field: 'value', utility: 'electricity' }],
  ]),
)

/**
 * Compact forms that operators publish and whose shape leaves one meaning only: a keyword, or
 * fields set apart by signs with an account and a serial longer than any index. Forms that mean
 * different things at different suppliers, as three numbers in a row, are left to tenant profiles.
 */
export const publishedForms: TextProfile = parseTextProfile({
  id: 'published-forms',
  grammars: [
    {
      name: 'INDEX account value',
      pattern: 'INDEX[ :]+(?P<customer>\\d{9,14})[ ,;:]+(?P<value>\\d{1,7})',
    },
    {
      name: 'MREAD account value',
      pattern: 'MREAD +(?P<customer>\\d{8,13}) +(?P<value>\\d{3,8})',
      groups: { value: { field: 'value', utility: 'electricity' } },
    },
    {
      name: 'ЖКХ 1# account cold hot',
      pattern:
        'ЖКХ *1 *# *(?P<customer>\\d{5,12}) +[ХX] *(?P<cold>\\d+(?:[.,]\\d+)?) +Г *(?P<hot>\\d+(?:[.,]\\d+)?)',
      groups: {
        cold: { field: 'value', utility: 'cold_water' },
        hot: { field: 'value', utility: 'hot_water' },
      },
    },
    {
      name: 'ЖКХ 2# account',
      means: 'registration',
      pattern: 'ЖКХ *2 *# *(?P<customer>\\d{5,12})',
    },
    {
      name: 'account#meter#day#night',
      pattern:
        '(?P<customer>\\d{8,14})#(?P<meter>\\d{7,14})#(?P<day>\\d{1,6})#(?P<night>\\d{1,6})#?',
      groups: {
        day: { field: 'value', register: 'day' },
        night: { field: 'value', register: 'night' },
      },
    },
    {
      name: 'account#meter#value',
      pattern: '(?P<customer>\\d{9,14})#(?P<meter>[1-9]\\d{7,13})#(?P<value>\\d{1,6})#?',
    },
    { name: 'account#value', pattern: '(?P<customer>\\d{5,14})#(?P<value>\\d{1,4})#?' },
    { name: 'long account#value', pattern: '(?P<customer>\\d{9,14})#(?P<value>\\d{1,6})#?' },
    {
      name: '#gaz*account*value',
      pattern: '#? *(?:gaz|газ) *\\* *(?P<customer>\\d{6,12}) *\\* *(?P<value>\\d{1,6}) *#?',
      groups: { value: { field: 'value', utility: 'gas' } },
    },
    {
      name: 'account 1X123 2Г45 1Э4567',
      pattern: `(?P<customer>\\d{5,12})${pipes[0]}${pipes.slice(1).join('?')}?`,
      groups: pipeGroups,
    },
    {
      name: 'password,account,site,meter,date,value',
      pattern:
        '[0-9a-z]{1,12},(?P<customer>\\d{4,8}-\\d),[a-z]+\\d*,(?P<meter>[A-Z]{2,4}\\d{2,8}),(?P<date>\\d{8}),(?P<value>\\d{1,8})',
      groups: { date: { field: 'date', order: 'day_month_year' } },
    },
    { name: 'ETNA value', pattern: 'ETNA +(?P<value>\\d{4,8})' },
    { name: 'STRM meter value', pattern: 'STRM +(?P<meter>\\d{6,10}) +(?P<value>\\d{4,6})' },
  ],
})
