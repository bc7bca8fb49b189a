import type { Row } from '../../../shared/ipc/view.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart, useRow, useRowKeys } from '../../store/viewStore.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useAction } from '../../ui/useAction.ts';

/** Every strategy with its one button, and the pause of the whole book (SM-24). */
export function StrategiesStrip() {
  const keys = useRowKeys('strategies');
  return (
    <div className="strategies-strip" data-testid="strategies-strip">
      {keys.length === 0 ? <span className="text-muted">No strategy installed.</span> : null}
      {keys.map((key) => (
        <StrategyEntry key={key} id={key} />
      ))}
      <PauseButton />
    </div>
  );
}

function StrategyEntry({ id }: { readonly id: string }) {
  const strategy = useRow('strategies', id);
  if (strategy === undefined) return null;
  return (
    <span className="strategy-entry" data-testid="strategy-row" data-strategy={id} data-state={strategy.status}>
      <span className="font-medium" title={`${strategy.text} ${factsOf(strategy)}`}>
        {strategy.name}
      </span>
      <span className={strategy.status === 'RUNNING' ? 'chip chip-on' : 'chip'}>{strategy.status}</span>
      <StrategyButton id={id} name={strategy.name} isRunning={strategy.status === 'RUNNING'} />
    </span>
  );
}

const factsOf = ({ version, interval, symbols, signals, trades }: Row<'strategies'>): string =>
  `Version ${version.slice(0, 8)}, ${interval}, ${symbols.length} symbols, ${signals} signals, ${trades} trades.`;

function StrategyButton({
  id,
  name,
  isRunning,
}: {
  readonly id: string;
  readonly name: string;
  readonly isRunning: boolean;
}) {
  const desk = useDesk();
  const isStopped = usePart('desk')?.mode === 'EMERGENCY_STOP';
  const start = useAction(() => desk.call('startStrategy', { strategy: id }));
  const stop = useAction(() => desk.call('stopStrategy', { strategy: id }));
  return isRunning ? (
    <ActionButton action={stop} testId="strategy-stop" label={`Stop strategy ${name}`}>
      Stop strategy
    </ActionButton>
  ) : (
    <ActionButton action={start} testId="strategy-start" label={`Start strategy ${name}`} disabled={isStopped}>
      Start strategy
    </ActionButton>
  );
}

function PauseButton() {
  const desk = useDesk();
  const part = usePart('desk');
  const pause = useAction(() => desk.call('pause', {}));
  const unpause = useAction(() => desk.call('unpause', {}));
  if (part === null || part.mode === 'EMERGENCY_STOP') return null;
  return part.run === 'PAUSED' ? (
    <ActionButton action={unpause} testId="unpause" look="primary">
      End pause
    </ActionButton>
  ) : (
    <ActionButton action={pause} testId="pause" disabled={part.run === 'RECOVERING'}>
      Pause entries
    </ActionButton>
  );
}
