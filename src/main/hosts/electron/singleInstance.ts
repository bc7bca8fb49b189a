/** One Electron process per data folder: a second start raises the first and ends (UI-35). */
import { join } from 'node:path';
import type { Desk } from '../../desk/desk.ts';
import type { ElectronParts } from './electronParts.ts';

/**
 * Takes the instance lock; false means another process has it and has been told. Electron keys the lock by the user data folder, which is
 * therefore put inside the data folder first.
 */
export function claimSingleInstance(app: ElectronParts['app'], dataDir: string): boolean {
  app.setPath('userData', join(dataDir, 'electron'));
  return app.requestSingleInstanceLock();
}

/** Raises the window when another start was turned away. */
export const answerSecondInstance = (app: ElectronParts['app'], desk: Desk): unknown =>
  app.on('second-instance', () => desk.requestAttention(null, 'Breakwater is already running. This is it.'));
