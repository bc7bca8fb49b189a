/** One message of a client to one reply frame. Whatever arrives, the answer is data. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { MAX_MESSAGE_BYTES } from '../../../shared/ipc/limits.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { requestFrameSchema, type ReplyFrame, type RequestFrame } from '../../../shared/ipc/wire.ts';
import type { Caller, Desk } from '../../desk/desk.ts';

/** A frame that cannot be run; `id` is 0 where the message named none. */
interface BadFrame {
  readonly id: number;
  readonly failure: Failure;
}

/** Runs the request in `message` (UTF-8 bytes); null stands for a binary message. */
export async function answerRequest(desk: Desk, caller: Caller, message: Buffer | null): Promise<ReplyFrame> {
  const request = parseRequest(message);
  if (!request.ok) return { id: request.error.id, ok: false, error: request.error.failure };
  const { id, command, input } = request.value;
  const result = await desk.call(command, input, caller);
  return result.ok ? { id, ok: true, value: result.value } : { id, ok: false, error: result.error };
}

function parseRequest(message: Buffer | null): Result<RequestFrame, BadFrame> {
  if (message === null)
    return err({ id: 0, failure: failure('INVALID_INPUT', 'Binary message found; send JSON text.') });
  const json = parseJson(message.toString('utf8'));
  if (json === undefined) return err({ id: 0, failure: failure('INVALID_INPUT', 'The message is not valid JSON.') });
  const id = idOf(json);
  if (message.length > MAX_MESSAGE_BYTES) return err({ id, failure: tooLarge(message.length) });
  const frame = requestFrameSchema.safeParse(json);
  if (frame.success) return ok(frame.data);
  const problems = frame.error.issues.map((issue) => `${issue.path.join('.') || 'frame'}: ${issue.message}`).join('; ');
  return err({ id, failure: failure('INVALID_INPUT', `Expected {id, command, input}. ${problems}`.slice(0, 1_500)) });
}

/** Undefined is no JSON value, so it can stand for "not JSON". */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function idOf(json: unknown): number {
  const id = requestFrameSchema.pick({ id: true }).loose().safeParse(json);
  return id.success ? id.data.id : 0;
}

const tooLarge = (bytes: number): Failure =>
  failure('PAYLOAD_TOO_LARGE', `The message has ${bytes} bytes; at most ${MAX_MESSAGE_BYTES} are accepted.`);
