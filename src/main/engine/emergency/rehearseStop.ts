/**
 * An emergency stop of a hundred positions on a state made for it, through the same trigger and the same plan, with nothing sent and nothing journaled: the
 * dry run of RC-30. Code that has run is compiled: the first stop in earnest is as fast as those after it (ES-15).
 */
import type { SnapshotAnswer, VenueOrder, VenuePosition } from '../../ports/venue.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Position } from '../../../shared/model/position.ts';
import { decimal, ZERO } from '../../../shared/values/decimal.ts';
import { clientOrderId, symbolName, venueOrderId, type SymbolName } from '../../../shared/values/ids.ts';
import { money } from '../../../shared/values/money.ts';
import { price } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { fullBucket } from '../../domain/pretrade/tokenBucket.ts';
import { withBook } from '../books.ts';
import { emptyLiveState } from '../liveState.ts';
import { emptyDurable, type EngineState } from '../state.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from '../step.ts';
import { onPlanSnapshot } from './plan.ts';
import { onStopSent } from './prepareCloses.ts';
import { triggerStop } from './trigger.ts';

const POSITIONS = 100;
const HUNDRED = decimal(100);

/** Whether the plan cancels and closes all there is; reads nothing of the desk but its facts, and changes nothing. */
export function rehearseStop(facts: EngineFacts, at: UnixMs): boolean {
  const { PAPER, LIVE } = facts.venues;
  const state = heldState(facts, at);
  const turn = (): Step => ({
    state,
    facts: { ...facts, venues: { PAPER, LIVE: LIVE ?? PAPER } },
    at,
    mono: '0',
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor(facts.session),
  });
  const pressed = triggerStop(turn(), { cause: 'MANUAL', source: 'button', text: 'rehearsed' });
  onStopSent(turn());
  const planned = turn();
  onPlanSnapshot(planned, snapshotOf(state, at));
  const { cancelFirst, reduce } = planned.effects;
  return pressed.ok && cancelFirst.length === POSITIONS && reduce.length === POSITIONS;
}

/** A live book with a long in every symbol. */
function heldState({ settings }: EngineFacts, at: UnixMs): EngineState {
  const symbols = Array.from({ length: POSITIONS }, (_, place) => symbolName(`R${place}/USDT:USDT`));
  const durable = { ...emptyDurable(), modeState: { mode: 'LIVE_MINIMAL', run: 'RUNNING' } } as const;
  const positions = new Map(symbols.map((symbol) => [symbol, positionOf(symbol, at)] as const));
  return {
    durable: withBook(durable, 'LIVE', { opened: true, positions }),
    live: emptyLiveState({
      feed: { kind: 'live', label: 'rehearsal', interval: '1m', cadenceMs: 1_000 },
      instruments: symbols.map((symbol) => instrumentOf(symbol, at)),
      bucket: fullBucket(at, settings.orders),
      installed: [],
    }),
  };
}

const positionOf = (symbol: SymbolName, at: UnixMs): Position => ({
  book: 'LIVE',
  symbol,
  quantity: quantity('1'),
  averageEntry: price(HUNDRED),
  stopPrice: null,
  plannedRisk: money(ZERO),
  realizedPnl: money(ZERO),
  fees: money(ZERO),
  peakQuantity: quantity('1'),
  enteredQuantity: quantity('1'),
  enteredNotional: money(HUNDRED),
  exitedQuantity: ZERO,
  exitedNotional: money(ZERO),
  source: 'rehearsal',
  openedAt: at,
});

const instrumentOf = (symbol: SymbolName, at: UnixMs): Instrument => ({
  symbol,
  base: 'R',
  quote: 'USDT',
  kind: 'PERP',
  status: 'TRADING',
  tick: price('0.01'),
  lot: quantity('0.001'),
  minQuantity: quantity('0.001'),
  maxQuantity: quantity('1000'),
  minNotional: money('5'),
  makerFee: decimal('0.0002'),
  takerFee: decimal('0.0005'),
  maxLeverage: 1,
  metadataAt: at,
});

/** The venue's word: every position, and as many resting orders of somebody else, in other symbols: on spot they would lock what is to be sold. */
function snapshotOf({ durable }: EngineState, at: UnixMs): SnapshotAnswer {
  const held = [...durable.books.LIVE.positions.values()];
  return {
    kind: 'snapshot',
    venueTime: at,
    positions: held.map(reportedOf),
    orders: held.map(restingOf),
    balance: money('10000'),
    setup: null,
  };
}

const reportedOf = ({ symbol, quantity: size, averageEntry }: Position): VenuePosition => ({
  symbol,
  quantity: size,
  averageEntry,
  leg: 'NET',
  liquidationPrice: null,
});

const restingOf = ({ quantity: size, averageEntry }: Position, place: number): VenueOrder => ({
  terms: {
    clientOrderId: clientOrderId(`rehearsed-${place}`),
    symbol: symbolName(`F${place}/USDT:USDT`),
    side: 'BUY',
    type: 'LIMIT',
    quantity: size,
    limitPrice: averageEntry,
    triggerPrice: null,
    timeInForce: 'GTC',
    reduceOnly: false,
    postOnly: false,
  },
  venueOrderId: venueOrderId(String(place + 1)),
  status: 'OPEN',
  filledQuantity: quantity(ZERO),
});
