/** The command line's WebSocket to a running desk (docs/protocol.md), let in by the token of the lock file. */
import { WebSocket } from 'ws';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { replyFrameSchema } from '../../shared/ipc/wire.ts';

export interface DeskLink {
  /** Never rejects; the output is checked against the contract. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Failure>>;
  close(): void;
}

interface Schema<Value> {
  safeParse(input: unknown): { readonly success: true; readonly data: Value } | { readonly success: false };
}
const outputSchemas: { readonly [Name in CommandName]: { readonly output: Schema<CommandOutput<Name>> } } = commands;

const CONNECT_MS = 3_000;
const REPLY_MS = 10_000;

/** Connects to 127.0.0.1; fails with what went wrong when nothing answers there. */
export async function openDeskLink(port: number, cliToken: string): Promise<Result<DeskLink, string>> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, {
    headers: { Authorization: `Bearer ${cliToken}` },
    handshakeTimeout: CONNECT_MS,
    perMessageDeflate: false,
  });
  const problem = await whenOpen(socket);
  return problem === null ? ok(linkOver(socket)) : err(problem);
}

function whenOpen(socket: WebSocket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.on('open', () => resolve(null));
    socket.on('error', (error) => resolve(error.message));
  });
}

function linkOver(socket: WebSocket): DeskLink {
  const waiting = new Map<number, (result: Result<unknown, Failure>) => void>();
  let lastId = 0;
  const settle = (id: number, result: Result<unknown, Failure>): void => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  socket.on('message', (data) => {
    const reply = replyFrameSchema.safeParse(parseJson(data));
    if (reply.success) settle(reply.data.id, reply.data.ok ? ok(reply.data.value) : err(reply.data.error));
  });
  socket.on('close', () => {
    for (const id of waiting.keys()) settle(id, err(noAnswer('The link to the desk broke')));
  });
  const request = (command: string, input: unknown): Promise<Result<unknown, Failure>> =>
    new Promise((resolve) => {
      if (socket.readyState !== WebSocket.OPEN) return resolve(err(noAnswer('The link to the desk broke')));
      lastId += 1;
      const id = lastId;
      const timer = setTimeout(() => settle(id, err(noAnswer(`No answer for ${REPLY_MS / 1_000} s`))), REPLY_MS);
      waiting.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      socket.send(JSON.stringify({ id, command, input }));
    });
  return {
    call: async (name, input) => {
      const result = await request(name, input);
      return result.ok ? checkedOutput(name, result.value) : result;
    },
    close: () => socket.terminate(),
  };
}

function checkedOutput<Name extends CommandName>(name: Name, value: unknown): Result<CommandOutput<Name>, Failure> {
  const parsed = outputSchemas[name].output.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(failure('INTERNAL', `The desk answered ${name} in another form. It is of another version: restart it.`));
}

/** Undefined for anything that is no JSON text. */
function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

const noAnswer = (what: string): Failure =>
  failure('OUTCOME_UNKNOWN', `${what}; whether the command was carried out is unknown. Look at the desk itself.`);
