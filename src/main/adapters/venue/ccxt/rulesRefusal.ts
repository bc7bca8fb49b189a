/** Which refusals say that the rules of a symbol are not what the desk believes them to be (RC-04; protocol: filters, error codes). Pure. */
import type { AccountEvent } from '../../../ports/venue.ts';
import type { CallError } from './callError.ts';

const SUSPECT: ReadonlySet<string> = new Set([
  // Spot: a filter failed, whichever.
  '-1013',
  // More decimals than the symbol takes, no such symbol, a status in which it does not trade.
  '-1111',
  '-1121',
  '-1122',
  // USD-M, price: above the largest, below the smallest, off the tick, outside the band of the symbol.
  '-4002',
  '-4013',
  '-4014',
  '-4016',
  '-4024',
  '-4131',
  // USD-M, quantity: none is left, below the smallest, above the largest, off the step; and the smallest notional.
  '-4003',
  '-4004',
  '-4005',
  '-4023',
  '-4164',
  // USD-M: being settled, not open for positions, closed.
  '-4108',
  '-4140',
  '-4141',
]);

/** Spot says several things with one code, and only its words tell a closed symbol from an empty account. */
const CLOSED =
  /(?:market|symbol|trading) (?:is |was )?(?:closed|halted|paused|suspended)|not (?:in )?trading|symbol status/i;

/** Words of an order that the venue took off for what it did to the symbol. */
const DELISTED = /delisted/i;

/** Whether the rules should be read again after it. */
export const isRulesRefusal = ({ facts, message }: Pick<CallError, 'facts' | 'message'>): boolean =>
  facts.outcome === 'refused' && (SUSPECT.has(facts.code) || CLOSED.test(message));

/** The same for what the account stream says: a conditional order that failed when it was triggered, an order of a delisted symbol, a way back. */
export const isRulesNews = (event: AccountEvent): boolean =>
  (event.kind === 'order' && (event.status === 'REJECTED' || DELISTED.test(event.text))) ||
  (event.kind === 'connection' && event.state === 'up');
