/**
 * The venue's rules for each symbol as they change under the desk (RC-04): taken from the live venue where one tells them, else from the feed.
 * 1. What changed is said once, with what was there before.
 * 2. While a held symbol does not trade, an alert stands; it ends by itself.
 * 3. A close that the venue refused because it did not trade the symbol is sent again when it does, and its stop is put where it should be.
 */
import type { AccountEvent, SymbolRules } from '../../ports/venue.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { HOUR_MS, MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';
import { rulesChangedText } from '../../domain/market/rulesChangedText.ts';
import { clearAlert, hasAlert, raiseAlert } from '../alerts.ts';
import { held, inBook, openedBooks } from '../books.ts';
import { closePosition } from '../closing.ts';
import type { SymbolMarket } from '../liveState.ts';
import { note, type Step } from '../step.ts';
import { ensureStop } from '../stops.ts';
import { forgetRefusedClose, refusedClosesOf } from './refusedCloses.ts';

/** Twice the time between two readings: rules that the venue has not confirmed for longer give way to those of the feed. */
const VENUE_RULES_MS = 12 * HOUR_MS;
/** A close that was refused this long before the halt was heard of was refused for it. */
const BEFORE_HALT_MS = MINUTE_MS;

const NOT_TRADING = { HALTED: 'SYMBOL_HALTED', DELISTED: 'SYMBOL_DELISTED' } as const;

/** The live venue's own word goes before the feed's. */
export function onRulesRead(step: Step, { rules }: Extract<AccountEvent, { readonly kind: 'rulesRead' }>): void {
  const { markets, venue } = step.state.live;
  for (const each of rules) {
    const source = venue.rules.has(each.symbol) ? 'VENUE' : 'FEED';
    venue.rules.set(each.symbol, each);
    const market = markets.get(each.symbol);
    if (market !== undefined) takeRules(step, market, { next: { ...market.instrument, ...each }, source });
  }
}

/** Takes the rules as the feed read them; symbols the session does not know are left out. */
export function learnInstruments(step: Step, instruments: readonly Instrument[]): void {
  for (const instrument of instruments) {
    const market = step.state.live.markets.get(instrument.symbol);
    if (market === undefined) continue;
    const told = venueRules(step, instrument);
    takeRules(step, market, { next: { ...instrument, ...told }, source: 'VENUE' });
  }
}

function venueRules(step: Step, { symbol }: Instrument): SymbolRules | null {
  const told = step.state.live.venue.rules.get(symbol);
  return told === undefined || step.at - told.metadataAt > VENUE_RULES_MS ? null : told;
}

function takeRules(
  step: Step,
  market: SymbolMarket,
  { next, source }: { readonly next: Instrument; readonly source: 'VENUE' | 'FEED' },
): void {
  const text = rulesChangedText(market.instrument, next, source);
  market.instrument = next;
  if (text !== null) note(step, 'SYSTEM', text);
  const { halted } = step.state.live.venue;
  const { symbol, status } = next;
  if (status === 'TRADING') tradesAgain(step, symbol, halted.get(symbol)?.since);
  else if (!halted.has(symbol)) halted.set(symbol, { since: step.at, triedAt: null });
  for (const book of openedBooks(step.state.durable)) sayHeld(inBook(step, book), next);
}

/** An alert for as long as what is held cannot be closed; a delisting is another one than a halt. */
function sayHeld(step: Step, { symbol, status, base }: Instrument): void {
  const position = held(step).positions.get(symbol);
  for (const [kind, type] of Object.entries(NOT_TRADING)) {
    if (position === undefined || kind !== status) clearAlert(step, type, symbol);
    else if (!hasAlert(step, type, symbol))
      raiseAlert(step, type, { symbol, found: `${decimalText(position.quantity)} ${base} is held` });
  }
}

function tradesAgain(step: Step, symbol: SymbolName, since: UnixMs | undefined): void {
  if (since === undefined) return;
  step.state.live.venue.halted.delete(symbol);
  for (const close of refusedClosesOf(step, symbol)) {
    const owner = inBook(step, close.book);
    forgetRefusedClose(owner, symbol);
    if (close.at < since - BEFORE_HALT_MS || !held(owner).positions.has(symbol)) continue;
    const { size, reason, source } = close;
    closePosition(owner, symbol, { size, reason: `${reason}, refused while it did not trade`, source });
  }
  for (const book of openedBooks(step.state.durable)) ensureStop(inBook(step, book), symbol);
}
