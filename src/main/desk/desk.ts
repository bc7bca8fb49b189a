/** The desk as a host sees it: commands in, numbered events out, power events in, orderly shutdown. Hosts hold no rules. */
import type { Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/failure.ts';
import type { Level, Mode, Run, StopPhase } from '../../shared/model/mode.ts';

/** Hosts know the desk and not its ports; these they provide or pass on. */
export type { Logger } from '../ports/logger.ts';
export type { Notification, Notifier } from '../ports/notifier.ts';
export type { OwnerPrompt } from '../ports/stepUp.ts';

/** Who asks. The command line gets role "cli" and only the safe commands; "host" is tray, hotkey and menu. */
export interface Caller {
  readonly role: 'ui' | 'cli' | 'host';
  /** Name of the connection or window, for the journal's attribution (AU-15). */
  readonly session: string;
}

/** One handler per command of the contract; implementing it is what makes main compile. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (
    input: CommandInput<Name>,
    caller: Caller,
  ) => Promise<Result<CommandOutput<Name>, Failure>>;
};

/** What tray, window title and command line show without asking for a whole view. */
export interface DeskStatus {
  readonly mode: Mode;
  readonly run: Run;
  readonly level: Level;
  readonly phase: StopPhase | null;
  readonly workspace: 'live' | 'replay';
  /** "PAPER, day +0.42%" (UI-33). */
  readonly line: string;
  /** document.title of UI-23. */
  readonly title: string;
  readonly unacknowledged: number;
  /** Orders and positions that are open: closing the window then hides it (UI-35). */
  readonly bookOpen: boolean;
  /** The machine must not suspend now (SM-20). */
  readonly keepsAwake: boolean;
}

export type PowerEvent = 'suspend' | 'resume' | 'shutdown' | 'on-battery' | 'on-ac';

export interface Desk {
  /** Validates name, role and input, then runs the command. Never rejects: failures are data. */
  call(name: string, input: unknown, caller: Caller): Promise<Result<unknown, Failure>>;
  /** Events in order, numbered without gaps from 1. Returns the function that stops listening. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  status(): DeskStatus;
  power(event: PowerEvent): void;
  /** Tells the desk what its host could set up. */
  hostReady(facts: { readonly hotkey: { readonly active: boolean; readonly text: string } }): void;
  /** Asks every client to show the window and, where given, the alert. */
  requestAttention(alertKey: string | null, text: string): void;
  /** Takes a fault of the program itself, in few words: entries are blocked until the next start. */
  fault(where: string): void;
  /** Before the program ends: true where a live book is open and a person decides first; `leave` runs once they have (UI-35). */
  askQuit(leave: () => void): boolean;
  /** Stops feed, strategies and timers, flushes the journal, and resolves when all joined work is done. */
  stop(reason: string): Promise<void>;
}
