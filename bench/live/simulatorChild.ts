/**
 * The venue of a bench in a process of its own, so that its work is not on the desk's thread: an account with positions and, where asked for, resting
 * orders that are somebody else's.
 * Commands come over IPC; times are epoch milliseconds of the monotonic clock, which both processes share.
 */
import { addedAsset } from '../../test/support/venueSimulator/core/instrumentCatalog.ts';
import { startVenueSimulator, type VenueSimulator } from '../../test/support/venueSimulator/startVenueSimulator.ts';

export interface Ready {
  readonly kind: 'ready';
  readonly port: number;
  readonly credentials: { readonly apiKey: string; readonly secret: string };
  readonly symbols: readonly string[];
}

/** What happened at the venue since the trigger. */
export interface Flat {
  readonly kind: 'flat';
  readonly flatAt: number;
  /** When the first and the last cancel or order arrived, and how many requests did. */
  readonly firstRequestAt: number;
  readonly lastRequestAt: number;
  readonly requests: number;
  /** What the venue itself computed meanwhile: on a busy machine it is part of the wait. */
  readonly cpuMs: number;
}

const [count = '100', latency = '50', others = '', limits = ''] = process.argv.slice(2);
const symbols = Number(count);

const send = (message: Ready | Flat): void => void process.send?.(message);
const epoch = (at: number): number => performance.timeOrigin + at;

/** Weight per minute for what repeats a start that a venue would see once. */
const RAISED_WEIGHT = 60_000;

const venue = await startVenueSimulator({
  addSymbols: symbols,
  wallet: { USDT: '1000000' },
  ...(limits === 'raised' ? { limits: { usdmWeight: RAISED_WEIGHT } } : {}),
});
const names = Array.from({ length: symbols }, (_, index) => `${addedAsset(index)}USDT`);
arm(venue, names);
venue.faults.latency({ ms: Number(latency) });
send({ kind: 'ready', port: venue.port, credentials: venue.credentials, symbols: names });

process.on('message', (message) => {
  if (message === 'watch') watch(venue.requests.length);
  if (message === 'loseAnswer' || message === 'loseRequest')
    venue.faults.add({ kind: message }, { method: 'POST', path: '/fapi/v1/order' });
  if (message === 'mute') venue.streams.user.silence(true);
});
// Whoever measured is gone: nobody will end this venue.
process.on('disconnect', () => process.exit(0));

function arm(to: VenueSimulator, symbolNames: readonly string[]): void {
  for (const [index, symbol] of symbolNames.entries()) {
    to.foreign.openPosition(symbol, { amount: index % 2 === 0 ? '1' : '-1', price: '100' });
    if (others !== 'resting') continue;
    to.foreign.place('usdm', {
      symbol,
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '1',
      price: '90',
      newClientOrderId: `rest-${Date.now().toString(36)}-${index}`,
    });
  }
}

/** Looks every millisecond until no position and no order is left. */
function watch(from: number): void {
  const cpu = process.cpuUsage();
  const timer = setInterval(() => {
    if (!venue.usdm.isFlat()) return;
    clearInterval(timer);
    const sent = venue.requests.slice(from).filter(({ method }) => method === 'DELETE' || method === 'POST');
    const times = sent.map(({ at }) => at);
    const { user, system } = process.cpuUsage(cpu);
    send({
      kind: 'flat',
      flatAt: epoch(performance.now()),
      firstRequestAt: epoch(Math.min(...times)),
      lastRequestAt: epoch(Math.max(0, ...times)),
      requests: sent.length,
      cpuMs: (user + system) / 1_000,
    });
  }, 1);
}
