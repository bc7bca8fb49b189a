/**
 * Time in a rehearsal runs as fast as it is played: five minutes pass in five seconds at x60. While values are frozen the rehearsal stands still,
 * so that there is time to read them; afterwards it goes on as before.
 */
import type { DeskClient } from '../../../shared/ipc/client.ts';
import { useViewStore } from '../../store/viewStore.ts';

export interface RehearsalHold {
  /** Resolves when time stands still, or at once where there is nothing to hold. */
  readonly isHeld: Promise<void>;
  /** Lets it go on; more than once does nothing. */
  release(): void;
}

export function holdRehearsal(desk: DeskClient): RehearsalHold {
  const feed = useViewStore.getState().view?.parts.feed;
  const runs = (feed?.kind === 'replay' || feed?.kind === 'generator') && !feed.paused && feed.state !== 'ended';
  if (!runs) return { isHeld: Promise.resolve(), release: () => undefined };
  let isReleased = false;
  const isHeld = desk.call('controlReplay', { action: 'pause' }).then(() => undefined);
  const release = (): void => {
    if (isReleased) return;
    isReleased = true;
    void isHeld.then(() => desk.call('controlReplay', { action: 'play' }));
  };
  return { isHeld, release };
}
