/** Power events into the engine, and no sleep while the book is open (SM-20). */
import type { Desk, DeskStatus } from '../../desk/desk.ts';
import type { ElectronParts } from './electronParts.ts';

export interface PowerLink {
  update(status: DeskStatus): void;
}

/** Forwards events; `onShutdown` is called after the desk has heard of it. */
export function connectPower(
  electron: Pick<ElectronParts, 'powerMonitor' | 'powerSaveBlocker'>,
  desk: Desk,
  onShutdown: () => void,
): PowerLink {
  const { powerMonitor, powerSaveBlocker } = electron;
  powerMonitor.on('suspend', () => desk.power('suspend'));
  powerMonitor.on('resume', () => desk.power('resume'));
  powerMonitor.on('on-battery', () => desk.power('on-battery'));
  powerMonitor.on('on-ac', () => desk.power('on-ac'));
  powerMonitor.on('shutdown', () => {
    desk.power('shutdown');
    onShutdown();
  });
  let blocker: number | null = null;
  return {
    update: ({ keepsAwake }) => {
      if (keepsAwake && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (keepsAwake || blocker === null) return;
      powerSaveBlocker.stop(blocker);
      blocker = null;
    },
  };
}
