/** One handler per command of the contract: state changes go through the engine's queue, questions are answered beside it. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts';
import { JOURNAL_PAGE, type JournalLine } from '../../shared/ipc/contractJournal.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { symbolName } from '../../shared/values/ids.ts';
import type { EngineCommand, EngineCommandName, EngineInput } from '../engine/events.ts';
import { activeBook } from '../engine/books.ts';
import type { Runner } from '../engine/runner.ts';
import { previewPositionDrill } from '../engine/drills/planPositionDrill.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from '../engine/step.ts';
import { previewTicket } from '../engine/ticket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { MarketSource } from '../ports/marketFeed.ts';
import type { StepUp } from '../ports/stepUp.ts';
import { stepUpHandlers } from './stepUpCommands.ts';
import { venueHandlers } from './venue/venueCommands.ts';
import type { VenueKeeper } from './venue/venueKeeper.ts';
import type { Caller, CommandHandlers } from './desk.ts';
import type { Backtests } from './backtests.ts';
import type { Drills } from './drills.ts';
import type { FeedLink } from './feedLink.ts';
import type { Publisher } from './publisher.ts';
import type { Quitting } from './quitting.ts';
import { reviewCorrelation } from './reviewCorrelation.ts';
import { whatIfOrder } from './whatIfOrder.ts';
import { whatIfCorrelation } from './whatIfCorrelation.ts';

export interface HandlerParts {
  readonly runner: Runner;
  readonly facts: EngineFacts;
  readonly publisher: Publisher;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly source: MarketSource;
  readonly feed: FeedLink;
  readonly drills: Drills;
  readonly backtests: Backtests;
  readonly stepUp: StepUp;
  readonly keeper: VenueKeeper;
  readonly quitting: Quitting;
  /** Committed entries from the number downwards, newest first. */
  readonly readJournal: (to: number, limit: number) => readonly JournalLine[];
}

/** Builds the handlers. */
export function createHandlers(parts: HandlerParts): CommandHandlers {
  const run =
    <Name extends EngineCommandName>(name: Name) =>
    (input: EngineInput<Name>, caller: Caller): Promise<Result<CommandOutput<Name>, Failure>> => {
      const command: { readonly name: Name; readonly input: EngineInput<Name> } = { name, input };
      // Name and input are tied by the line above; the union of all commands cannot say so for a type parameter.
      return throughEngine<Name>(parts, command as unknown as EngineCommand, caller);
    };
  return {
    ...stepUpHandlers(parts, run),
    ...besideTheEngine(parts),
    ...venueHandlers({ ...parts, state: () => parts.runner.state }),
    enterPaper: run('enterPaper'),
    placeOrder: run('placeOrder'),
    cancelOrder: run('cancelOrder'),
    cancelEntries: run('cancelEntries'),
    closePosition: run('closePosition'),
    moveStop: run('moveStop'),
    startStrategy: run('startStrategy'),
    stopStrategy: run('stopStrategy'),
    pause: run('pause'),
    unpause: run('unpause'),
    reportMachine: run('reportMachine'),
    emergencyStop: run('emergencyStop'),
    retryStop: run('retryStop'),
    resume: run('resume'),
    acknowledgeAlert: run('acknowledgeAlert'),
    // A step up is decided on what the venue says of the key now (RC-03).
    requestApproval: async (input, caller) => {
      if (input.request.kind !== 'LOOSEN') await parts.keeper.checkBeforeStep();
      return run('requestApproval')(input, caller);
    },
    cancelApproval: run('cancelApproval'),
    demote: run('demote'),
    startAttempt: run('startAttempt'),
    setLevel: run('setLevel'),
    releaseLevel: run('releaseLevel'),
    acknowledgeReview: run('acknowledgeReview'),
    enableStrategy: run('enableStrategy'),
    // The stop, its plan and its position are the engine's own; a scenario plays beside it.
    startDrill: (input, caller) =>
      input.kind === 'stop' || input.kind === 'stop-plan' || input.kind === 'stop-position'
        ? run('startDrill')(input, caller)
        : Promise.resolve(parts.drills.start(input.kind)),
    changeSettings: run('changeSettings'),
    ...decisions(run),
    waiveGates: run('waiveGates'),
  };
}

type Run = <Name extends EngineCommandName>(
  name: Name,
) => (input: EngineInput<Name>, caller: Caller) => Promise<Result<CommandOutput<Name>, Failure>>;

/** What a person decides about the live account where it differs from the record. */
const decisions = (run: Run): Pick<CommandHandlers, 'resolveExternal' | 'explainBalance' | 'askOrder'> => ({
  resolveExternal: run('resolveExternal'),
  explainBalance: run('explainBalance'),
  askOrder: run('askOrder'),
});

