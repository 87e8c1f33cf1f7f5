import type { InstructionCatalogue } from '../instruction-catalogue.ts'

/** Instructions in English. */
export const english: InstructionCatalogue = {
  serial: 'Find the meter with the number {serial}.',
  mechanical_drum: 'Read the figures in the window from left to right.',
  pointer_dials:
    'Read the dials from left to right, one figure from each; neighbouring pointers turn opposite ways.',
  electronic_display:
    'Press the button, or wait, until the display shows {codes}; the number beside it is the index.',
  remote_display:
    'On the display in your home choose the index of the meter, not the money and not the power.',
  wet_dial: 'Lift the lid, wipe the glass and read the figures from left to right.',
  gas_diaphragm: 'Read the figures in the window of the gas meter from left to right.',
  red: 'Red figures, or those in a red frame, stand behind the decimal point.',
  integers: 'Figures before the point: {count}. Write all of them, zeros in front included.',
  decimals: 'Figures behind the point: {count}.',
  whole: 'Leave out what stands behind the point.',
  lower:
    'Where a figure or a pointer stands between two figures, write the lower one; between 9 and 0 write 9.',
  registers: 'Write down each register by itself: {registers}.',
  unit: 'The unit is {unit}.',
  send: 'Send us the number of the meter, every index and the day of the reading.',
  photo: 'A photo that shows both the index and the number of the meter helps us to check it.',
  slip: 'Movement slip {slip} of {date}.',
  removed: 'Meter removed: {serial}, index {indices}.',
  fitted: 'Meter fitted: {serial}, index {indices}.',
  exchange:
    'Compare the indices on the slip with those on the meters before you sign, and keep your copy.',
  both: 'The consumption of the period is the sum of both meters; nothing is lost and nothing is counted twice.',
  validation:
    'We compare the index with the digits of the meter, the last index and your usual consumption.',
  range: 'We expect an index between {minimum} and {maximum}.',
  doubt:
    'Where it does not fit we ask you to confirm it with a photo; we never change an index by ourselves.',
  factor: 'The consumption is the difference of two indices times {factor}.',
  date: '{d}/{m}/{y}',
  kWh: 'kWh',
  m3: 'm³',
}
