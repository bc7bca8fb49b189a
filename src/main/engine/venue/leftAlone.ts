/** What of the venue's account is not the desk's and a person leaves alone (RC-26): its symbol takes no entries until it is gone. */
import type { EntryData } from '../../../shared/model/entry.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { acknowledgeAlert } from '../alerts.ts';
import { held, leftKey } from '../books.ts';
import { note, record, type Step } from '../step.ts';

/** A person saw it and leaves it alone; a position of zero is what had been left before and is gone. */
export function leaveAlone(step: Step, data: EntryData<'EXTERNAL_LEFT'>): void {
  acknowledgeAlert(step, `FOREIGN_ORDER|LIVE|${data.symbol}|RC-26`);
  write(step, data);
}

/** The venue has nothing beyond ours in the symbol any more. */
export function forgetLeft(step: Step, symbol: SymbolName): void {
  if (held(step).left.has(leftKey('POSITION', symbol, '')))
    write(step, { kind: 'POSITION', symbol, id: '', quantity: ZERO });
}

/** Symbols in which a position is left alone. */
export const symbolsLeft = (step: Step): readonly SymbolName[] =>
  [...step.state.live.markets.keys()].filter((symbol) => held(step).left.has(leftKey('POSITION', symbol, '')));

function write(step: Step, data: EntryData<'EXTERNAL_LEFT'>): void {
  const { kind, symbol, id, quantity } = data;
  record(step, 'EXTERNAL_LEFT', { data, durability: 'A' });
  const what = kind === 'ORDER' ? `order ${id}` : 'the position';
  const isGone = kind === 'POSITION' && quantity.isZero();
  const outcome = isGone ? 'is gone' : 'is left alone, entries in it stay blocked';
  note(step, 'SYSTEM', `${symbol}: ${what} that is not ours ${outcome}.`);
}