/** What is answered without an entry in the engine's queue. */
type Question =
  | 'getSnapshot'
  | 'getCandles'
  | 'previewOrder'
  | 'controlReplay'
  | 'verifyJournal'
  | 'whatIfOrder'
  | 'whatIfCorrelation'
  | 'previewDrill'
  | 'correlationReview'
  | 'decideQuit'
  | 'getJournal'
  | 'startBacktest'
  | 'cancelBacktest'
  | 'getBacktest';

const besideTheEngine = (parts: HandlerParts): Pick<CommandHandlers, Question> => ({
  getSnapshot: () => Promise.resolve(ok(parts.publisher.snapshot())),
  getCandles: (input) => candles(parts, input),
  previewOrder: (input) => Promise.resolve(previewTicket(besideTheQueue(parts), input)),
  controlReplay: (input) => Promise.resolve(parts.feed.control(input)),
  verifyJournal: () => Promise.resolve(verify(parts)),
  whatIfOrder: (input) => Promise.resolve(whatIfOrder(besideTheQueue(parts), input)),
  whatIfCorrelation: (input) => Promise.resolve(whatIfCorrelation(deskOf(parts), input)),
  previewDrill: () => Promise.resolve(previewPositionDrill(besideTheQueue(parts))),
  correlationReview: () => Promise.resolve(ok(reviewCorrelation(deskOf(parts), parts.clock.now()))),
  getJournal: ({ to }) => Promise.resolve(ok(journalPage(parts, to))),
  decideQuit: (input, caller) => Promise.resolve(parts.quitting.decide(input, caller)),
  startBacktest: (input) => Promise.resolve(parts.backtests.start(input)),
  cancelBacktest: (input) => Promise.resolve(parts.backtests.cancel(input.id)),
  getBacktest: (input) => Promise.resolve(parts.backtests.get(input.id)),
});

/** What waits for its commit is not shown: it is not on the disk yet. */
function journalPage({ readJournal }: HandlerParts, to: number | null): CommandOutput<'getJournal'> {
  const newest = readJournal(Number.MAX_SAFE_INTEGER, 1)[0]?.seq ?? -1;
  return { newest, lines: [...readJournal(to ?? newest, JOURNAL_PAGE)] };
}

const deskOf = ({ runner, facts }: HandlerParts) => ({ state: runner.state, facts });

/** The engine answers within its turn; the promise only carries the answer out. */
function throughEngine<Name extends EngineCommandName>(
  parts: HandlerParts,
  command: EngineCommand,
  caller: Caller,
): Promise<Result<CommandOutput<Name>, Failure>> {
  return new Promise((resolve) => {
    parts.runner.dispatch({
      type: 'command',
      command,
      actor: { type: 'user', id: caller.role, session: caller.session.slice(0, 40) || 'unknown' },
      reply: (result) => resolve(result as Result<CommandOutput<Name>, Failure>),
    });
  });
}

async function candles(
  parts: HandlerParts,
  input: CommandInput<'getCandles'>,
): Promise<Result<CommandOutput<'getCandles'>, Failure>> {
  try {
    const read = await parts.source.history({
      symbol: symbolName(input.symbol),
      interval: input.interval,
      limit: input.limit,
      before: parts.clock.now(),
    });
    return ok({ candles: [...read], interval: input.interval });
  } catch (cause) {
    return err(
      failure(
        'FEED_UNAVAILABLE',
        `Could not read candles of ${input.symbol} ${input.interval}: ${String(cause)}. Try again.`,
      ),
    );
  }
}

/** A turn that changes nothing: it runs outside the queue, between two turns. */
const besideTheQueue = (parts: HandlerParts): Step => ({
  state: parts.runner.state,
  facts: parts.facts,
  at: parts.clock.now(),
  mono: '0',
  effects: noEffects(),
  book: activeBook(parts.runner.state.durable),
  actor: engineActor(parts.facts.session),
});

function verify(parts: HandlerParts): Result<CommandOutput<'verifyJournal'>, Failure> {
  const flushed = parts.journal.flush();
  if (!flushed.ok) return err(failure('JOURNAL_UNAVAILABLE', `The journal is not writing: ${flushed.error.text}.`));
  const result = parts.journal.verify();
  const { entries, findings, head } = result;
  parts.runner.dispatch({
    type: 'told',
    news: { kind: 'verified', result: { ok: result.ok, entries, findings: findings.length, head } },
  });
  return ok(result);
}
