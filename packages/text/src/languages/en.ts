import type { LanguageWords } from './language-words.ts'

/** English. */
export const english: LanguageWords = {
  code: 'en',
  decimalMark: '.',
  slashDates: 'unclear',
  groupsThousands: true,
  common:
    'the, is, my, and, for, hi, hello, please, dear, of, to, on, was, i, have, thanks, regards, we, our, this, account, reading, meter, you, with, taken',
  labels: {
    reading:
      'reading, readings, meter reading, meter readings, current reading, present reading, new reading, latest reading, actual reading, todays reading, self reading, meter read, index, meter shows, meter says, meter index, current read, closing index, register reading, mread, rdg, meter rdg, rdgs',
    current: 'read, current, now, reads, shows, i read, just read, stands at, at present',
    previous:
      'previous reading, last reading, old reading, prior reading, previous, last month, last months reading, previous month, earlier reading, opening reading, last read, previous read, old, was',
    billed:
      'billed reading, estimated reading, your estimate, estimated, from the bill, from my bill, bill shows, bill says, on the bill, on my bill, invoice shows, your bill',
    consumption: 'consumption, usage, used, units used, units consumed, consumed, difference',
    meter:
      'meter serial, meter serial number, meter serial no, serial number, serial no, serial, meter number, meter no, meter id, meter ref, msn, s/n, device number, meter sn, meter nr',
    meter_word:
      'meter, meters, submeter, water meter, gas meter, electricity meter, electric meter, heat meter, energy meter',
    client:
      'account, account number, account no, account ref, account reference, customer number, customer no, customer id, customer reference, customer ref, consumer no, consumer number, consumer id, ca no, ca number, client number, client no, reference number, customer, acct, acct no, acc, acc number, acc no, a/c, a/c no, k no, bp number, bp no, rr no, connection no, connection number, service number, consumer, code',
    subscriber: 'subscriber number, subscriber no, subscriber',
    place:
      'mpan, mprn, pod, supply number, supply point, meter point, icp, nmi, esi id, premise number, premise id, mpan number, mprn number',
    phone:
      'phone, phone number, tel, telephone, mobile, mob, call me on, call me at, call, fax, cell, contact number, contact no, contact, whatsapp, ring me on',
    date: 'date, read on, taken on, taken, dated, date of reading, reading date, on, as of, as at',
    sum: 'amount, balance, paid, bill of, payment of, total due, amount due, pay, charged, invoice for, bill amount',
    national_id:
      'national insurance number, ssn, aadhaar, aadhar, pan, passport, passport no, passport number, id card, sort code, card number, iban',
    secret: 'password, pin, pin code, passcode, pin number, otp, memorable word',
    street:
      'address, flat address, road, street, avenue, lane, drive, close, terrace, gardens, crescent, rd, ave',
    address_part:
      'flat, apartment, apt, unit, house no, house, house number, room, floor, block, plot no, plot, door no, postcode, zip, zip code, pincode, po box, lot, suite',
    other_number:
      'invoice no, invoice number, bill no, bill number, order number, order no, ticket, ticket number, case number, case no, case, complaint no, contract no, contract number, seal no, seal number, tariff code, version, reference, ref',
    bill: 'bill, bills, invoice',
  },
  signs: {
    unsure:
      'example, for example, test, please check, too high, too much, impossible, cant be right, not sure, unsure, hard to read, cant read, cannot read, unreadable, unclear, not certain, not readable',
    echo: 'has been received, have been received, was received, we have received, has been recorded, has been accepted, your reading, your meter reading',
    negation: 'not, instead of, rather than, and not, isnt',
    correction:
      'correction, correct, corrected, wrong, mistake, mistakenly, error, typo, sorry, should be, should have been, actually, disregard, ignore, amended, amend, incorrect, misread, replace my, please change',
    same: 'same as last month, same as before, same as last time, unchanged, no change, same reading, the same as, same as, as last month, as before',
    approximate:
      'more than, less than, about, approximately, approx, around, roughly, i think, maybe, probably, circa, nearly, guess, may be, might be, could be',
    alternative: 'or, either',
    contract_end:
      'moved out, moving out, move out, moved in, moving in, final reading, final meter reading, close account, close my account, end of tenancy, sold the house, vacated, new meter, meter replaced, meter was replaced, meter exchange, meter changed, old meter, new tenant, opening reading, start reading, switch supplier',
    photo: 'photo, picture, image, attached, attachment, pic, screenshot, photograph, enclosed',
    question:
      'how, when, why, where, what, which, can i, can you, could you, do i, is it, should i, who, please advise, would you, question',
    thanks: 'thanks, thank you, ok, okay, cheers, great, got it, noted, thx, perfect',
    closing:
      'thanks, thank you, kind regards, best regards, regards, yours sincerely, sincerely, many thanks, best wishes, cheers, yours faithfully, sent from my iphone, sent from my',
    out_of_office:
      'out of office, out of the office, on leave, annual leave, on vacation, on holiday, automatic reply, auto reply, autoreply, i am away, will be back, return to the office, away from, maternity leave, limited access to email',
    registration: 'register, registration, subscribe, unsubscribe, stop, enrol, enroll',
    request:
      'please submit your, please submit a, please send your, please send us, please provide your, please provide us, please enter your, please read your, submit your, send us your, dont forget to, remember to, reading is due, readings are due, you can submit, please give us, please let us have, reminder',
    promise:
      "tomorrow, will send, i'll send, will submit, i'll submit, later today, next week, will read, i'll read, going to send",
    beyond: 'over, under, above, below',
    defect: 'broken, faulty, not working, stuck, stopped working, blank',
  },
  fillers: {
    greeting:
      'good day, good morning, good evening, good night, good afternoon, hello, hi, dear, have a nice day, have a good day, have a good night, hey, hiya, dear sirs, dear sir, dear madam, respected sir',
    connector:
      'is, of, for, no, nr, number, my, the, at, from, and, in, with, today, as, follows, are, it, its, a, this, to, energy, active, by, me, day of, submit, submitting, this month, for this month, month, zone, rate, register, i have, we have, have, got, here, be, that, s, meter',
    currency:
      'gbp, usd, eur, euro, euros, dollars, pounds, pound, dollar, inr, rs, rupees, rupee, aud, nzd',
    duration:
      'days, day ago, hours, hour, minutes, months, years, weeks, week, people, working days, meters, times, pm, am, bedroom, bedrooms',
    today: 'today, this morning, this evening, tonight',
    numbering: 'no, number, nr, num, serial, id',
    from: 'from, between',
    until:
      'until, by, before, no later than, till, by the, until the, before the, not later than, up to',
    towards: 'to, via, text to',
  },
  registers: {
    day: 'day, daytime, day rate, day reading, day read, day register',
    night: 'night, nighttime, night rate, night reading, night read, night register',
    peak: 'peak, on peak, peak reading',
    off_peak: 'off peak, offpeak, off-peak',
    shoulder: 'shoulder',
    low: 'low, low rate, economy 7 low',
    normal: 'normal, normal rate',
    total: 'total, total reading, cumulative',
    export: 'export, export reading, generation export',
    generation: 'generation, generation reading, solar generation',
  },
  utilities: {
    electricity: 'electricity, electric, elec, power, electricity meter, leccy, energy meter',
    gas: 'gas, gas meter',
    water: 'water, water meter',
    cold_water: 'cold water, cold',
    hot_water: 'hot water, hot',
    heat: 'heat, heating, heat meter',
  },
  months: [
    'jan, january',
    'feb, february',
    'mar, march',
    'apr, april',
    'may',
    'jun, june',
    'jul, july',
    'aug, august',
    'sep, sept, september',
    'oct, october',
    'nov, november',
    'dec, december',
  ],
}
