import { useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart, useRow, useRowKeys } from '../../store/viewStore.ts';
import { formatMoney } from '../../format/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Fact } from '../../ui/Fact.tsx';
import { useAction } from '../../ui/useAction.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { startEquity } from './startEquity.ts';

/** Summary, and the one press that opens the paper book (T1). */
export function StartStep({ capital }: { readonly capital: string }) {
  const desk = useDesk();
  const sample = useRow('strategies', useRowKeys('strategies')[0] ?? '');
  const [isWanted, setIsWanted] = useState(true);
  const read = startEquity(capital);
  const equity = read.ok ? read.value : null;
  const finish = useAction(async () => {
    const opened = await desk.call('enterPaper', { equity });
    if (!opened.ok || sample === undefined || !isWanted) return opened;
    const started = await desk.call('startStrategy', { strategy: sample.id });
    if (!started.ok) pushToast('P3', started.error.message);
    return opened;
  });
  return (
    <>
      <Summary equity={equity} />
      {sample === undefined ? null : (
        <label className="tick">
          <input
            type="checkbox"
            data-testid="onboarding-strategy"
            checked={isWanted}
            onChange={({ target }) => setIsWanted(target.checked)}
          />
          Start the sample strategy {sample.name} ({sample.interval} bars). It can be stopped at any time.
        </label>
      )}
      <p>The control at the top right stops everything at any time: it cancels all orders and closes all positions.</p>
      <ActionButton action={finish} testId="onboarding-finish" look="primary">
        Start paper trading
      </ActionButton>
    </>
  );
}

function Summary({ equity }: { readonly equity: string | null }) {
  const feed = usePart('feed');
  const currency = usePart('vitals')?.currency ?? 'USDT';
  return (
    <dl className="facts">
      <Fact name="Book">PAPER, nothing is sent to any venue</Fact>
      <Fact name="Prices">{feed?.label ?? 'unknown'}</Fact>
      <Fact name="Capital">
        {equity === null ? 'as set on the desk' : `${formatMoney(equity, currency)} ${currency}`}
      </Fact>
    </dl>
  );
}
