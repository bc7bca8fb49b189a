/**
 * Plays one scenario of the market generator on a desk of its own: own data folder, own clock, own paper book with the limits in force, at full
 * speed. It shares nothing with the desk that asked but the settings. The same seed and settings give the same score.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/ipc/contract.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import type { DrillResultWire } from '../../../shared/model/drill.ts';
import { parseSettings, settingsProblemsText, type Settings } from '../../../shared/settings.ts';
import { decimal, floorToStep, ONE } from '../../../shared/values/decimal.ts';
import { symbolName } from '../../../shared/values/ids.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import { openGenerator } from '../../adapters/market/generator/openGenerator.ts';
import { effectiveLevelOf } from '../../engine/levelFacts.ts';
import { quoteFor } from '../../engine/marks.ts';
import type { DrillJob } from '../../ports/drills.ts';
import type { ReplaySource } from '../../ports/marketFeed.ts';
import { openDesk, type OpenedDesk } from '../openDesk.ts';
import { drillPlans, type DrillPlan } from './drillPlan.ts';
import { scoreDrill } from './scoreDrill.ts';

/** Days of market before the scenario: with the generator's own past more hours than correlation needs. */
const DAYS_BEFORE = 5;
/** The desk opens this long before the scenario. */
const OPEN_BEFORE_MS = 10 * MINUTE_MS;
/** As large as the limits allow. */
const NO_CAP = '1000000000';
/** Notional of an entry that is only there to be answered, account currency. */
const SMALL_ENTRY = 100;

/** Plays the drill in the folder and scores it; fails with a text where it cannot be played. */
export async function runDrill(job: DrillJob, dataDir: string): Promise<Result<DrillResultWire, string>> {
  const settings = parseSettings(job.settings);
  if (!settings.ok) return err(settingsProblemsText(settings.error));
  const source = openGenerator({
    seed: job.seed,
    scenario: job.kind,
    quoteDefaults: settings.value.paper,
    scenarioAtMs: DAYS_BEFORE * DAY_MS,
    days: DAYS_BEFORE + 1,
  });
  if (!source.ok) return err(source.error.text);
  const scenarioAt = (source.value.description.from ?? 0) + DAYS_BEFORE * DAY_MS;
  const opened = await openDesk({
    dataDir,
    settings: wholeSizes(settings.value),
    source: source.value,
    host: 'headless',
    notifier: { notify: () => undefined },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    speed: null,
    paused: true,
    from: unixMs(scenarioAt - OPEN_BEFORE_MS),
  });
  if (!opened.ok) return err(opened.error.text);
  const drill = new Drill(opened.value, { job, plan: drillPlans[job.kind], scenarioAt, settings: settings.value });
  try {
    return ok(await drill.play(source.value));
  } finally {
    await opened.value.desk.stop('drill over');
  }
}

/** The generated past is too short to know a volatility (PS-04), and a drill of half sizes would prove less. */
const wholeSizes = (settings: Settings): Settings => ({
  ...settings,
  sizing: { ...settings.sizing, mVolUnknown: ONE },
});

interface DrillSetup {
  readonly job: DrillJob;
  readonly plan: DrillPlan;
  readonly scenarioAt: number;
  readonly settings: Settings;
}

class Drill {
  private readonly opened: OpenedDesk;
  private readonly setup: DrillSetup;

  constructor(opened: OpenedDesk, setup: DrillSetup) {
    this.opened = opened;
    this.setup = setup;
  }

  async play(source: ReplaySource): Promise<DrillResultWire> {
    const { job, plan, scenarioAt, settings } = this.setup;
    const currency = source.description.instruments[0]?.quote ?? settings.paper.currency;
    const symbols = plan.longs.map((base) => `${base}/${currency}`);
    await this.playTo(scenarioAt - OPEN_BEFORE_MS + MINUTE_MS);
    await this.call('enterPaper', { equity: job.equity });
    await this.playTo(scenarioAt - plan.leadMs);
    await this.buy(symbols);
    await this.playTo(scenarioAt);
    this.opened.paper.setLatency(plan.latencyMs);
    for (let order = 1; order <= plan.ordersAtStart; order += 1) await this.restFarBelow(currency, order);
    for (let at = scenarioAt + MINUTE_MS; at <= scenarioAt + plan.lengthMs; at += MINUTE_MS) {
      await this.playTo(at);
      if (plan.buysAgain && this.isFlat()) await this.buy(symbols);
    }
    return this.score();
  }

