/** The invariants of a fault run, by name. Each returns what contradicts it, in words. */
import { isTerminal, type OrderTerms } from '../../../src/shared/model/order.ts';
import { decimalText, ZERO, type Decimal } from '../../../src/shared/values/decimal.ts';
import type { SymbolName } from '../../../src/shared/values/ids.ts';
import { leftKey } from '../../../src/main/engine/books.ts';
import { journaledTrades } from './journaled.ts';
import { symbolsOf, type Session, type World } from './session.ts';

/** Of the instruments of a run. */
const MIN_NOTIONAL = 5;

export type Findings = readonly string[];

interface End {
  readonly world: World;
  readonly session: Session;
  /** All lives, oldest first. */
  readonly lives: readonly Session[];
  /** Entries that were asked for. */
  readonly entries: number;
}

type Check = (end: End) => readonly string[];

/** Everything that must hold a minute after the last trouble. */
export function checkEnd(end: End): Findings {
  return Object.entries(checks).flatMap(([name, check]) => check(end).map((found) => `${name}: ${found}`));
}

const checks = {
  'no order doubled': ({ world, lives, entries }) => {
    const sent = new Map<string, number>();
    for (const { line } of lives)
      for (const { clientOrderId: id } of line.placed) sent.set(id, (sent.get(id) ?? 0) + 1);
    const twice = [...sent].filter(([, times]) => times > 1).map(([id, times]) => `${id} was sent ${times} times`);
    const accepted = world.truth.orders.filter(
      ({ terms }) => isEntry(world, terms) && isOurs(terms.clientOrderId),
    ).length;
    return [...twice, ...(accepted > entries ? [`${accepted} entries for ${entries} decisions`] : [])];
  },
  'no order lost': ({ world, session }) => {
    const ours = session.state.durable.books.LIVE.orders;
    const there = world.truth.working();
    const unknown = there
      .filter(({ terms }) => isOurs(terms.clientOrderId))
      .filter(({ terms }) => !isWorking(session, terms.clientOrderId))
      .map(
        ({ terms }) =>
          `${terms.clientOrderId} works at the venue, ours is ${ours.get(terms.clientOrderId)?.status ?? 'unknown'}`,
      );
    const gone = [...ours.values()]
      .filter((order) => !isTerminal(order.status))
      .filter((order) => !there.some(({ terms }) => terms.clientOrderId === order.clientOrderId))
      .map((order) => `${order.clientOrderId} ${order.role} is ${order.status} here and not at the venue`);
    const foreign = there
      .filter(({ terms }) => !isOurs(terms.clientOrderId))
      .filter(({ terms }) => !session.state.live.venue.foreignOrders.has(terms.clientOrderId) && !isStopped(session))
      .map(({ terms }) => `${terms.clientOrderId} of somebody else is not listed`);
    return [...unknown, ...gone, ...foreign];
  },
  'every fill journaled once': ({ world, session }) => {
    const times = new Map<string, number>();
    for (const id of journaledTrades(session.journal)) times.set(id, (times.get(id) ?? 0) + 1);
    return world.truth.trades
      .filter(({ clientOrderId }) => isOurs(clientOrderId))
      .filter(({ tradeId }) => times.get(tradeId) !== 1)
      .map(({ tradeId, clientOrderId }) => `${tradeId} of ${clientOrderId} is there ${times.get(tradeId) ?? 0} times`);
  },
  'positions are the truth': ({ world, session }) =>
    symbolsOf(world).flatMap((symbol) => {
      const { positions, left } = session.state.durable.books.LIVE;
      const own: Decimal = positions.get(symbol)?.quantity ?? ZERO;
      const known = own.plus(left.get(leftKey('POSITION', symbol, '')) ?? ZERO);
      const truth = world.truth.held(symbol);
      const listed = session.state.live.venue.foreignPositions.get(symbol);
      if (known.equals(truth))
        return listed === undefined || isStopped(session) ? [] : [`${symbol} is listed as different and is not`];
      const reported = listed?.reported.reduce<Decimal>((sum, each) => sum.plus(each.quantity), ZERO);
      const isForeign = world.foreign.has(symbol);
      return isForeign && reported?.equals(truth) === true
        ? []
        : [
            `${symbol} is ${decimalText(known)} here and ${decimalText(truth)} there, listed ${reported?.toFixed() ?? 'nothing'}`,
          ];
    }),
  'no position without a stop': ({ world, session }) =>
    symbolsOf(world).flatMap((symbol) => unguarded(world, session, symbol) ?? []),
  'every stop ends flat or says what is left': ({ world, session }) => {
    if (!isStopped(session)) return [];
    const { incident } = session.state.durable;
    if (incident === null) return ['stopped without an incident'];
    const open = symbolsOf(world).filter((symbol) => !isFlat(world, symbol));
    // What somebody rests when the watch after flat is over is no business of the stop any more (ES-08).
    const isWatched = session.state.live.stops.get('LIVE')?.stage !== 'DONE';
    const ids = world.truth.working().map(({ terms }) => terms.clientOrderId);
    const working = ids.filter((id) => isWatched || isOurs(id));
    if (incident.phase === 'UNRESOLVED') {
      const said = [...session.state.durable.alerts.values()].some((alert) => alert.type === 'STOP_UNRESOLVED');
      return said ? [] : ['UNRESOLVED without its alert'];
    }
    const isOver = incident.phase === 'COOLDOWN' || incident.phase === 'AWAITING_APPROVAL';
    return isOver && open.length === 0 && working.length === 0
      ? []
      : [`${incident.phase} with ${open.join(', ') || 'nothing'} open and ${working.join(', ') || 'nothing'} working`];
  },
  'every question is settled': ({ session }) =>
    [...session.state.durable.books.LIVE.orders.values()]
      .filter((order) => order.status === 'UNKNOWN' || order.status === 'IN_FLIGHT')
      .map((order) => `${order.clientOrderId} is ${order.status}`),
  'nothing sold that is not ours': ({ world }) =>
    world.truth.market === 'SPOT'
      ? symbolsOf(world)
          .filter((symbol) => world.truth.held(symbol).isNegative() && !world.truth.held(symbol).isZero())
          .map((symbol) => `${decimalText(world.truth.held(symbol).neg())} of the legacy ${symbol} is gone`)
      : [],
  'cash is the truth': ({ world, session }) => {
    const cash = moneyOf(session, world.truth.market);
    const truth = world.truth.balance();
    if (world.foreign.size > 0 || cash.minus(truth).abs().lessThan('0.0001')) return [];
    return [`${decimalText(cash)} here, ${decimalText(truth)} there`];
  },
  'the journal is whole': ({ session }) => {
    const { ok, findings } = session.journal.verify();
    return ok ? [] : findings.map((each) => each.code);
  },
} as const satisfies Record<string, Check>;

