/** A person's decision about something that is not ours, on its way to the desk; a refusal stays beside the buttons. */
import { useRef } from 'react';
import type { CommandInput } from '../../../../shared/ipc/contract.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useAction } from '../../../ui/useAction.ts';
import type { ExternalRow } from './externalWords.ts';

type Decision = CommandInput<'resolveExternal'>['action'];

interface ResolveExternal {
  readonly decide: (action: Decision, stop?: string | null) => void;
  readonly isPending: boolean;
  /** Time waited, then the refusal in the desk's own words; empty while there is nothing to say. */
  readonly says: string;
  readonly forget: () => void;
}

export function useResolveExternal({ kind, symbol, id }: ExternalRow, onDone: () => void = noop): ResolveExternal {
  const desk = useDesk();
  const wanted = useRef<CommandInput<'resolveExternal'>>({ kind, symbol, id, action: 'LEAVE', stop: null });
  const { run, isPending, waiting, failure, forget } = useAction(async () => {
    const reply = await desk.call('resolveExternal', wanted.current);
    if (reply.ok) onDone();
    return reply;
  });
  const decide = (action: Decision, stop: string | null = null): void => {
    wanted.current = { kind, symbol, id, action, stop };
    run();
  };
  return { decide, isPending, says: failure?.message ?? waiting, forget };
}

const noop = (): void => undefined;
