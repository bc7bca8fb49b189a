/** Builds window.desk: exactly the DeskClient, for named commands only. No channel name ever comes from the page. */
import type { DeskClient, Reply } from '../shared/ipc/client.ts';
import type { CommandInput, CommandName, DeskEvent } from '../shared/ipc/contract.ts';
import type { Failure } from '../shared/ipc/failure.ts';
import { commandNameSet, deskChannels } from '../shared/ipc/names.ts';

/** The part of Electron's ipcRenderer in use. */
export interface IpcRendererPart {
  invoke<Output>(channel: string, name: string, input: unknown): Promise<Output>;
  on(channel: string, listener: (event: unknown, value: DeskEvent) => void): unknown;
}

export function createDeskBridge(ipc: IpcRendererPart): DeskClient {
  const listeners = new Set<(event: DeskEvent) => void>();
  ipc.on(deskChannels.event, (_event, value) => {
    for (const listener of listeners) listener(value);
  });
  return {
    call: (name, input) => callDesk(ipc, name, input),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onLink: (listener) => {
      listener('ok');
      return () => undefined;
    },
  };
}

async function callDesk<Name extends CommandName>(
  ipc: IpcRendererPart,
  name: Name,
  input: CommandInput<Name>,
): Promise<Reply<Name>> {
  if (!Object.hasOwn(commandNameSet, name)) return failed('UNKNOWN_COMMAND', 'There is no such command.');
  try {
    return await ipc.invoke(deskChannels.call, name, input);
  } catch (thrown) {
    // Only a main process that is gone or an input that cannot be cloned gets here; handlers answer with data.
    return failed('INTERNAL', `The desk did not answer (${String(thrown).slice(0, 200)}).`);
  }
}

/** Written out here because the failure module brings its schemas along. */
const failed = (code: Failure['code'], message: string): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, message, checks: [] },
});
