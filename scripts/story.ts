/**
 * `npm run story`: the first three weeks of a normal user, to watch. A desk of its own on the story's market and a stand-in for the live venue, shown in
 * a browser; the user's steps happen at their times, with captions in the activity feed. Ends paused at the last step and says so; Ctrl+C ends it,
 * with exit code 1 when a step could not be taken.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StartFailure } from '../src/main/compose/startFailure.ts';
import { openDesk, type OpenedDesk } from '../src/main/compose/openDesk.ts';
import type { Result } from '../src/shared/base/result.ts';
import { openBrowserHost } from '../src/main/hosts/browser/openBrowserHost.ts';
import type { StoryDesk } from '../test/support/story/storyDesk.ts';
import { storyMarket } from '../test/support/story/storyMarket.ts';
import { storySettings } from '../test/support/story/storySettings.ts';
import { storyScript, type StoryStep } from '../test/support/story/storyScript.ts';
import { build } from './build/build.ts';
import { showAddress } from './start/showAddress.ts';
import { projectRoot } from './steps/toolPath.ts';
import { gatedSource } from './story/gatedSource.ts';
import { parseStoryFlags, storyUsage, type StoryFlags } from './story/storyFlags.ts';

/** Feed seconds per second around steps that are seconds apart. */
const CLOSE_UP_SPEED = 15;
/** Steps nearer to the next one than this are watched in close-up. */
const CLOSE_UP_MS = 150_000;
const log = (message: string): void => void process.stderr.write(`${message}\n`);
const failed: string[] = [];
const silent = { info: () => undefined, warn: log, error: log };

const flags = parseStoryFlags(process.argv.slice(2));
if (typeof flags === 'string') {
  log(`${flags}\n${storyUsage}`);
  process.exitCode = 2;
} else if (await build({ onlyIfStale: true, verbose: false })) await tell(flags);
else process.exitCode = 1;

async function tell(options: StoryFlags): Promise<void> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'breakwater-story-'));
  const opened = await openStory(options, dataDir);
  if (!opened.ok) return fail(opened.error.text);
  const desk = opened.value;
  const rendererDir = join(projectRoot, 'out', 'renderer');
  const host = await openBrowserHost({ desk: desk.desk, port: options.port, rendererDir, log: silent, cliToken: '' });
  if (!host.ok) return fail(host.error.text);
  stopOnSignal(async () => {
    await host.value.close();
    await desk.desk.stop('story over');
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true });
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: host.value.url })}\n`);
  showAddress(host.value.url, options.open);
  // Time to find the window before the first day is over.
  await pause(3_000);
  await control(desk, { action: 'play' });
}

/** A paused desk whose market waits for the user at every step. */
async function openStory({ speed }: StoryFlags, dataDir: string): Promise<Result<OpenedDesk, StartFailure>> {
  let desk: OpenedDesk | null = null;
  const captions = storyScript
    .filter(({ caption }) => caption !== '')
    .map(({ at, caption }) => ({ at, text: caption }));
  const gaps = storyScript.flatMap(({ at, offUntil }) => (offUntil === undefined ? [] : [{ from: at, to: offUntil }]));
  const steps = storyScript.map((step, index) => ({
    at: step.at,
    pass: async () => {
      if (desk !== null) await perform(desk, step, { speed, next: storyScript[index + 1] });
    },
  }));
  // Where the test closes the app, the computer of the watcher's desk sleeps: awake again, it compares with the venue first.
  const mornings = gaps.map(({ to }) => ({
    at: to,
    pass: () => {
      desk?.desk.power('resume');
      return Promise.resolve();
    },
  }));
  const gates = [...steps, ...mornings].toSorted((one, other) => one.at - other.at);
  const opened = await openDesk({
    dataDir,
    settings: storySettings(),
    source: gatedSource(storyMarket({ captions, gaps }), gates),
    host: 'browser',
    notifier: { notify: ({ severity, body }) => log(`  ${severity} ${body}`) },
    logger: silent,
    speed,
    paused: true,
    from: null,
    standInLive: true,
  });
  if (opened.ok) desk = opened.value;
  return opened;
}

function fail(text: string): void {
  log(`story: ${text}`);
  process.exitCode = 1;
}

/** One step at its time; the feed stands still meanwhile. */
async function perform(
  opened: OpenedDesk,
  step: StoryStep,
  { speed, next }: { readonly speed: number; readonly next: StoryStep | undefined },
): Promise<void> {
  const when = new Date(step.at).toISOString().slice(5, 16).replace('T', ' ');
  if (step.caption !== '') log(`${when}  ${step.caption}`);
  if (step.offUntil !== undefined) opened.desk.power('suspend');
  await step.act(storyDeskOf(opened)).catch((cause: unknown) => {
    failed.push(step.id);
    log(`  the step ${step.id} failed: ${String(cause)}`);
  });
  if (next === undefined) return finish(opened);
  const isClose = next.at - step.at <= CLOSE_UP_MS;
  await control(opened, { action: 'speed', speed: isClose ? Math.min(CLOSE_UP_SPEED, speed) : speed });
}

async function finish(opened: OpenedDesk): Promise<void> {
  await control(opened, { action: 'pause' });
  const taken =
    failed.length === 0
      ? `All ${storyScript.length} steps were taken`
      : `${failed.length} of ${storyScript.length} steps could not be taken (${failed.join(', ')})`;
  log(`The story is over. ${taken}. The desk stays open, paused, to look around; Ctrl+C ends it.`);
}

function storyDeskOf({ desk, standIn }: OpenedDesk): StoryDesk {
  if (standIn === null) throw new Error('the story needs the stand-in venue');
  // The contract ties each answer to its command; a desk answers unknown because it serves every transport.
  const ask = (name: string, input: unknown) => desk.call(name, input, { role: 'ui', session: 'story' });
  return { try: ask as StoryDesk['try'], line: standIn };
}

async function control({ desk }: OpenedDesk, input: unknown): Promise<void> {
  await desk.call('controlReplay', input, { role: 'ui', session: 'story' });
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().finally(() => process.exit(failed.length === 0 ? 0 : 1));
    });
}
