import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ApprovalRequest } from '../../../shared/ipc/contractRisk.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { usePart, useRows, useViewStore } from '../../store/viewStore.ts';
import { voided, type ApprovalStage } from './approvalStage.ts';
import { useSettingsHash } from './useSettingsHash.ts';
import { voidReason, type Opening } from './voidReason.ts';

interface Frozen {
  readonly stage: ApprovalStage;
  readonly voidBecause: (text: string) => void;
  /** Set once the desk has used the token: then there is nothing to give back. */
  readonly isUsed: RefObject<boolean>;
}

/** Asks for the snapshot, watches whether it still counts, and gives it back when nobody wants it any more. Null asks for nothing. */
export function useFrozen(request: ApprovalRequest | null): Frozen {
  const desk = useDesk();
  const [stage, setStage] = useState<ApprovalStage>({ kind: 'asking' });
  const isUsed = useRef(false);
  useEffect(() => {
    let token: string | null = null;
    let isOver = false;
    const giveBack = (): void => {
      if (token !== null && !isUsed.current) void desk.call('cancelApproval', { token });
    };
    setStage({ kind: 'asking' });
    if (request === null) return;
    isUsed.current = false;
    const opening = openingNow();
    void desk.call('requestApproval', { request }).then((reply) => {
      if (reply.ok) token = reply.value.token;
      if (isOver) return giveBack();
      setStage(reply.ok ? { kind: 'open', snapshot: reply.value, opening } : { kind: 'refused', failure: reply.error });
    });
    return () => {
      isOver = true;
      giveBack();
    };
  }, [desk, request]);
  const voidBecause = (text: string): void => setStage((before) => voided(before, text));
  useWatch(stage, voidBecause);
  return { stage, voidBecause, isUsed };
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
