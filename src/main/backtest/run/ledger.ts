/** Keeps of a run's entries what its result needs, in domain form: fills and what they cost, round trips, breaker levels, emergency stops. */
import type { EntryData, EntryType } from '../../../shared/model/entry.ts';
import type { Trade } from '../../../shared/model/position.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { equityOf } from '../../engine/exposure.ts';
import type { EngineState } from '../../engine/state.ts';
import type { BacktestStop, BacktestTrip } from '../../ports/backtests.ts';
import { bookOf } from './session.ts';

export class Ledger {
  readonly trades: Trade[] = [];
  readonly trips: BacktestTrip[] = [];
  readonly stops: BacktestStop[] = [];
  fills = 0;
  /** Entries that the gate refused. */
  refused = 0;
  makerFees: Decimal = ZERO;
  takerFees: Decimal = ZERO;
  /** Against the price at the decision; above zero is a cost (ME-19). */
  slippage: Decimal = ZERO;
  filledNotional: Decimal = ZERO;
  private state: EngineState | null = null;

  /** The state whose entries it hears; to be given before the first. */
  watch(state: EngineState): void {
    this.state = state;
  }

  /** The sink of the run's engine. */
  take<Type extends EntryType>(type: Type, data: EntryData<Type>, at: UnixMs): void {
    const handler = handlers[type];
    // The table pairs each type with a handler of its own data; TypeScript does not see that through the generic.
    if (handler !== undefined && this.state !== null)
      (handler as Handler<Type>)({ ledger: this, state: this.state, at }, data);
  }
}

interface Turn {
  readonly ledger: Ledger;
  readonly state: EngineState;
  readonly at: UnixMs;
}

type Handler<Type extends EntryType> = (turn: Turn, data: EntryData<Type>) => void;

const handlers: { readonly [Type in EntryType]?: Handler<Type> } = {
  FILL: takeFill,
  SIGNAL: ({ ledger }, { outcome, kind }) => {
    if (outcome === 'DENIED' && kind !== 'EXIT') ledger.refused += 1;
  },
  BREAKER_LEVEL: ({ ledger, at }, { trigger, rule, from, to, value, limit, text }) =>
    void ledger.trips.push({ at, trigger, rule, from, to, value, limit, text }),
  ES_TRIGGER: takeTrigger,
  ES_REPORT: ({ ledger, state }, { incident }) => {
    const equityAfter = decimalText(bookOf(state).cash);
    changeStop(ledger, incident.id, { flatAt: incident.flatAt, equityAfter });
  },
  MODE_TRANSITION: ({ ledger, at }, { from, to, cause }) => {
    if (from.mode === 'EMERGENCY_STOP' && to.mode !== 'EMERGENCY_STOP') changeStop(ledger, cause, { resumedAt: at });
  },
};

function takeFill({ ledger, state }: Turn, { fill, trade }: EntryData<'FILL'>): void {
  ledger.fills += 1;
  if (fill.liquidity === 'MAKER') ledger.makerFees = ledger.makerFees.plus(fill.fee);
  else ledger.takerFees = ledger.takerFees.plus(fill.fee);
  ledger.filledNotional = ledger.filledNotional.plus(fill.quantity.mul(fill.price));
  const order = bookOf(state).orders.get(fill.clientOrderId);
  if (order !== undefined) {
    const worse = fill.price.minus(order.decisionPrice).mul(fill.quantity);
    ledger.slippage = fill.side === 'BUY' ? ledger.slippage.plus(worse) : ledger.slippage.minus(worse);
  }
  if (trade !== null) ledger.trades.push(trade);
}

/** The first trigger of an incident opens it; what else fires while it is open is among the trips. */
function takeTrigger({ ledger, state, at }: Turn, { incident, cause }: EntryData<'ES_TRIGGER'>): void {
  if (ledger.stops.some((stop) => stop.incident === incident)) return;
  const equityBefore = decimalText(equityOf(state, 'PAPER').risk);
  ledger.stops.push({ incident, cause, at, flatAt: null, equityBefore, equityAfter: null, resumedAt: null });
}

function changeStop(ledger: Ledger, incident: string, change: Partial<BacktestStop>): void {
  const place = ledger.stops.findIndex((stop) => stop.incident === incident);
  const stop = ledger.stops[place];
  if (stop !== undefined) ledger.stops[place] = { ...stop, ...change };
}