/**
 * What the venue should report of the account currency. On spot it knows no average entry: what was bought is paid for, and whether a sale told before the
 * last part of its entry realized a cent more and left a cent dearer is nothing that a venue could contradict.
 */
function moneyOf({ state }: Session, market: World['truth']['market']): Decimal {
  const { cash, positions } = state.durable.books.LIVE;
  if (market === 'PERP') return cash;
  return [...positions.values()].reduce<Decimal>(
    (left, each) => left.minus(each.quantity.mul(each.averageEntry)),
    cash,
  );
}

/** What of a position no stop covers, in words; null where all is guarded, or nothing is to be guarded. */
export function unguarded(world: World, session: Session, symbol: SymbolName): string | null {
  const position = session.state.durable.books.LIVE.positions.get(symbol);
  // What somebody else traded may leave nothing for a reduce-only stop to reduce: a person decides about that symbol (RC-26).
  if (position === undefined || isFlat(world, symbol) || isStopped(session) || world.foreign.has(symbol)) return null;
  const covered = world.truth
    .working()
    .filter(({ terms }) => terms.symbol === symbol && terms.type === 'STOP_MARKET')
    .reduce<Decimal>((sum, { terms, filled }) => sum.plus(terms.quantity).minus(filled), ZERO);
  return covered.lessThan(position.quantity.abs())
    ? `${symbol} ${decimalText(position.quantity)} has stops for ${decimalText(covered)}`
    : null;
}

/** What was promised to be on disk is there after the kill. */
export const checkDisk = (before: Session, after: Session): Findings =>
  after.journal.head().seq >= before.durableSeq()
    ? []
    : [`no committed entry lost: ${before.durableSeq()} was promised, ${after.journal.head().seq} is there`];

/** After a recovery: the mode is equal or safer than the one on disk, and a live desk waits for a person. */
export function checkRestart({ answered }: World, session: Session): Findings {
  const { state, loaded } = session;
  const is = state.durable.modeState;
  const found: string[] = [];
  if (is.mode !== loaded.modeState.mode && is.mode !== 'EMERGENCY_STOP')
    found.push(`mode was ${loaded.modeState.mode}, is ${is.mode}`);
  if (answered.stop && is.mode !== 'EMERGENCY_STOP') found.push(`a stop was answered, and it is ${is.mode}`);
  if (is.mode === 'EMERGENCY_STOP' && !state.live.latched) found.push('stopped, and entries are not blocked');
  if (is.mode === 'LIVE_MINIMAL' && state.durable.triggers.get('RESTART')?.level !== 'L3')
    found.push('no L3 after a crash');
  return found.map((each) => `mode equal or safer: ${each}`);
}

/** Spot has no reduce-only: there it is the side that tells. */
const isEntry = ({ truth }: World, { reduceOnly, side }: OrderTerms): boolean =>
  truth.market === 'SPOT' ? side === 'BUY' : !reduceOnly;
/** Nothing, or on spot less than the venue would sell (ES-09). */
function isFlat({ truth }: World, symbol: SymbolName): boolean {
  const held = truth.held(symbol).abs();
  return held.isZero() || (truth.market === 'SPOT' && held.mul(truth.priceOf(symbol)).lessThan(MIN_NOTIONAL));
}

const isOurs = (id: string): boolean => !id.startsWith('web_');
const isStopped = ({ state }: Session): boolean => state.durable.modeState.mode === 'EMERGENCY_STOP';
const isWorking = ({ state }: Session, id: string): boolean =>
  [...state.durable.books.LIVE.orders.values()].some(
    (order) => order.clientOrderId === id && !isTerminal(order.status),
  );
