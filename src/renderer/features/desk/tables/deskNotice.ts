/** The last refusal of an act on a row. It stays until the reader puts it away or acts again; it is also in the activity. */
import { create } from 'zustand';
import type { Result } from '../../../../shared/base/result.ts';
import type { Failure } from '../../../../shared/ipc/failure.ts';
import { announce } from '../../frame/announcer.ts';

interface DeskNotice {
  readonly text: string | null;
}

export const useDeskNotice = create<DeskNotice>()(() => ({ text: null }));

export const clearNotice = (): void => useDeskNotice.setState({ text: null });

/** Shows why an act was refused; a success clears what was shown before. */
export function noteReply(what: string, reply: Result<unknown, Failure>): void {
  const text = reply.ok ? null : `${what}: ${reply.error.message}`;
  useDeskNotice.setState({ text });
  if (text !== null) announce('status', text);
}
