/** Puts the parts of a venue together; nothing is sent yet. */
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { accountCurrency } from '../ccxt/accountCurrency.ts';
import { AccountVoice } from '../ccxt/accountVoice.ts';
import { FillLedger } from '../ccxt/fillLedger.ts';
import { MoneyWatch } from '../ccxt/moneyWatch.ts';
import { OrderWatch } from '../ccxt/orderWatch.ts';
import { AccountWatch } from './accountWatch.ts';
import { KnownOrders } from './knownOrders.ts';
import { readMarkets as readTable, type MarketTable } from './marketTable.ts';
import { NewsStreams } from './newsStreams.ts';
import type { OpenUnifiedOptions } from './openUnifiedVenue.ts';
import { OrderLists } from './orderLists.ts';
import type { LibraryFailure } from './readLibraryError.ts';
import { UnifiedAccount } from './unifiedAccount.ts';
import { UnifiedClock } from './unifiedClock.ts';
import type { UnifiedExchange } from './unifiedExchange.ts';
import { UnifiedFills } from './unifiedFills.ts';
import { UnifiedLine } from './unifiedLine.ts';
import { UnifiedOrders } from './unifiedOrders.ts';
import type { UnifiedSession } from './unifiedSession.ts';
import { UnifiedSetup } from './unifiedSetup.ts';
import type { LinkWords, UnifiedVenueParts } from './unifiedVenue.ts';

/** Markets of a large venue take many requests and much reading. */
const MARKETS_MS = 60_000;

export interface BuiltUnified {
  readonly parts: Omit<UnifiedVenueParts, 'account' | 'missing' | 'close'>;
  readonly setup: UnifiedSetup;
  readonly lists: OrderLists;
  /** Whether conditional orders are asked for apart; found out at the first contact. */
  readonly triggers: { areApart: boolean };
  /** Starts watching; resolves after the first reading with the function that closes everything. */
  readonly connect: () => Promise<() => Promise<void>>;
  /** Closes what was never connected. */
  readonly abandon: () => Promise<void>;
}

export function buildUnified(exchange: UnifiedExchange, options: OpenUnifiedOptions): BuiltUnified {
  const { account, logger, resume } = options;
  const { since } = resume;
  const { session, clock, voice, state, triggers, readMarkets } = buildCore(exchange, options);
  const active = new Set<SymbolName>(resume.symbols);
  const { ledger, orderWatch, money } = ledgersOf(session, active);
  const lists = new OrderLists(session);
  const fills = new UnifiedFills({ session, ledger, lists, since });
  const setup = new UnifiedSetup(session);
  const told = { session, ledger, orderWatch, fills, lists };
  const common = { ...told, money, setup, legacy: account.legacy };
  const reader = new UnifiedAccount({ ...common, active: () => active, clockOffsetMs: clock.measuredMs });
  let streams: NewsStreams | null = null;
  const isStreaming = (): boolean => streams?.isListening() ?? false;
  const onNews = (symbol: SymbolName): void => {
    active.add(symbol);
    watch.news();
  };
  const orders = new UnifiedOrders({ ...told, since, onNews });
  const onState = sayState(state, voice);
  const spacingUsed = (): number => exchange.spacingUsed();
  const watch = new AccountWatch({ ...told, orders, clock, active, spacingUsed, isStreaming, onState });
  const abandon = async (): Promise<void> => {
    session.line.close();
    await exchange.close();
  };
  const connect = async (): Promise<() => Promise<void>> => {
    streams = new NewsStreams({ exchange, logger, onNews: () => watch.news() });
    await watch.start();
    return async () => {
      watch.close();
      streams?.close();
      await abandon();
    };
  };
  const parts = { session, voice, orders, reader, clock, state, isStreaming, spacingUsed, readMarkets };
  return { parts, setup, lists, triggers, connect, abandon };
}

/** What was told, and by what it would be noticed that something was not: a wallet that fills moved is taken as it is, and of its own moves nothing is told. */
function ledgersOf(
  session: UnifiedSession,
  active: Set<SymbolName>,
): { readonly ledger: FillLedger; readonly orderWatch: OrderWatch; readonly money: MoneyWatch } {
  const money = new MoneyWatch({ countsFills: () => false, lateMs: 0 });
  const ledger = new FillLedger((event) => {
    if (event.kind === 'fill') active.add(event.fill.symbol);
    money.hear(event);
    session.tell(event);
  });
  return { ledger, orderWatch: new OrderWatch(ledger), money };
}

type Core = Pick<BuiltUnified['parts'], 'session' | 'clock' | 'voice' | 'state' | 'readMarkets'> &
  Pick<BuiltUnified, 'triggers'>;

/** What everything else speaks through. */
function buildCore(exchange: UnifiedExchange, { symbols, now, logger }: OpenUnifiedOptions): Core {
  const { capabilities } = exchange;
  const voice = new AccountVoice();
  const state: LinkWords = { state: 'connecting', text: 'Connecting' };
  const clock = new UnifiedClock(now);
  const triggers = { areApart: capabilities.triggersApart };
  const onFailure = (failure: LibraryFailure): void => hearFailure(failure, { voice, state });
  const line = new UnifiedLine({ exchange, now: clock.venueNow, onFailure });
  let table: MarketTable = new Map();
  const session: UnifiedSession = {
    capabilities,
    currency: accountCurrency(symbols),
    symbols,
    line,
    known: new KnownOrders(),
    table: () => table,
    asksTriggers: () => triggers.areApart,
    venueNow: clock.venueNow,
    logger,
    tell: (event) => voice.tell(event),
  };
  const readMarkets = async (): Promise<void> => {
    const args = [true];
    const body = await line.call({ method: 'loadMarkets', args, lane: 'RECONCILE', timeoutMs: MARKETS_MS });
    table = readTable(body, capabilities.market, now());
  };
  return { session, clock, voice, state, triggers, readMarkets };
}

/** A closed link stays closed; a refused key stays the reason while the connection comes and goes for it. */
const sayState =
  (words: LinkWords, voice: AccountVoice) =>
  (next: 'up' | 'down', text: string): void => {
    if (words.state === 'closed' || (words.state === 'refused' && next === 'down')) return;
    Object.assign(words, { state: next, text });
    voice.tell({ kind: 'connection', state: next, text });
  };

/** A refused key is said on the account's stream (RC-03), once until it is accepted again. */
function hearFailure(
  { kind, error }: LibraryFailure,
  { voice, state }: { readonly voice: AccountVoice; readonly state: LinkWords },
): void {
  if (kind !== 'AUTH' || state.state === 'refused' || state.state === 'connecting') return;
  const { code } = error.facts;
  Object.assign(state, { state: 'refused', text: `${code}: ${error.message}` });
  voice.tell({ kind: 'keyRefused', code, text: error.message });
}