  /** Looks at the level, then ends flat whatever the breaker did: a drill leaves nothing open. */
  private async score(): Promise<DrillResultWire> {
    const { job, scenarioAt, settings } = this.setup;
    const { state } = this.opened;
    const lastLevel = effectiveLevelOf(state);
    this.opened.paper.setLatency(null);
    for (const symbol of state.durable.books.PAPER.positions.keys())
      await this.call('closePosition', { symbol, part: 'ALL' });
    await this.playTo(this.opened.clock.now() + MINUTE_MS);
    const { incident, trips, books, modeState } = state.durable;
    return scoreDrill({
      kind: job.kind,
      startedAt: job.startedAt,
      trips,
      scenarioAt,
      equityBefore: decimal(job.equity),
      equityAfter: books.PAPER.cash,
      limit: settings.modes.PAPER.dailyLoss,
      stopped: modeState.mode === 'EMERGENCY_STOP',
      flatMs: incident === null || incident.flatAt === null ? null : incident.flatAt - incident.startedAt,
      isFlat: this.isFlat(),
      lastLevel,
    });
  }

  private isFlat(): boolean {
    return this.opened.state.durable.books.PAPER.positions.size === 0;
  }

  /** All at once, as large as the limits allow: the first fills would tell the gate how alike they are. */
  private async buy(symbols: readonly string[]): Promise<void> {
    const stop = 1 - this.setup.plan.stopAway;
    for (const symbol of symbols) await this.place(symbol, { entry: null, stop, most: null });
    await this.playTo(this.opened.clock.now() + 2 * SECOND_MS);
  }

  /** A small entry that will not fill: one more call whose answer takes its time. */
  private async restFarBelow(currency: string, number: number): Promise<void> {
    // Not where the drill holds a position: a losing one is not added to (PS-13).
    await this.place(`ETH/${currency}`, { entry: 0.98 - number / 100, stop: 0.9, most: SMALL_ENTRY });
    await this.playTo(this.opened.clock.now() + SECOND_MS);
  }

  private async place(
    symbol: string,
    { entry, stop, most }: { readonly entry: number | null; readonly stop: number; readonly most: number | null },
  ): Promise<void> {
    const market = this.opened.state.live.markets.get(symbolName(symbol));
    const quote = market === undefined ? null : quoteFor(market);
    if (market === undefined || quote === null) return;
    const { tick, lot } = market.instrument;
    const at = (share: number): string => floorToStep(quote.bid.mul(share), tick).toFixed();
    await this.call('placeOrder', {
      symbol,
      side: 'BUY',
      type: entry === null ? 'MARKET' : 'LIMIT',
      entry: entry === null ? null : at(entry),
      stop: at(stop),
      autoStop: false,
      quantity: most === null ? NO_CAP : floorToStep(decimal(most).div(quote.bid), lot).toFixed(),
      timeInForce: 'GTC',
      postOnly: false,
    });
  }

  /** What is refused is part of the drill: the answer tells nothing that the trips do not. */
  private call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, Failure>> {
    return this.opened.desk.call(name, input, { role: 'ui', session: 'drill' }) as Promise<
      Result<CommandOutput<Name>, Failure>
    >;
  }

  /** Plays on at full speed and comes back when feed time is there. */
  private async playTo(time: number): Promise<void> {
    const { clock } = this.opened;
    if (time <= clock.now()) return;
    await this.call('controlReplay', { action: 'jump', to: time });
    while (clock.now() < time) await new Promise((resolve) => setImmediate(resolve));
  }
}
