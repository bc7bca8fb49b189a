/** The desk as its clients see it. The preload puts it on window.desk; the browser client speaks it over WebSocket. */
import type { Result } from '../base/result.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from './contract.ts';
import type { Failure } from './failure.ts';

export type LinkState = 'connecting' | 'ok' | 'lost' | 'refused';

/** What a command comes back with. */
export type Reply<Name extends CommandName> = Result<CommandOutput<Name>, Failure>;

export interface DeskClient {
  /** Never rejects: a lost link or a refusal comes back as a failure. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<Name>>;
  /** Listens to all events in order; returns the function that stops listening. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** State of the transport itself; Electron's is always ok while main lives. */
  onLink(listener: (state: LinkState) => void): () => void;
}
