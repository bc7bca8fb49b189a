/** How the rules of a symbol differ from those before, in words: what was found, what was there, what follows (RC-04, UI-72). Pure. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { moneyText } from '../wording/numberText.ts';

type Rule = (instrument: Instrument) => string;

const RULES: readonly (readonly [name: string, text: Rule])[] = [
  ['price step', ({ tick }) => decimalText(tick)],
  ['quantity step', ({ lot }) => decimalText(lot)],
  ['smallest quantity', ({ minQuantity }) => decimalText(minQuantity)],
  ['largest quantity', ({ maxQuantity }) => decimalText(maxQuantity)],
  ['smallest order value', ({ minNotional, quote }) => `${moneyText(minNotional)} ${quote}`],
];

const FOLLOWS: Readonly<Record<Instrument['status'], string>> = {
  TRADING: 'Entries pass the gate again; a close that was refused meanwhile is sent again (RC-04).',
  HALTED:
    'Entries wait and stops stay at the venue. Wait: the desk asks again and again and goes on by itself (RC-04).',
  DELISTED: 'Entries are refused. Choose another symbol; close what is left on the page of the venue (RC-04).',
};
const STEPS = 'Orders are sized and checked by this from now on; look at the prices and quantities you typed (RC-04).';

/** Null where nothing the desk checks is different. `source` is who said what was there before. */
export function rulesChangedText(before: Instrument, after: Instrument, source: 'VENUE' | 'FEED'): string | null {
  const was = source === 'VENUE' ? 'was' : 'the price feed said';
  const steps = RULES.flatMap(([name, text]) =>
    text(before) === text(after) ? [] : [`${name} is ${text(after)}, ${was} ${text(before)}`],
  );
  const status = before.status === after.status ? [] : [`status is ${after.status}, ${was} ${before.status}`];
  if (steps.length + status.length === 0) return null;
  const found = [...status, ...steps].join('; ');
  const follows = [...(status.length > 0 ? [FOLLOWS[after.status]] : []), ...(steps.length > 0 ? [STEPS] : [])];
  return `${after.symbol} at the venue: ${found}. ${follows.join(' ')}`;
}
