/** Speaks to the desk from inside the page, with its cookie and on a connection of its own: for what no control of the page would send. */
import type { Page } from '@playwright/test';
import type { CommandInput, CommandName } from '../../../src/shared/ipc/contract.ts';
import { replyFrameSchema, type ReplyFrame } from '../../../src/shared/ipc/wire.ts';

/** The reply as it came over the wire. */
export async function callDesk<Name extends CommandName>(
  page: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<ReplyFrame> {
  const text = await page.evaluate(
    (frame) =>
      new Promise<string>((resolve, reject) => {
        const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/desk`);
        socket.addEventListener('open', () => socket.send(frame));
        socket.addEventListener('error', () => reject(new Error('the desk did not let the page in')));
        socket.addEventListener('message', ({ data }) => {
          if (!String(data).startsWith('{"id":7,')) return;
          socket.close();
          resolve(String(data));
        });
      }),
    JSON.stringify({ id: 7, command, input }),
  );
  return replyFrameSchema.parse(JSON.parse(text));
}
