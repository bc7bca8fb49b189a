import { FastForward, Pause, Play, StepForward } from 'lucide-react';
import { useState } from 'react';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatIso } from '../../format/times.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAction } from '../../ui/useAction.ts';
import { readUtcTime } from './readUtcTime.ts';

const SPEEDS = [1, 10, 60, 300, 1_000, 3_600, 10_000] as const;
const FULL = 'full';

/** Pause, play, step, jump and speed of a rehearsal; nothing for a live feed. */
export function ReplayControls() {
  const feed = usePart('feed');
  const desk = useDesk();
  const [isJumping, setIsJumping] = useState(false);
  const control = (input: CommandInput<'controlReplay'>) => desk.call('controlReplay', input);
  const pause = useAction(() => control({ action: 'pause' }));
  const play = useAction(() => control({ action: 'play' }));
  const step = useAction(() => control({ action: 'step' }));
  if (feed === null || (feed.kind !== 'replay' && feed.kind !== 'generator')) return null;
  const isOver = feed.state === 'ended';
  return (
    <div className="replay-controls" data-testid="replay-controls" role="group" aria-label="Rehearsal">
      {feed.paused ? (
        <ActionButton action={play} testId="replay-play" disabled={isOver}>
          <Play size={14} strokeWidth={1.5} aria-hidden="true" /> Play
        </ActionButton>
      ) : (
        <ActionButton action={pause} testId="replay-pause" disabled={isOver}>
          <Pause size={14} strokeWidth={1.5} aria-hidden="true" /> Pause
        </ActionButton>
      )}
      <ActionButton
        action={step}
        testId="replay-step"
        disabled={isOver}
        label={`Step one bar of ${feed.interval ?? 'the feed'}`}
      >
        <StepForward size={14} strokeWidth={1.5} aria-hidden="true" /> Step
      </ActionButton>
      <SpeedChoice
        value={feed.fullSpeed ? FULL : String(feed.speed ?? 1)}
        onChoose={(speed) => void control({ action: 'speed', speed })}
      />
      <Button testId="replay-jump" aria-expanded={isJumping} disabled={isOver} onClick={() => setIsJumping(!isJumping)}>
        <FastForward size={14} strokeWidth={1.5} aria-hidden="true" /> Jump
      </Button>
      {isJumping ? <JumpForm now={feed.now} to={feed.to} onDone={() => setIsJumping(false)} /> : null}
      {isOver ? <span className="text-muted">End of the data</span> : null}
    </div>
  );
}

interface SpeedChoiceProps {
  readonly value: string;
  readonly onChoose: (speed: number | null) => void;
}

function SpeedChoice({ value, onChoose }: SpeedChoiceProps) {
  const isListed = value === FULL || SPEEDS.some((speed) => String(speed) === value);
  return (
    <label className="replay-speed">
      <span>Speed</span>
      <select
        data-testid="replay-speed"
        className="select"
        value={value}
        onChange={({ target }) => onChoose(target.value === FULL ? null : Number(target.value))}
      >
        {isListed ? null : <option value={value}>x{value}</option>}
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            x{speed}
          </option>
        ))}
        <option value={FULL}>full</option>
      </select>
    </label>
  );
}

interface JumpFormProps {
  readonly now: number;
  readonly to: number | null;
  readonly onDone: () => void;
}

function JumpForm({ now, to, onDone }: JumpFormProps) {
  const desk = useDesk();
  const [text, setText] = useState(() => formatIso(now).slice(0, 16).replace('T', ' '));
  const [refusal, setRefusal] = useState('');
  const jump = (): void => {
    const read = readUtcTime(text, now, to);
    if (!read.ok) return setRefusal(read.error);
    void desk.call('controlReplay', { action: 'jump', to: read.value }).then((reply) => {
      if (reply.ok) onDone();
      else setRefusal(reply.error.message);
    });
  };
  return (
    <form
      className="jump-form"
      onSubmit={(event) => {
        event.preventDefault();
        jump();
      }}
    >
      <label>
        Jump to, UTC
        <input
          className="input num"
          data-testid="replay-jump-to"
          value={text}
          autoFocus
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Button testId="replay-jump-go" look="primary" onClick={jump}>
        Jump forward
      </Button>
      {refusal === '' ? null : <p role="note">{refusal}</p>}
    </form>
  );
}
