import { useEffect, useState } from 'react';
import type { Reply } from '../../../../shared/ipc/client.ts';
import type { CommandOutput } from '../../../../shared/ipc/contract.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart, useRow } from '../../../store/viewStore.ts';
import { formatMoney, formatPrice } from '../../../format/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fact } from '../../../ui/Fact.tsx';
import { HoldButton } from '../../../ui/HoldButton.tsx';
import { HoldWayTick } from '../../../ui/HoldWayTick.tsx';
import { Value } from '../../../ui/Value.tsx';
import { pushToast } from '../../alerts/toastStore.ts';
import { Dialog } from '../../dialog/Dialog.tsx';

type Plan = CommandOutput<'previewDrill'>;

/** The second question before a drill that really buys: what, for how much, on which account; then a hold (UI-06). */
export function DrillDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const { reply, look } = usePlan();
  const [refused, setRefused] = useState<string | null>(null);
  const plan = reply?.ok === true ? reply.value : null;
  const obstacle = refused ?? obstacleOf(reply);
  const start = (heldMs: number): void => {
    if (plan === null) return;
    const { symbol, quantity } = plan;
    void desk.call('startDrill', { kind: 'stop-position', confirmed: { symbol, quantity, heldMs } }).then((started) => {
      if (!started.ok) return setRefused(started.error.message);
      pushToast('P4', started.value.text);
      onClose();
    });
  };
  return (
    <Dialog
      title="Drill with the smallest live position"
      testId="drill-dialog"
      onClose={onClose}
      state={plan === null ? 'loading' : 'ok'}
      footer={<Buttons plan={plan} obstacle={obstacle} onHeld={start} onClose={onClose} />}
    >
      {plan === null ? null : <PlanFacts plan={plan} />}
      {plan === null ? null : <HoldWayTick />}
      <p className="field-note" data-testid="drill-refusal" role="note">
        {obstacle}
      </p>
      {obstacle === null || reply === null ? null : (
        <Button
          testId="drill-again"
          onClick={() => {
            setRefused(null);
            look();
          }}
        >
          Look again
        </Button>
      )}
    </Dialog>
  );
}

interface ButtonsProps {
  readonly plan: Plan | null;
  readonly obstacle: string | null;
  readonly onHeld: (heldMs: number) => void;
  readonly onClose: () => void;
}

function Buttons({ plan, obstacle, onHeld, onClose }: ButtonsProps) {
  return (
    <>
      {plan === null ? null : (
        <HoldButton
          testId="drill-hold"
          holdMs={plan.holdMs}
          act={`${plan.side} ${plan.quantity} ${plan.symbol} and close it again`}
          obstacle={obstacle}
          onHeld={onHeld}
        />
      )}
      <Button data-initial-focus="" testId="drill-cancel" onClick={onClose}>
        Buy nothing
      </Button>
    </>
  );
}

/** The desk's plan, asked for when the dialog opens and whenever somebody looks again. */
function usePlan(): { readonly reply: Reply<'previewDrill'> | null; readonly look: () => void } {
  const desk = useDesk();
  const [looks, setLooks] = useState(0);
  const [reply, setReply] = useState<Reply<'previewDrill'> | null>(null);
  useEffect(() => {
    let isOpen = true;
    setReply(null);
    void desk.call('previewDrill', {}).then((answer) => {
      if (isOpen) setReply(answer);
    });
    return () => {
      isOpen = false;
    };
  }, [desk, looks]);
  return { reply, look: () => setLooks((before) => before + 1) };
}

function obstacleOf(reply: Reply<'previewDrill'> | null): string | null {
  if (reply === null) return 'Asking what it would buy.';
  if (!reply.ok) return reply.error.message;
  return reply.value.refusals[0] ?? null;
}

function PlanFacts({ plan }: { readonly plan: Plan }) {
  const currency = usePart('vitals')?.currency ?? '';
  const { symbol, side, quantity, price, notional, stop, lossAtStop, account, realMoney } = plan;
  const instrument = useRow('instruments', symbol);
  const money = (value: string) => <Value value={value} text={`${formatMoney(value, currency)} ${currency}`} />;
  return (
    <dl className="facts" data-testid="drill-plan">
      <Fact name="Account" testId="drill-account">
        <strong>{realMoney ? 'REAL MONEY' : 'No real money'}</strong>: {account}
      </Fact>
      <Fact name="Buys" testId="drill-buys">
        {side} <Value value={quantity} text={quantity} /> {symbol} at market, about {money(notional)} at{' '}
        <Value value={price} text={formatPrice(price, instrument?.tick)} />
      </Fact>
      <Fact name="Then">
        a stop rests at <Value value={stop} text={formatPrice(stop, instrument?.tick)} />; once it does, the position is
        closed at market as the emergency stop would
      </Fact>
      <Fact name="Costs at most" testId="drill-cost">
        {lossAtStop === null ? 'n/a' : money(lossAtStop)} with fees and slippage, if the stop is hit before it is
        closed. A market that jumps over the stop costs more; usually it is the fees and the spread.
      </Fact>
    </dl>
  );
}
