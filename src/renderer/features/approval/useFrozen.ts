import { useEffect, useRef, useState, type RefObject } from 'react';
import type { DeskClient } from '../../../shared/ipc/client.ts';
import type { ApprovalRequest } from '../../../shared/ipc/contractRisk.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { usePart, useRows, useViewStore } from '../../store/viewStore.ts';
import { voided, type ApprovalStage } from './approvalStage.ts';
import { holdRehearsal } from './holdRehearsal.ts';
import { useSettingsHash } from './useSettingsHash.ts';
import { voidReason, type Opening } from './voidReason.ts';

interface Frozen {
  readonly stage: ApprovalStage;
  readonly voidBecause: (text: string) => void;
  /** `sending` while a confirmation is on its way: what it changes voids nothing. `used` once the token is gone: then there is nothing to give back. */
  readonly use: RefObject<'open' | 'sending' | 'used'>;
  /** After a refusal: the same request once more. */
  readonly askAgain: () => void;
}

/** Asks for the snapshot, watches whether it still counts, and gives it back when nobody wants it any more. Null asks for nothing. */
export function useFrozen(request: ApprovalRequest | null): Frozen {
  const desk = useDesk();
  const [stage, setStage] = useState<ApprovalStage>({ kind: 'asking' });
  const [round, setRound] = useState(0);
  const use = useRef<'open' | 'sending' | 'used'>('open');
  useEffect(() => {
    setStage({ kind: 'asking' });
    if (request === null) return;
    use.current = 'open';
    return frozenWhile(desk, { request, isUsed: () => use.current === 'used', tell: setStage });
  }, [desk, request, round]);
  const voidBecause = (text: string): void => setStage((before) => voided(before, text));
  useWatch(stage, (text) => {
    if (use.current === 'open') voidBecause(text);
  });
  return { stage, voidBecause, use, askAgain: () => setRound((before) => before + 1) };
}

interface Asking {
  readonly request: ApprovalRequest;
  readonly isUsed: () => boolean;
  readonly tell: (stage: ApprovalStage) => void;
}

/** Holds the rehearsal, asks, and tells; returns the function that gives everything back. */
function frozenWhile(desk: DeskClient, { request, isUsed, tell }: Asking): () => void {
  const hold = holdRehearsal(desk);
  let token: string | null = null;
  let isOver = false;
  const giveBack = (): void => {
    if (token !== null && !isUsed()) void desk.call('cancelApproval', { token });
    hold.release();
  };
  const ask = async (): Promise<void> => {
    await hold.isHeld;
    const opening = openingNow();
    const reply = await desk.call('requestApproval', { request });
    if (reply.ok) token = reply.value.token;
    if (isOver) return giveBack();
    if (!reply.ok) hold.release();
    tell(reply.ok ? { kind: 'open', snapshot: reply.value, opening } : { kind: 'refused', failure: reply.error });
  };
  void ask();
  return () => {
    isOver = true;
    giveBack();
  };
}

function openingNow(): Opening {
  const view = useViewStore.getState().view;
  const alerts = Object.values(view?.rows.alerts ?? {});
  return {
    level: view?.parts.desk.level ?? 'L0',
    critical: alerts.filter(({ severity }) => severity === 'P1').map(({ key }) => key),
  };
}

/** The frozen values stay as they are; only whether they still count is looked at (UI-55). */
function useWatch(stage: ApprovalStage, voidBecause: (text: string) => void): void {
  const desk = usePart('desk');
  const alerts = useRows('alerts');
  const now = useDeskNow();
  const settingsHash = useSettingsHash();
  const firstHash = useRef<string | null>(null);
  useEffect(() => {
    firstHash.current = null;
  }, [stage.kind]);
  useEffect(() => {
    if (stage.kind !== 'open' || desk === null || now === null) return;
    firstHash.current ??= settingsHash;
    const haveSettingsChanged = firstHash.current !== settingsHash;
    const { snapshot, opening } = stage;
    const text = voidReason({ snapshot, opening, desk, alerts: Object.values(alerts), haveSettingsChanged, now });
    if (text !== null) voidBecause(text);
  });
}
