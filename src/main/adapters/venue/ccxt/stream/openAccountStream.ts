/**
 * The account stream of a real venue as account events.
 * 1. An execution is told once, whatever the venue repeats; an order's end comes after its executions.
 * 2. After every connection what was missed is asked for by REST before "up" is said; "down" is said once per loss.
 * 3. A dead peer, an expired key and the venue's last words end a connection at once; nothing but close() ends the trying.
 */
import type { AccountEvent } from '../../../../ports/venue.ts';
import type { Logger } from '../../../../ports/logger.ts';
import type { ClientOrderId, SymbolName } from '../../../../../shared/values/ids.ts';
import type { Price } from '../../../../../shared/values/price.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import type { VenueExchange } from '../venueExchange.ts';
import { AccountMoves } from './accountMoves.ts';
import type { AccountTranslator, TranslatorOptions } from './accountTranslator.ts';
import { openSpotSession } from './spot/openSpotSession.ts';
import { SpotTranslator } from './spot/spotTranslator.ts';
import { StreamLoop } from './streamLoop.ts';
import { streamTiming, type StreamTiming } from './streamTiming.ts';
import { ChildQuestions } from './usdm/childQuestions.ts';
import { MoneyHistory } from './usdm/moneyHistory.ts';
import { openUsdmSession } from './usdm/openUsdmSession.ts';
import { UsdmTranslator } from './usdm/usdmTranslator.ts';
import type { SessionParts, UserSession } from './userSession.ts';

export interface AccountStreamOptions {
  readonly exchange: VenueExchange;
  readonly market: 'SPOT' | 'PERP';
  readonly symbolOf: (venueSymbol: string) => SymbolName | null;
  readonly onEvent: (event: AccountEvent) => void;
  /** Each lost connection and each failed try. */
  readonly onLost: (text: string) => void;
  /** Asks by REST for what was missed and delivers it. Also called while connected, when executions are known to be missing. Settles in time. */
  readonly onBack: () => Promise<void>;
  readonly now: () => UnixMs;
  readonly logger: Logger;
  /** Currency of the account; USDT where none is given. */
  readonly currency?: string;
  /** Price of a unit of an asset in account currency, for fees charged in a third one. */
  readonly rateOf?: (asset: string) => Price | null;
  /** Told under which client order id the venue's order numbers go, triggered stops included. */
  readonly learnNumber?: (venueSymbol: string, orderId: string, id: ClientOrderId) => void;
  /** Funding from then on is told even when it was paid before the start; from the start on where nothing is given. */
  readonly since?: UnixMs;
  /** Transfers from then on, venue time, are told even when their message is lost; from the start on where nothing is given. */
  readonly transfersSince?: UnixMs;
  readonly timing?: Partial<StreamTiming>;
}

export interface AccountStream {
  /** Connects; resolves after the first try, whether or not it went well. Tries on until closed. */
  start(): Promise<void>;
  close(): Promise<void>;
  /** When the venue was last heard, pongs included; null before the first sign. */
  lastMessageAt(): UnixMs | null;
  /** Tells the funding and the transfers that the venue's record has and nobody told. Resolves with whether it answered, and where there is none. */
  catchUpMoney(): Promise<boolean>;
}

/** Binance spot and USD-M; takes the exchange's raw listener for itself. */
export function openAccountStream(options: AccountStreamOptions): AccountStream {
  const { exchange, logger, now } = options;
  const timing = { ...streamTiming, ...options.timing };
  const { translator, openSession, record } = options.market === 'SPOT' ? spotParts(options) : usdmParts(options);
  const questions = new ChildQuestions({
    exchange,
    now,
    onAnswer: (stop, orderId) => loop.send(translator.learnChild(stop, orderId, now())),
  });
  const tellMoney = async (): Promise<void> => loop.tell((await record?.catchUp()) ?? []);
  const loop = new StreamLoop({
    translator,
    timing,
    now,
    logger,
    onEvent: options.onEvent,
    onLost: options.onLost,
    onBack: async () => {
      await options.onBack();
      await tellMoney();
    },
    open: (listening) => openSession({ exchange, timing, now, ...listening }),
    askAboutStops: (stops) => questions.ask(stops),
  });
  return {
    start: () => loop.start(),
    close: async () => {
      await loop.close();
      exchange.setRawListener(null);
    },
    lastMessageAt: () => loop.lastMessageAt(),
    catchUpMoney: async () => {
      record?.owe();
      await tellMoney();
      return record?.isOwed !== true;
    },
  };
}

interface MarketParts {
  readonly translator: AccountTranslator;
  readonly openSession: (parts: SessionParts) => Promise<UserSession>;
  /** Null where the venue has none that tells every kind of money. */
  readonly record: MoneyHistory | null;
}

function readingOf(options: AccountStreamOptions): TranslatorOptions {
  const { symbolOf, currency = 'USDT', rateOf = () => null, learnNumber = () => undefined, logger } = options;
  return { symbolOf, currency, rateOf, learnNumber, report: (text) => logger.warn(text) };
}

const spotParts = (options: AccountStreamOptions): MarketParts => ({
  translator: new SpotTranslator(readingOf(options)),
  openSession: openSpotSession,
  record: null,
});

function usdmParts(options: AccountStreamOptions): MarketParts {
  const { exchange, now, logger, since = now(), transfersSince = now() } = options;
  const reading = readingOf(options);
  const { symbolOf, currency } = reading;
  const moves = new AccountMoves(currency);
  const from = { FUNDING_FEE: since, TRANSFER: transfersSince };
  const record = new MoneyHistory({ exchange, symbolOf, currency, moves, now, since: from, logger });
  return {
    translator: new UsdmTranslator(reading, moves),
    openSession: (parts) => {
      record.owe();
      return openUsdmSession(parts);
    },
    record,
  };
}
