/** What is still over the caps of a lower rung when the wait is over is trimmed at market, largest first (SM-21). */
import { ZERO } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { price } from '../../../shared/values/price.ts';
import { planTrim, type TrimPosition } from '../../domain/ladder/trim.ts';
import { held, inBook } from '../books.ts';
import { closePosition } from '../closing.ts';
import { leastSale } from '../closeSize.ts';
import { equityOf } from '../exposure.ts';
import { quoteFor } from '../marks.ts';
import { workingOf } from '../sending.ts';
import { note, record, type Step } from '../step.ts';

/** Looks once the time has come, until nothing is over. A symbol that is being reduced already is left to it. */
export function trimWhenDue(turn: Step): void {
  const { ladder, modeState } = turn.state.durable;
  const { mode, run } = modeState;
  if (ladder.trimDueAt === null || turn.at < ladder.trimDueAt || run === 'RECOVERING') return;
  if (mode === 'SETUP' || mode === 'PAPER' || mode === 'EMERGENCY_STOP') return;
  const step = inBook(turn, 'LIVE');
  const positions = [...held(step).positions.keys()];
  if (positions.some((symbol) => workingOf(step, symbol, 'EXIT').length > 0)) return;
  const limits = step.facts.settings.modes[mode];
  const equity = equityOf(step.state, 'LIVE').risk;
  const trims = planTrim(positionsOf(step), {
    gross: money(limits.gross.mul(equity)),
    symbol: money(limits.symbol.mul(equity)),
  });
  if (trims.length === 0)
    return record(step, 'TRIM_DONE', { data: { text: 'within the limits of the rung' }, durability: 'B' });
  const closing = trims.filter(
    ({ symbol, quantity }) => closePosition(step, symbol, { reason: 'TRIM', source: 'engine', size: quantity }).ok,
  );
  // What is refused is on the record once, and tried again each second.
  if (closing.length > 0) note(step, 'ORDER', `Trimming ${closing.length} positions to the limits of ${mode} (SM-21).`);
}

/** Positions with a price; one without is trimmed when it has one. */
function positionsOf(step: Step): readonly TrimPosition[] {
  return [...held(step).positions.values()].flatMap((position) => {
    const market = step.state.live.markets.get(position.symbol);
    const quote = market === undefined ? null : quoteFor(market);
    if (market === undefined || quote === null || position.quantity.equals(ZERO)) return [];
    const { instrument } = market;
    return [
      {
        symbol: position.symbol,
        quantity: position.quantity,
        price: price(quote.mid),
        lot: instrument.lot,
        least: leastSale(step, { instrument, price: quote.mid }),
      },
    ];
  });
}
