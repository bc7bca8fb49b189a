/** Plays the story through a whole desk as fast as it goes: real engine, journal and simulated venues, the app closed where the story says so. */
import { unixMs } from '../../../src/shared/values/time.ts';
import { openTestDesk, type TestDesk } from '../testDesk.ts';
import type { StoryDesk } from './storyDesk.ts';
import { storyMarket } from './storyMarket.ts';
import { storySettings } from './storySettings.ts';
import { storyScript, type StoryStep } from './storyScript.ts';

/** Looks at the desk right after a step. */
export type StoryCheck = (desk: TestDesk, step: StoryStep) => Promise<void> | void;

const open = (dataDir: string, from?: number): Promise<TestDesk> =>
  openTestDesk({
    source: storyMarket(),
    settings: storySettings(),
    dataDir,
    standInLive: true,
    ...(from === undefined ? {} : { from: unixMs(from) }),
  });

/** Plays to the last step; the desk is stopped at the end, also when a check fails. */
export async function playStory(dataDir: string, check: StoryCheck): Promise<void> {
  let desk = await open(dataDir);
  try {
    for (const step of storyScript) {
      await desk.play(step.at - desk.clock.now());
      await step.act(storyDeskOf(desk));
      await check(desk, step);
      if (step.offUntil === undefined) continue;
      await desk.stop();
      desk = await open(dataDir, step.offUntil);
    }
  } finally {
    await desk.stop();
  }
}

function storyDeskOf(desk: TestDesk): StoryDesk {
  if (desk.standIn === null) throw new Error('the story needs the stand-in venue');
  return { try: (name, input) => desk.call(name, input), line: desk.standIn };
}
