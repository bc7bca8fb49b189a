/** Plays a whole run: sets the book up, walks the tape to its end or to an emergency stop, and hands back what happened. */
import { invariant } from '../../../shared/base/invariant.ts';
import type { Settings } from '../../../shared/settings.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { isQuarantining } from '../../engine/quarantine.ts';
import type { Installed } from '../../engine/liveState.ts';
import type { EntrySink } from '../../engine/step.ts';
import { placeOf } from '../market/barColumns.ts';
import type { OpenedMarket } from '../market/openMarket.ts';
import { historyOf } from './history.ts';
import { Lane } from './lane.ts';
import { Ledger } from './ledger.ts';
import { Meter } from './meter.ts';
import { ScriptedPerson } from './person.ts';
import { PlainPlayer } from './plainPlayer.ts';
import { QuickPlayer } from './quickPlayer.ts';
import { openSession, type Session } from './session.ts';
import { Tape } from './tape.ts';

export interface RunPlan {
  readonly market: OpenedMarket;
  readonly settings: Settings;
  readonly installed: Installed;
  readonly seed: string;
  readonly app: string;
  readonly equity: string;
  readonly afterStop: 'END' | 'RESUME';
  /** Bars that open before it are history for the strategy. */
  readonly from: UnixMs;
  /** QUICK leaves out what cannot matter; PLAIN dispatches every tick. The result is the same. */
  readonly pace: 'QUICK' | 'PLAIN';
  /** Called every few hundred windows with the bars closed so far. */
  readonly onBars: (bars: number) => void;
  /** Hears every entry of the run's engine; nothing of them is kept. */
  readonly onEntry?: EntrySink;
}

export interface PlayedRun {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly meter: Meter;
  readonly lanes: readonly Lane[];
  readonly bars: number;
  readonly from: UnixMs;
  readonly endedAt: UnixMs;
  readonly stopped: boolean;
  readonly resumes: number;
  /** Entries refused, whether the gate was asked or not. */
  readonly refused: number;
}

/** Time for the desk to compare itself with the venue before the book is opened (SM-19). */
const RECOVERY_MS = 1_000;
const REPORT_EVERY = 256;

/** Plays the plan to its end. Throws InvariantError when the engine faulted: that is a bug, and its result would be worth nothing. */
export function playRun(plan: RunPlan): PlayedRun {
  const lanes = lanesOf(plan);
  const tape = new Tape(lanes);
  const ledger = new Ledger();
  let fills = 0;
  let onFills = (): void => undefined;
  const onTurn = (): void => {
    if (ledger.fills === fills) return;
    fills = ledger.fills;
    onFills();
  };
  const session = openRunSession(plan, { ledger, start: unixMs(tape.end), onTurn });
  const person = new ScriptedPerson(session, plan);
  ledger.watch(session.state);
  session.runner.dispatch({ type: 'started', warmup: historyOf(lanes, plan.from, plan.installed.strategy.lookback) });
  session.clock.advanceTo(unixMs(tape.end + RECOVERY_MS));
  invariant(person.begin(), 'the book of a backtest can be opened');
  const from = unixMs(tape.end);
  const to = Math.max(...lanes.map(({ columns }) => (columns.openTime[columns.count - 1] ?? 0) + columns.intervalMs));
  const meter = new Meter(session, tape, { from, to });
  onFills = () => meter.onFill(session.clock.now());
  const hooks = { isAwaited: () => person.isAwaited, atBoundary: () => person.act() };
  const Player = plan.pace === 'QUICK' && canPlayQuickly(plan) ? QuickPlayer : PlainPlayer;
  const player = new Player(session, tape, hooks);
  for (let window = 1; !person.isDone && tape.next(); window += 1) {
    player.playWindow();
    meter.onWindow();
    if (window % REPORT_EVERY === 0) plan.onBars(tape.bars);
  }
  const endedAt = unixMs(tape.end === Infinity ? tape.start : tape.end - 1);
  player.finish();
  meter.finish(endedAt);
  return {
    session,
    ledger,
    meter,
    lanes,
    bars: tape.bars,
    from,
    endedAt,
    stopped: person.isDone,
    resumes: person.resumes,
    refused: ledger.refused + player.refused,
  };
}

const lanesOf = ({ market, from }: RunPlan): readonly Lane[] =>
  market.columns.map(
    (columns, order) =>
      new Lane(columns, {
        order,
        first: placeOf(columns, from),
        tick: market.instruments[order]?.tick.toNumber() ?? 0,
      }),
  );

/** Bars that a strategy adds up, or prices fast enough for the quarantine of RC-21, have to be told one by one. */
const canPlayQuickly = ({ market, installed }: RunPlan): boolean =>
  installed.interval === market.description.interval &&
  market.columns.every(({ interval }) => interval === market.description.interval) &&
  !isQuarantining(market.description);

function openRunSession(
  plan: RunPlan,
  { ledger, start, onTurn }: { readonly ledger: Ledger; readonly start: UnixMs; readonly onTurn: () => void },
): Session {
  const { market, settings, installed, seed, app, onEntry } = plan;
  return openSession({
    description: market.description,
    settings,
    installed,
    seed,
    app,
    start,
    sink: (type, data, at) => {
      ledger.take(type, data, at);
      onEntry?.(type, data, at);
    },
    onTurn,
    onFault: (text) => invariant(false, text),
  });
}
