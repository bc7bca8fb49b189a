/** The journal a page at a time, as the viewer asks for it: the text that was hashed, chained to the entry before (UI-60). */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandOutput } from '../../../src/shared/ipc/contract.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';

let dir = '';
let desk: TestDesk;
beforeEach(async () => {
  dir = newDataDir();
  desk = await openTestDesk({ source: scriptedSource(1), dataDir: dir });
  await desk.call('enterPaper', { equity: '10000' });
  await desk.call('pause', {});
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

async function page(to: number | null): Promise<CommandOutput<'getJournal'>> {
  const reply = await desk.call('getJournal', { to });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const hashOf = (text: string): string => createHash('sha256').update('\0').update(text).digest('hex');

it('answers committed entries newest first, each with what was hashed', async () => {
  const { newest, lines } = await page(null);
  expect(lines[0]?.seq).toBe(newest);
  expect(lines.at(-1)?.seq).toBe(0);
  for (const { text, hash } of lines) expect(hash).toBe(hashOf(text));
  const [last, before] = lines;
  expect(JSON.parse(last?.text ?? '')).toMatchObject({ prev: before?.hash });
});

it('begins at the number that is asked for', async () => {
  const { newest, lines } = await page(1);
  expect(lines.map(({ seq }) => seq)).toEqual([1, 0]);
  expect(newest).toBeGreaterThan(1);
  expect((await page(newest + 1_000)).lines[0]?.seq).toBe(newest);
});
