/**
 * The desk both hosts show: engine, feed, view and commands wired together. Start order of SM-19: the journal is checked and folded before
 * this runs; then the venue is asked, compared, and only then may anything be sent. Stopping waits for everything that was joined.
 */
import type { LogLine, Part } from '../../shared/ipc/view.ts';
import type { EntryData, EntryDraft } from '../../shared/model/entry.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import { clientOrderId } from '../../shared/values/ids.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import { findOrder } from '../engine/books.ts';
import { createRunner, type Runner, type RunnerPorts } from '../engine/runner.ts';
import type { ActivityNote, WarmupSeries } from '../engine/events.ts';
import type { EngineState } from '../engine/state.ts';
import type { EngineFacts } from '../engine/step.ts';
import { encodeDurable } from '../engine/durableCodec.ts';
import type { DrillRunner } from '../ports/drills.ts';
import type { MarketEvent, MarketSource } from '../ports/marketFeed.ts';
import type { SystemSampler } from '../ports/systemHealth.ts';
import type { StepUp } from '../ports/stepUp.ts';
import type { StopMark } from '../ports/stopMark.ts';
import type { VenueKeeper } from './venue/venueKeeper.ts';
import { guardDesk } from './watchdog/guardDesk.ts';
import type { VenueGuard } from './watchdog/venueGuard.ts';
import { createCall } from './callCommand.ts';
import type { Backtests } from './backtests.ts';
import { createDrills, type Drills } from './drills.ts';
import { createHandlers, type HandlerParts } from './handlers.ts';
import type { Desk, PowerEvent } from './desk.ts';
import { createFeedLink, type FeedLink } from './feedLink.ts';
import { isUrgent } from './isUrgent.ts';
import { fillLine, isDraft, tradeLine } from './logLines.ts';
import { watchSystem } from './systemWatch.ts';
import { createPublisher, PATCH_MS, type Publisher, type ViewLogs } from './publisher.ts';
import { Quitting } from './quitting.ts';
import { deskStatus } from './status.ts';
import { buildParts } from './view/buildParts.ts';
import type { ViewFacts } from './view/facts.ts';
import { RowBuilder } from './view/rows.ts';
import { readPast, warmUp } from './warmUp.ts';

/** Entries between two snapshots of the folded state. */
const SNAPSHOT_EVERY = 5_000;
/** Marks kept for charts. */
const MARKS = 50;

export interface DeskParts {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly ports: RunnerPorts;
  readonly source: MarketSource;
  /** Lets the simulated venue see market events before the engine does. */
  readonly beforeEngine: (event: MarketEvent) => void;
  readonly workspace: 'live' | 'replay';
  /** Opens the backtests of this desk. */
  readonly openBacktests: (facts: EngineFacts, onChange: () => void) => Backtests;
  /** Plays scenario drills apart from this desk; null where there is nothing to play them. */
  readonly drills: DrillRunner | null;
  /** Log lines of earlier sessions. */
  readonly logs: ViewLogs;
  readonly readJournal: HandlerParts['readJournal'];
  readonly playback: { readonly speed: number | null; readonly paused: boolean };
  /** Null in a rehearsal, which must not depend on the machine it runs on. */
  readonly sampler: SystemSampler | null;
  readonly stepUp: StepUp;
  /** The connection to the live venue, and what is set up for it. */
  readonly keeper: VenueKeeper;
  /** Watches over the live account from a process of its own; null in a rehearsal. */
  readonly guard: VenueGuard | null;
  /** An emergency stop that was answered before the last session ended, and not recorded; null where there is none. */
  readonly lostStop: StopMark | null;
  /** What of the settings file was left out; null when nothing was. */
  readonly settingsHeld: string | null;
  /** The verification at the start (AU-10). */
  readonly verified: EntryData<'VERIFY'>;
  /** What verification at the start found; null when the journal is whole. */
  readonly journalFinding: string | null;
}

/** Starts the desk: resolves when it has asked the venue for its word. */
export async function createDesk(parts: DeskParts): Promise<Desk> {
  const core = new DeskCore(parts);
  await core.start();
  return core;
}

