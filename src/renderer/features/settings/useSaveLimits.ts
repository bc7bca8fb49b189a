import { err } from '../../../shared/base/result.ts';
import { failure } from '../../../shared/ipc/failure.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { openApproval } from '../../store/screenStore.ts';
import { useAction, type Action } from '../../ui/useAction.ts';
import { changedLimits, withLimits, type LimitSettings, type TypedLimits } from './limitForm.ts';

interface SaveOptions {
  readonly mode: TradingMode;
  readonly settings: LimitSettings;
  readonly typed: TypedLimits;
  readonly onSaved: (said: string) => void;
}

export interface Saving {
  readonly action: Action;
  readonly isLooser: boolean;
  /** Fields that differ from what is in force. */
  readonly changed: number;
  /** What stands against saving; null when nothing does. */
  readonly obstacle: string | null;
}

/** Saves what is tighter at once; asks for an approval as soon as one limit is looser (CV-09). */
export function useSaveLimits({ mode, settings, typed, onSaved }: SaveOptions): Saving {
  const desk = useDesk();
  const changed = changedLimits(settings, mode, typed);
  const isLooser = changed.some(({ direction }) => direction === 'LOOSER');
  const unreadable = changed.find(({ read }) => !read.ok);
  const next = withLimits(
    settings,
    mode,
    Object.fromEntries(changed.flatMap(({ name, read }) => (read.ok ? [[name, read.value]] : []))),
  );
  const action = useAction(async () => {
    if (isLooser) {
      openApproval({ kind: 'LOOSEN', settings: next });
      return err(failure('NEEDS_APPROVAL', 'The approval is open.'));
    }
    const reply = await desk.call('changeSettings', { settings: next });
    if (reply.ok) onSaved(reply.value.text);
    return reply;
  });
  const obstacle = unreadable === undefined ? null : 'Correct the marked limit first.';
  return { action, isLooser, changed: changed.length, obstacle };
}
