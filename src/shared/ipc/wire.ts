/** Frames of the WebSocket transport, and the heartbeat both sides keep. Documented in docs/protocol.md. */
import { z } from 'zod';
import { failureSchema } from './failure.ts';

export const requestFrameSchema = z.strictObject({
  id: z.int().min(1),
  command: z.string().max(60),
  input: z.unknown(),
});
export type RequestFrame = z.output<typeof requestFrameSchema>;

export const replyFrameSchema = z.union([
  z.strictObject({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: z.int(), ok: z.literal(false), error: failureSchema }),
]);
export type ReplyFrame = z.output<typeof replyFrameSchema>;

export const eventFrameSchema = z.strictObject({ seq: z.int().min(1), event: z.string(), payload: z.unknown() });
/** Sent by the desk every second, so that silence of two seconds means the link is lost (UI-38). */
export const heartbeatFrameSchema = z.strictObject({ heartbeat: z.int() });