class DeskCore implements Desk {
  readonly call: Desk['call'];
  private readonly parts: DeskParts;
  private readonly runner: Runner;
  private readonly publisher: Publisher;
  private readonly feed: FeedLink;
  private readonly drills: Drills;
  private readonly backtests: Backtests;
  private readonly quitting: Quitting;
  private readonly marks: Part<'desk'>['marks'] = [];
  private hotkey: Part<'desk'>['hotkey'] = { active: false, text: 'Works while this page has focus.' };
  /** Last list of the source: another one means that the venue's rules were read again. */
  private instruments: readonly Instrument[];
  private activitySeq = 0;
  private snapshotSeq: number;
  private patchTimer: NodeJS.Timeout | null = null;
  private stopping: Promise<void> | null = null;
  private unwatch = (): void => undefined;

  constructor(parts: DeskParts) {
    this.parts = parts;
    this.instruments = parts.source.description.instruments;
    this.activitySeq = parts.logs.activity.at(-1)?.seq ?? 0;
    this.snapshotSeq = parts.ports.journal.head().seq;
    const listener = {
      activity: (note: ActivityNote) => this.onActivity(note),
      recorded: (drafts: readonly EntryDraft[]) => this.onRecorded(drafts),
      processed: (urgent: boolean) => this.onProcessed(urgent),
    };
    this.runner = createRunner({ state: parts.state, facts: parts.facts, ports: parts.ports, listener });
    this.feed = createFeedLink({
      source: parts.source,
      clock: parts.ports.clock,
      playback: parts.playback,
      onEvent: (event) => this.onMarket(event),
      isUrgent: () => isUrgent(parts.state),
      onChange: () => this.publisher.publish(),
    });
    const onChange = (): void => this.publisher.publish();
    const { source, stepUp, keeper, readJournal } = parts;
    const { clock, journal } = parts.ports;
    this.quitting = new Quitting({ runner: this.runner, facts: parts.facts, onChange });
    this.backtests = parts.openBacktests(parts.facts, () => this.onProcessed(false));
    this.drills = createDrills({ runner: parts.drills, engine: this.runner, facts: parts.facts, clock, onChange });
    const facts = this.viewFacts();
    const rows = new RowBuilder(facts);
    this.publisher = createPublisher({
      buildParts: () => buildParts(facts),
      buildRows: () => rows.build(),
      logs: parts.logs,
    });
    const given = { facts: parts.facts, source, stepUp, keeper, clock, journal, readJournal };
    const { runner, publisher, feed, drills, backtests, quitting } = this;
    const handlers = createHandlers({ ...given, runner, publisher, feed, drills, backtests, quitting });
    this.call = createCall(handlers, parts.ports.logger);
  }

  async start(): Promise<void> {
    const { journalFinding, settingsHeld, lostStop, source, stepUp, ports, state, verified } = this.parts;
    const warmup = await warmUp(source, state.live, ports.clock.now());
    this.runner.dispatch({ type: 'told', news: { kind: 'stepUp', ready: stepUp.isReady() } });
    this.runner.dispatch({ type: 'told', news: { kind: 'verified', result: verified } });
    const { facts, guard } = this.parts;
    const told = guardDesk(guard, { state, facts, tell: (news) => this.runner.dispatch({ type: 'told', news }) });
    // In the background: paper never waits for a keychain or a venue.
    this.parts.keeper.start(told);
    this.runner.dispatch({ type: 'started', warmup, lostStop });
    this.runner.dispatch({ type: 'told', news: { kind: 'settingsHeld', text: settingsHeld } });
    if (journalFinding !== null) this.runner.dispatch({ type: 'journalBroken', text: journalFinding });
    this.feed.start();
    if (this.parts.sampler !== null)
      this.unwatch = watchSystem(this.parts.sampler, ports.clock, (health) =>
        this.runner.dispatch({ type: 'systemHealth', health }),
      );
    void readPast(source, state.live, { before: ports.clock.now(), deliver: (series) => this.onPast(series) });
  }

  subscribe(listener: Parameters<Desk['subscribe']>[0]): () => void {
    return this.publisher.subscribe(listener);
  }

  status(): ReturnType<Desk['status']> {
    const { state, workspace, facts } = this.parts;
    return deskStatus(state, { workspace, isRehearsal: facts.venues.LIVE?.capabilities.realMoney === false });
  }

  power(event: PowerEvent): void {
    if (event === 'suspend' || event === 'resume') this.runner.dispatch({ type: 'power', event });
    if (event === 'on-battery' || event === 'on-ac')
      this.runner.dispatch({ type: 'battery', onBattery: event === 'on-battery' });
    if (event === 'suspend') this.parts.ports.journal.flush();
  }

