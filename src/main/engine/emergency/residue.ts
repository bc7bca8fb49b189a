/**
 * What a stop that did not end says is left (ES-07), positions first, else orders: by each venue's last word, told again whenever that changes, until the
 * stop ends.
 */
import type { Position } from '../../../shared/model/position.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { raiseAlert } from '../alerts.ts';
import { held, inBook } from '../books.ts';
import type { Step } from '../step.ts';
import { openIncident } from './incident.ts';
import { booksToStop, getRun, stopTurns } from './stopRuns.ts';

/** Characters of the list, so that an alert has room for it and for a sentence beside it. */
const MAX_LENGTH = 200;

/** Raises STOP_UNRESOLVED with what is open now, and a sentence more where there is one. */
export function tellResidue(step: Step, more?: string): void {
  const found = residueOf(step);
  raiseAlert(step, 'STOP_UNRESOLVED', {
    book: openIncident(step).book,
    found: more === undefined ? found : `${found}; ${more}`,
  });
}

/**
 * Tells it again when the standing alert says anything else. Not before every venue has answered: after a restart our own record, in which the legs of a
 * hedged symbol cancel out, knows less than what was told before it.
 */
export function correctResidue(step: Step): void {
  if (openIncident(step).phase !== 'UNRESOLVED') return;
  if (stopTurns(step).some((turn) => getRun(turn).open === null)) return;
  const found = ` could not close ${residueOf(step)}`;
  const isTold = [...step.state.durable.alerts.values()].some(
    ({ type, text }) => type === 'STOP_UNRESOLVED' && (text.endsWith(`${found}.`) || text.includes(`${found}; `)),
  );
  if (!isTold) tellResidue(step);
}

function residueOf(step: Step): string {
  const open = turnsOf(step).flatMap((turn) =>
    openOf(turn).map(({ symbol, quantity }) => `${turn.book} ${symbol} ${decimalText(quantity)}`),
  );
  if (open.length > 0) return listed(open);
  const working = stopTurns(step).flatMap((turn) => getRun(turn).working.map((text) => `${turn.book} ${text}`));
  return working.length === 0 ? 'every leg in time' : listed(working);
}

/** In each book of the stop; after a restart no venue was asked on its behalf yet. */
function turnsOf(step: Step): readonly Step[] {
  const turns = stopTurns(step);
  return turns.length > 0 ? turns : booksToStop(step, openIncident(step).book).map((book) => inBook(step, book));
}

/** By the venue's last word; by our own record until it has answered. */
const openOf = (turn: Step): readonly Pick<Position, 'symbol' | 'quantity'>[] =>
  turn.state.live.stops.get(turn.book)?.open ?? [...held(turn).positions.values()];

/** As many as fit, and how many more there are. */
function listed(open: readonly string[]): string {
  const fitting: string[] = [];
  let length = 0;
  for (const each of open) {
    length += each.length + ', '.length;
    if (length <= MAX_LENGTH) fitting.push(each);
  }
  const left = open.length - fitting.length;
  return left === 0 ? fitting.join(', ') : `${fitting.join(', ')} and ${left} more`;
}
