/** Connects a built venue to its account stream, and keeps clock, heartbeat and the worth of fee assets fresh while it is open. */
import type { AccountEvent } from '../../../ports/venue.ts';
import { SECOND_MS, type UnixMs } from '../../../../shared/values/time.ts';
import type { BuiltVenue } from './buildVenue.ts';
import type { OpenVenueOptions } from './openCcxtVenue.ts';
import { isRulesNews } from './rulesRefusal.ts';
import { sharedListener } from './sharedListener.ts';
import type { AccountStream, AccountStreamOptions } from './stream/openAccountStream.ts';
import { ContractNews } from './stream/usdm/contractNews.ts';
import type { VenueExchange } from './venueExchange.ts';
import { nameIn } from './venueSession.ts';

/** A probe of the way to the venue while nothing else is sent (EB-05), and the period of the heartbeat (EB-12). */
const PROBE_MS = 5 * SECOND_MS;
const STREAM_LANE = { lane: 'RECONCILE' } as const;
/** The venue's other coin for fees. */
const FEE_ASSET = 'BNB';

/** Resolves after the stream's first try; returns the function that closes everything. */
export async function connectAccount(
  exchange: VenueExchange,
  built: BuiltVenue,
  options: OpenVenueOptions,
): Promise<() => Promise<void>> {
  const { parts, rates } = built;
  const { session, reader } = parts;
  await rates.learn(FEE_ASSET);
  const view = sharedListener(exchange);
  const stream = options.openStream(streamOptions(view(), built, options));
  reader.useMoneyRecord(() => stream.catchUpMoney());
  await stream.start();
  parts.rulesWatch.start();
  const news = session.market === 'PERP' ? hearContracts(view(), built, options.now) : null;
  const beat = setInterval(() => void beatOnce(stream, built), PROBE_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    parts.rulesWatch.close();
    news?.close();
    session.line.close();
    await stream.close();
    await exchange.close();
  };
}

function streamOptions(
  exchange: VenueExchange,
  built: BuiltVenue,
  { now, logger, resume }: OpenVenueOptions,
): AccountStreamOptions {
  const { parts, rates } = built;
  const { session, reader, link } = parts;
  return {
    // What the stream asks for waits its turn like everything else.
    exchange: {
      ...exchange,
      send: (request, timeoutMs) =>
        session.line.call(request, { ...STREAM_LANE, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
    },
    market: session.market,
    currency: session.currency,
    rateOf: (asset) => {
      const rate = rates.rateOf(asset);
      // For the next fee in that asset; the desk estimates this one.
      if (rate === null && asset !== '') void rates.learn(asset);
      return rate;
    },
    symbolOf: nameIn(session),
    onEvent: (event) => takeEvent(event, built),
    onLost: (text) => link.say('down', text),
    onBack: async () => {
      await reader.catchUp();
    },
    learnNumber: (venueSymbol, orderId, id) => session.names.learnNumber(venueSymbol, orderId, id),
    since: resume.since,
    transfersSince: session.venueNow(),
    now,
    logger,
  };
}

/** What the venue says of a symbol of the desk has its rules read again (RC-04). */
function hearContracts(exchange: VenueExchange, { parts }: BuiltVenue, now: () => UnixMs): ContractNews {
  const { session, rulesWatch } = parts;
  const isOurs = (venueSymbol: string): boolean =>
    session.symbols.some((name) => session.table().byName(name)?.venueSymbol === venueSymbol);
  const news = new ContractNews({
    exchange,
    now,
    onNews: (venueSymbol) => {
      if (venueSymbol === null || isOurs(venueSymbol)) rulesWatch.suspect();
    },
  });
  void news.run();
  return news;
}

/** Fills pass the ledger, so that each is told once whichever way it came. */
function takeEvent(event: AccountEvent, { parts, ledger, watch, money, setup, active }: BuiltVenue): void {
  const { session, link, voice, rulesWatch } = parts;
  if (isRulesNews(event)) rulesWatch.suspect();
  switch (event.kind) {
    case 'fill':
      active.add(event.fill.symbol);
      ledger.accept(event.fill);
      return;
    case 'connection':
      link.say(event.state, event.text);
      break;
    case 'keyRefused':
      if (link.state === 'refused') return;
      link.say('refused', `${event.code}: ${event.text}`);
      break;
    case 'setupChanged':
      setup.forget();
      break;
    case 'working': {
      const { terms, venueOrderId } = event.order;
      const isAlgo = session.market === 'PERP' && terms.type === 'STOP_MARKET';
      session.names.learnFamily(terms.clientOrderId, isAlgo ? 'ALGO' : 'REGULAR');
      session.names.learnForeign(terms.clientOrderId, venueOrderId);
      watch.begin(terms, session.venueNow());
      break;
    }
    case 'order':
      watch.end(event.clientOrderId);
      break;
    case 'transfer':
    case 'funding':
      money.hear(event);
      break;
    case 'heartbeat':
    case 'rulesRead':
      break;
  }
  voice.tell(event);
}

/** Says that the stream lives, with what was measured; a silent stream gives no heartbeat. */
async function beatOnce(stream: AccountStream, { parts, clock, budget, rates }: BuiltVenue): Promise<void> {
  const { link, session, voice } = parts;
  // A venue that said stop is left alone.
  const isStopped = budget.isStopped(session.venueNow());
  const probeMs = isStopped ? null : await clock.probe().catch(() => null);
  await rates.learn(FEE_ASSET);
  const heardAt = stream.lastMessageAt();
  const isAlive = heardAt !== null && link.state === 'up' && clock.localAge(heardAt) < 2 * PROBE_MS;
  if (isAlive) voice.tell({ kind: 'heartbeat', weightUsed: link.weightUsed(session.venueNow()), probeMs });
}
