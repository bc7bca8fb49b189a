/** What the two live regions say, and how often (UI-77): worst and newest first, one message per pause, the rest as a count. */
import { create } from 'zustand';

export type Voice = 'alert' | 'status';

interface Message {
  readonly text: string;
  /** 0 is worst. */
  readonly rank: number;
}

const pauseMs = { alert: 5_000, status: 10_000 } as const;

export const useAnnouncements = create<{ readonly alert: string; readonly status: string }>()(() => ({
  alert: '',
  status: '',
}));

const waiting: Record<Voice, Message[]> = { alert: [], status: [] };
const isPausing: Record<Voice, boolean> = { alert: false, status: false };

/** Says it now, or with the next message when one was just said. */
export function announce(voice: Voice, text: string, rank = 1): void {
  waiting[voice].push({ text, rank });
  if (!isPausing[voice]) speak(voice);
}

function speak(voice: Voice): void {
  const messages = waiting[voice];
  isPausing[voice] = messages.length > 0;
  if (messages.length === 0) return;
  useAnnouncements.setState({ [voice]: composeAnnouncement(messages) });
  waiting[voice] = [];
  setTimeout(() => speak(voice), pauseMs[voice]);
}

/** Messages in order of arrival to one sentence. */
export function composeAnnouncement(messages: readonly Message[]): string {
  const worst = messages.toReversed().toSorted((a, b) => a.rank - b.rank)[0];
  if (worst === undefined) return '';
  return messages.length === 1 ? worst.text : `${worst.text} And ${messages.length - 1} more.`;
}
