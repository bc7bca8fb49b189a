import type { Part } from '../../../shared/ipc/view.ts';
import { speedText } from './modeDetail.ts';

/** "Feed live 10 sym 0.4 s", "Feed replay x60 synthetic" (UI-25). */
export function feedWords(feed: Part<'feed'>, symbols: number, age: string): string {
  const abnormal = feed.state === 'ok' ? '' : ` ${feed.state}`;
  if (feed.kind === 'none') return 'No feed';
  const count = `${symbols} sym`;
  if (feed.kind === 'live') return `Feed live${abnormal} ${count} ${age}`.trim();
  return `Feed replay${abnormal} ${speedText(feed)} ${count}${feed.synthetic ? ' synthetic' : ''}`;
}
