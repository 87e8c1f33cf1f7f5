import type { RuleRow } from '../rules/index.ts'
import { type RowDetails, source, type WriteRow } from './preset-rows.ts'

const E = { utility: 'electricity' } as const
const G = { utility: 'gas' } as const
const SUPPLY_E = 'Supply of electricity to end customers'
const CONTRACT_E = 'Framework contract of the electricity distribution service'
const PUBLICATION = 'Dated by its publication: the first day in force is not known.'
const YEAR_ONLY = 'Only the year of the act is known: dated by its first day.'

/** The acts of DOMAIN.md 3, each with its own time, so that a dossier quotes those in force on its day. */
export function romanianActs(row: WriteRow): readonly RuleRow[] {
  const act = (
    id: string,
    name: string,
    publishedIn: string,
    subject: string,
    details: RowDetails,
    title = name,
    mark: 'V' | 'S' | 'K' = 'V',
  ) =>
    row(
      `act.${id}`,
      'legal_basis',
      { act: name, ...(publishedIn === '' ? {} : { publishedIn }), subject },
      source(mark, title),
      details,
    )
  return [
    act('hg_1007_2004', 'HG 1007/2004', '', SUPPLY_E, {
      valid: '2004-08-01..2014-07-22',
      scope: E,
      note: 'Until Order 64/2014 came into force, taken as the day before its publication.',
    }),
    act('anre_64_2014', 'ANRE Order 64/2014', 'MO 544/23.07.2014', SUPPLY_E, {
      valid: '2014-07-23..2019-12-31',
      scope: E,
      note: 'Followed by Order 235/2019 at the turn of 2019 to 2020.',
    }),
    act(
      'anre_235_2019',
      'ANRE Order 235/2019',
      '',
      `${SUPPLY_E}; art. 44^1: monthly data of consumption conventions`,
      { valid: '2020-01-01..2023-02-05', scope: E, note: PUBLICATION },
      'ANRE Order 235/2019, as read at Distribuție Energie Electrică Romania',
    ),
    act(
      'anre_5_2023',
      'ANRE Order 5/2023',
      'MO 100/06.02.2023',
      `${SUPPLY_E}; amends the distribution contract`,
      { valid: '2023-02-06', scope: E, note: PUBLICATION },
    ),
    act(
      'anre_29_2016',
      'ANRE Order 29/2016',
      'MO 510/07.07.2016',
      'Supply of natural gas to end customers',
      { valid: '2016-07-07', scope: G, note: 'Whether a later act replaced it is to be checked.' },
    ),
    act(
      'anre_90_2015',
      'ANRE Order 90/2015',
      'MO 462/26.06.2015',
      `${CONTRACT_E}; annex 2: general conditions`,
      { valid: '2015-07-01', scope: E },
    ),
    act(
      'anre_25_2021',
      'ANRE Order 25/2021',
      'MO 394/15.04.2021',
      `${CONTRACT_E}: amends Order 90/2015`,
      { valid: '2021-04-15', scope: E, note: PUBLICATION },
    ),
    act(
      'anre_78_2020',
      'ANRE Order 78/2020',
      '',
      'Framework contract of the gas distribution service',
      { valid: '2020-01-01', scope: G, note: YEAR_ONLY },
    ),
    act(
      'anre_121_2015',
      'ANRE Order 121/2015',
      '',
      'Erroneous recording and flat-rate (paușal) consumption; amended since',
      { valid: '2015-01-01', scope: E, note: YEAR_ONLY },
    ),
    act('anre_16_2015', 'ANRE Order 16/2015', '', 'Handling of complaints, gas', {
      valid: '2015-01-01',
      scope: G,
      note: YEAR_ONLY,
    }),
    act(
      'anre_6_2017',
      'ANRE Order 6/2017',
      'MO 124/15.02.2017',
      'Performance standard of electricity supply: complaint about a bill 5 working days, else 100 lei and 50 lei a day',
      { valid: '2017-04-01..2021-12-31', scope: E },
    ),
    act(
      'anre_83_2021',
      'ANRE Order 83/2021',
      'MO 670/07.07.2021',
      'Performance standard of electricity and gas supply: a unique number for each request, told to its sender; out of hours counts as the next working day; what is the operator’s is forwarded and its answer relayed; 100 lei, and 50 lei a day from the second',
      {
        valid: '2022-01-01',
        note: 'Order 138/2021 amended Order 6/2017 once more in December 2021, and another page dates this act from 2022-07-01: check before a legal statement on the first half of 2022.',
      },
      'legestart.ro on Order 83/2021',
    ),
    act(
      'change_of_supplier_draft',
      'Change of supplier, draft of February 2021',
      '',
      'The customer gives a self-read index with the notice; the supplier forwards it with the contract’s data and the operator uses it, or reads between notice and change',
      { valid: '2021-02-01', scope: E, off: 'A draft: whether it became law is not known.' },
      'Draft of a change-of-supplier rule',
      'S',
    ),
    act(
      'meter_complaint_cost',
      'Electrica: cost of a meter complaint',
      '',
      'The first unfounded complaint about a meter is at the operator’s cost, a second within 12 months at the user’s',
      { scope: E },
      'electrica.ro',
    ),
  ]
}
