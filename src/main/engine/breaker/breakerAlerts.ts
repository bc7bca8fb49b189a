/** Alerts of the breaker: one type per trigger and per warned limit, each with what it means and what to do (AL-02). */
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import type { WarnedLimit } from '../../domain/breaker/earlyWarning.ts';
import type { AlertKind } from '../alertKind.ts';

type BreakerAlertType = `BREAKER_${TriggerName}` | `LIMIT_${WarnedLimit}`;

const said: AlertKind['text'] = ({ found }) => found;
/** A kind whose severity comes with each occurrence. */
const kind = (
  about: AlertKind['about'],
  rule: string,
  words: Pick<AlertKind, 'meaning' | 'action' | 'deadline'>,
): AlertKind => ({ severity: 'P3', about, rule, text: said, ...words });

export const breakerAlerts: Readonly<Record<BreakerAlertType, AlertKind>> = {
  BREAKER_DAILY_LOSS: kind('BOOK', 'EB-02', {
    meaning: 'The book is losing towards its daily limit; above it everything is closed.',
    action: 'Reduce or close the worst position before the limit does it at market.',
    deadline: 'today',
  }),
  BREAKER_ROLLING_LOSS: kind('BOOK', 'EB-03', {
    meaning: 'The loss of the last 24 hours passed its limit, across midnight. Only closing orders are sent.',
    action: 'Stop trading for today and read what the losing trades have in common.',
    deadline: 'today',
  }),
  BREAKER_DRAWDOWN: kind('BOOK', 'EB-04', {
    meaning: 'Equity is far below its peak; above the limit everything is closed.',
    action: 'Reduce exposure; compare the strategy with its evidence on the Risk screen.',
    deadline: 'today',
  }),
  BREAKER_LATENCY: kind('BOOK', 'EB-05', {
    meaning: 'Orders take long to be answered; an exit would be late too.',
    action: 'Check the network; close by hand at the venue if it lasts.',
    deadline: '30 s',
  }),
  BREAKER_CORRELATION: kind('BOOK', 'EB-06', {
    meaning: 'The open positions move like one bet.',
    action: 'Close or reduce one of the correlated positions.',
    deadline: '10 min',
  }),
  BREAKER_LOSS_STREAK: kind('BOOK', 'EB-07', {
    meaning: 'Many round trips in a row lost money.',
    action: 'Read the last trades before entries return.',
    deadline: '60 min',
  }),
  BREAKER_ORDER_REJECTS: kind('BOOK', 'EB-08', {
    meaning: 'The venue refuses an unusual share of the orders.',
    action: "Read the venue's reasons in the orders table; check balance, leverage and limits.",
    deadline: 'now',
  }),
  BREAKER_STALE_DATA: kind('BOOK', 'EB-09', {
    meaning: 'Prices of a held or ordered symbol stopped coming.',
    action: 'Check the feed; close by hand if it does not return.',
    deadline: '2 min',
  }),
  BREAKER_CLOCK: kind('DESK', 'EB-10', {
    meaning: 'The clock of this computer differs from the venue, which may refuse orders.',
    action: "Switch on the computer's time synchronization.",
    deadline: '10 min',
  }),
  BREAKER_MISMATCH: kind('BOOK', 'EB-11', {
    meaning: 'The desk and the venue disagree about a position.',
    action: 'Compare the position with the venue; close it there if in doubt.',
    deadline: '60 s',
  }),
  BREAKER_CONNECTIVITY: kind('DESK', 'EB-12', {
    meaning: 'The venue is not heard any more, or does not answer. Stops that rest there go on working.',
    action: "Check the network; use the venue's own app if positions are open.",
    deadline: '60 s',
  }),
  BREAKER_SLIPPAGE: kind('BOOK', 'EB-13', {
    meaning: 'Fills are far worse than the sizing assumed.',
    action: 'Compare the fills with the book; trade smaller or with limit orders.',
    deadline: '60 min',
  }),
  BREAKER_EQUITY_JUMP: kind('BOOK', 'EB-14', {
    meaning: 'The balance at the venue changed without a fill, fee or transfer that the desk knows.',
    action:
      'Look for transfers, foreign trades or liquidations at the venue. A transfer of yours is confirmed above the positions.',
    deadline: 'now',
  }),
  BREAKER_MANUAL: kind('BOOK', 'EB-15', {
    meaning: 'A person narrowed what may be sent.',
    action: 'Release the level on the Risk screen when its reason is gone.',
    deadline: 'when ready',
  }),
  BREAKER_SYSTEM: kind('DESK', 'EB-16', {
    meaning: 'This computer is short of something the desk needs.',
    action: 'Free disk space, close other programs or restart the desk when flat.',
    deadline: '10 min',
  }),
  BREAKER_DUPLICATE_ORDERS: kind('BOOK', 'RC-08', {
    meaning: 'The same order was asked for again and again; each time it was refused.',
    action: 'Look for a strategy in a loop or a key that hangs, and stop it.',
    deadline: '5 min',
  }),
  BREAKER_THROTTLE: kind('BOOK', 'RC-09', {
    meaning: 'Entries come faster than the throttle lets through, without a pause.',
    action: 'Stop the strategy that sends them and read its signals.',
    deadline: '5 min',
  }),
  LIMIT_GROSS: kind('BOOK', 'RC-32', {
    meaning: 'Gross exposure is near its cap; further entries will be refused or made smaller.',
    action: 'Decide which position deserves the room that is left.',
    deadline: 'today',
  }),
  LIMIT_HEAT: kind('BOOK', 'RC-32', {
    meaning: 'The open risk to all stops is near its cap.',
    action: 'Move stops up where the trade allows it, or close the weakest position.',
    deadline: 'today',
  }),
  LIMIT_EXCHANGE_WEIGHT: kind('DESK', 'RC-32', {
    meaning: 'The venue counts requests, and its limit is near; entries stop before closing does.',
    action: 'Trade fewer symbols or stop other programs that use the same key.',
    deadline: '1 min',
  }),
};
