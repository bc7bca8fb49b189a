/** Commands that tray, menu and hotkey give. What the desk refuses is shown in the window, for there is no other place for it. */
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import type { Desk } from '../../desk/desk.ts';

type StopSource = CommandInput<'emergencyStop'>['source'];

export interface HostCommands {
  emergencyStop(source: StopSource): void;
  pause(source: 'tray' | 'menu'): void;
}

export function createHostCommands(desk: Desk): HostCommands {
  const run = async (name: string, input: unknown, session: string): Promise<void> => {
    const result = await desk.call(name, input, { role: 'host', session });
    if (!result.ok) desk.requestAttention(null, result.error.message.slice(0, 200));
  };
  return {
    emergencyStop: (source) => void run('emergencyStop', { source }, source),
    pause: (source) => void run('pause', {}, source),
  };
}
