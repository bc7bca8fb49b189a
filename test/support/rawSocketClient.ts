/** A client of the wire that checks nothing itself: it keeps every frame and answers waits for them. */
import type { WebSocket } from 'ws';
import { eventFrameSchema, replyFrameSchema } from '../../src/shared/ipc/wire.ts';
import type { DeskEvent } from '../../src/shared/ipc/contract.ts';

export interface RawSocketClient {
  readonly socket: WebSocket;
  readonly frames: readonly unknown[];
  readonly events: readonly DeskEvent[];
  /** Resolves when `found` finds what it looks for in the frames heard so far. */
  until<Found>(found: () => Found | undefined): Promise<Found>;
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Resolves to the close code. */
  readonly closed: Promise<number>;
}

export function rawSocketClient(socket: WebSocket): RawSocketClient {
  const frames: unknown[] = [];
  const events: DeskEvent[] = [];
  const waits = new Set<() => void>();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    frames.push(frame);
    if (isEvent(frame)) events.push(frame);
    for (const wait of waits) wait();
  });
  const until = <Found>(found: () => Found | undefined): Promise<Found> =>
    new Promise((resolve) => {
      const look = (): void => {
        const value = found();
        if (value === undefined) return;
        waits.delete(look);
        resolve(value);
      };
      waits.add(look);
      look();
    });
  return {
    socket,
    frames,
    events,
    until,
    closed: new Promise((resolve) => socket.on('close', resolve)),
    call: async (command, input) => {
      lastId += 1;
      const id = lastId;
      socket.send(JSON.stringify({ id, command, input }));
      const reply = await until(() => replies(frames).find((frame) => frame.id === id));
      return reply.ok ? { ok: true, value: reply.value } : { ok: false, error: reply.error };
    },
  };
}

const replies = (frames: readonly unknown[]) =>
  frames.flatMap((frame) => {
    const reply = replyFrameSchema.safeParse(frame);
    return reply.success ? [reply.data] : [];
  });

const isEvent = (frame: unknown): frame is DeskEvent => eventFrameSchema.safeParse(frame).success;