  hostReady(facts: Parameters<Desk['hostReady']>[0]): void {
    const { active, text } = facts.hotkey;
    this.hotkey = facts.hotkey;
    if (this.parts.workspace === 'live')
      this.runner.dispatch({ type: 'told', news: { kind: 'hotkeyTaken', text: active ? null : text } });
    this.publisher.publish();
  }

  requestAttention(alertKey: string | null, text: string): void {
    this.publisher.attention({ alertKey, text });
  }

  fault(where: string): void {
    this.runner.dispatch({ type: 'fault', where });
  }

  askQuit(leave: () => void): boolean {
    return this.quitting.ask(leave);
  }

  stop(reason: string): Promise<void> {
    this.stopping ??= this.shutDown(reason);
    return this.stopping;
  }

  private async shutDown(reason: string): Promise<void> {
    this.unwatch();
    await this.drills.stop();
    await this.backtests.stop();
    await this.feed.stop();
    await this.quitting.settle();
    await this.parts.keeper.stop();
    await this.parts.guard?.stop();
    this.runner.stopTimers();
    this.runner.dispatch({ type: 'shutdown', reason });
    if (this.patchTimer !== null) clearTimeout(this.patchTimer);
    this.publisher.publish();
    const { journal } = this.parts.ports;
    this.saveSnapshot();
    journal.flush();
    journal.close();
  }

  private viewFacts(): ViewFacts {
    const { state, facts, workspace, source, ports } = this.parts;
    return {
      state,
      engine: facts,
      workspace,
      feed: source.description,
      playback: () => this.feed.playback(),
      drillRunning: () => this.drills.running(),
      backtests: () => this.backtests.rows(),
      now: () => ports.clock.now(),
      hotkey: () => this.hotkey,
      quit: () => this.quitting.phase,
      journalSeq: () => ports.journal.head().seq,
      marks: () => [...this.marks],
    };
  }

  private onMarket(event: MarketEvent): void {
    const { instruments } = this.parts.source.description;
    if (instruments !== this.instruments) {
      this.instruments = instruments;
      this.runner.dispatch({ type: 'instruments', instruments });
    }
    this.parts.beforeEngine(event);
    this.runner.dispatch({ type: 'market', event });
  }

  /** False once the desk stops: nobody listens any more. */
  private onPast(series: WarmupSeries): boolean {
    if (this.stopping === null) this.runner.dispatch({ type: 'history', series: [series] });
    return this.stopping === null;
  }

  private onActivity(note: ActivityNote): void {
    this.activitySeq += 1;
    const line: LogLine<'activity'> = { seq: this.activitySeq, ...note, text: note.text.slice(0, 400) };
    this.publisher.append('activity', [line]);
    if (note.kind !== 'STOP' && note.kind !== 'MODE' && note.kind !== 'LEVEL') return;
    this.marks.push({ at: note.at, kind: note.kind, text: line.text });
    if (this.marks.length > MARKS) this.marks.shift();
  }

  private onRecorded(drafts: readonly EntryDraft[]): void {
    for (const draft of drafts) {
      if (isDraft(draft, 'FILL')) this.logFill(draft);
      if (isDraft(draft, 'EQUITY_SAMPLE') && draft.book !== 'SYS')
        this.publisher.append('equity', [{ book: draft.book, at: draft.data.at, equity: draft.data.equity }]);
    }
    if (this.parts.ports.journal.head().seq - this.snapshotSeq >= SNAPSHOT_EVERY) this.saveSnapshot();
  }

  private logFill(draft: Extract<EntryDraft, { readonly type: 'FILL' }>): void {
    const order = findOrder(this.parts.state.durable, clientOrderId(draft.data.fill.clientOrderId));
    const facts = order === undefined ? null : { role: order.role, decisionPrice: decimalText(order.decisionPrice) };
    this.publisher.append('fills', [fillLine(draft.data, facts)]);
    const trade = tradeLine(draft.data);
    if (trade !== null) this.publisher.append('trades', [trade]);
  }

  private saveSnapshot(): void {
    if (this.runner.backlog() > 0) return;
    const { journal } = this.parts.ports;
    const { seq } = journal.head();
    if (journal.saveSnapshot({ seq, state: encodeDurable(this.parts.state.durable) }).ok) this.snapshotSeq = seq;
  }

  private onProcessed(urgent: boolean): void {
    if (this.stopping !== null) return;
    this.quitting.look();
    if (urgent) this.publisher.publish();
    this.patchTimer ??= setTimeout(() => {
      this.patchTimer = null;
      this.publisher.publish();
    }, PATCH_MS);
  }
}
