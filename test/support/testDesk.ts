/** A whole desk for tests: real engine, SQLite, paper venue and replay driver, moved by the test through feed time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandInput, CommandName, CommandOutput } from '../../src/shared/ipc/contract.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { defaultSettings, parseSettings, type Settings } from '../../src/shared/settings.ts';
import { decimal, toWire } from '../../src/shared/values/decimal.ts';
import { unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import { openDesk, type OpenedDesk } from '../../src/main/compose/openDesk.ts';
import type { Notification } from '../../src/main/ports/notifier.ts';
import type { DrillRunner } from '../../src/main/ports/drills.ts';
import type { MarketSource } from '../../src/main/ports/marketFeed.ts';
import { recordingLog } from './recordingLog.ts';

export interface TestDesk extends OpenedDesk {
  readonly dataDir: string;
  readonly notifications: readonly Notification[];
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Failure>>;
  /** Plays on by that much feed time, at full speed. */
  play(ms: number): Promise<void>;
  /** Plays until the condition holds; fails after an hour of feed time. */
  playUntil(condition: () => boolean): Promise<void>;
  view(): Promise<ViewSnapshot>;
  stop(): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'breakwater-test-'));
export const removeDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

/** A symbol without history is traded at its whole size (PS-04), so that a test can reckon with it. */
export const WHOLE_SIZES = { sizing: toWire({ ...defaultSettings().sizing, mVolUnknown: decimal('1') }) };

/** Settings with overrides in the form of the settings file. */
export function testSettings(overrides: unknown = {}): Settings {
  const parsed = parseSettings(overrides);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Opens a paused desk on a source. */
export async function openTestDesk(options: {
  readonly source: MarketSource;
  readonly dataDir: string;
  readonly settings?: Settings;
  /** Where the replay goes on at the earliest; the start of the data by default. */
  readonly from?: UnixMs;
  /** Rehearses the live rungs on a second simulated venue. */
  readonly standInLive?: boolean;
  readonly drills?: DrillRunner;
}): Promise<TestDesk> {
  const notifications: Notification[] = [];
  const opened = await openDesk({
    dataDir: options.dataDir,
    settings: options.settings ?? testSettings(WHOLE_SIZES),
    source: options.source,
    host: 'headless',
    notifier: { notify: (each) => void notifications.push(each) },
    logger: recordingLog(),
    speed: null,
    paused: true,
    from: options.from ?? null,
    standInLive: options.standInLive ?? false,
    ...(options.drills === undefined ? {} : { drills: options.drills }),
  });
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.text}`);
  const { desk, clock, state } = opened.value;
  const caller = { role: 'ui', session: 'test' } as const;
  const call: TestDesk['call'] = (name, input) => desk.call(name, input, caller) as never;
  const playTo = async (time: number, done: () => boolean): Promise<void> => {
    await call('controlReplay', { action: 'jump', to: time });
    while (!done() && clock.now() < time) await new Promise((resolve) => setImmediate(resolve));
    if (clock.now() < time) await call('controlReplay', { action: 'jump', to: clock.now() + 1 });
  };
  const test: TestDesk = {
    ...opened.value,
    dataDir: options.dataDir,
    notifications,
    call,
    play: (ms) => playTo(unixMs(clock.now() + ms), () => false),
    playUntil: async (condition) => {
      for (let minute = 0; minute < 3_600 && !condition(); minute += 1) await playTo(clock.now() + 1_000, () => false);
      if (!condition()) throw new Error('the condition never held');
    },
    view: async () => {
      const read = await call('getSnapshot', {});
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    },
    stop: () => desk.stop('test'),
  };
  await test.playUntil(() => state.durable.modeState.run !== 'RECOVERING');
  return test;
}
