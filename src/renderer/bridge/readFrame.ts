/** Reads one frame of the wire. Frames of a kind this page does not know are dropped; their seq gap brings a new snapshot. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { DeskEvent } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/failure.ts';

export type Frame =
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown, Failure> }
  | { readonly kind: 'event'; readonly event: DeskEvent }
  | { readonly kind: 'heartbeat' };

/** Null for anything that is not a frame. Payloads are the desk's own, which it has checked against the contract. */
export function readFrame(text: unknown): Frame | null {
  const frame = typeof text === 'string' ? parsed(text) : null;
  if (!isRecord(frame)) return null;
  if ('heartbeat' in frame) return { kind: 'heartbeat' };
  if (isEvent(frame)) return { kind: 'event', event: frame };
  const { id, ok: isOk, value, error } = frame;
  if (typeof id !== 'number') return null;
  if (isOk === true) return { kind: 'reply', id, result: ok(value) };
  return isFailure(error) ? { kind: 'reply', id, result: err(error) } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEvent = (frame: Record<string, unknown>): frame is Record<string, unknown> & DeskEvent =>
  typeof frame['seq'] === 'number' &&
  (frame['event'] === 'viewPatched' || frame['event'] === 'attentionRequested') &&
  isRecord(frame['payload']);

const isFailure = (error: unknown): error is Failure =>
  isRecord(error) && typeof error['code'] === 'string' && typeof error['message'] === 'string';
