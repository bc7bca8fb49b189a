/**
 * The one door for commands, whichever transport carried them: own names only, role, size, schema, then the handler.
 * Promises: never rejects, a thrown bug becomes INTERNAL and is logged, and nothing is queued, so a stop never waits for another command.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { commands, safeCommands, type CommandInput, type CommandName } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { withoutSecrets } from '../../shared/ipc/secretFields.ts';
import { MAX_MESSAGE_BYTES } from '../../shared/ipc/limits.ts';
import type { Logger } from '../ports/logger.ts';
import type { Caller, CommandHandlers, Desk } from './desk.ts';

interface Problems {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}
interface Schema<Value> {
  safeParse(
    input: unknown,
  ): { readonly success: true; readonly data: Value } | { readonly success: false; readonly error: Problems };
}
type InputSchemas = { readonly [Name in CommandName]: { readonly input: Schema<CommandInput<Name>> } };
const inputSchemas: InputSchemas = commands;
const safeNames: readonly string[] = safeCommands;
const MAX_PROBLEMS_TEXT = 1_500;

/** Builds `Desk.call` over one handler per command. */
export function createCall(handlers: CommandHandlers, log: Logger): Desk['call'] {
  return async (name, input, caller) => {
    if (!isCommandName(name)) return err(failure('UNKNOWN_COMMAND', `There is no command ${quoted(name)}.`));
    if (caller.role === 'cli' && !safeNames.includes(name)) return err(forbiddenForCommandLine(name));
    const json = jsonOf(input);
    if (!json.ok) return json;
    try {
      return await runCommand({ handlers, name, input: json.value, caller });
    } catch (thrown) {
      const error = withoutSecrets(name, json.value, describe(thrown));
      log.error('A command handler threw', { command: name, session: caller.session, error });
      return err(
        failure('INTERNAL', `${name} failed inside the desk. Nothing more is known; the log has the details.`),
      );
    }
  };
}

const isCommandName = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(commands, name);

async function runCommand<Name extends CommandName>(request: {
  readonly handlers: CommandHandlers;
  readonly name: Name;
  readonly input: unknown;
  readonly caller: Caller;
}): Promise<Result<unknown, Failure>> {
  const parsed = inputSchemas[request.name].input.safeParse(request.input);
  if (!parsed.success) return err(invalidInput(request, parsed.error));
  return request.handlers[request.name](parsed.data, request.caller);
}

/** The input as plain JSON, so that structured clone and WebSocket mean the same; measured in bytes. */
function jsonOf(input: unknown): Result<unknown, Failure> {
  const text = serialize(input);
  if (text === null)
    return err(failure('INVALID_INPUT', 'The input is not JSON. Send an object of plain JSON values.'));
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_MESSAGE_BYTES) return err(tooLarge(bytes));
  return ok(JSON.parse(text));
}

function serialize(input: unknown): string | null {
  try {
    return JSON.stringify(input) ?? null;
  } catch {
    return null;
  }
}

const tooLarge = (bytes: number): Failure =>
  failure('PAYLOAD_TOO_LARGE', `The input has ${bytes} bytes; at most ${MAX_MESSAGE_BYTES} are accepted.`);

const forbiddenForCommandLine = (name: string): Failure =>
  failure(
    'FORBIDDEN_ROLE',
    `The command line cannot run ${name}: it only looks or makes things safer (${safeNames.join(', ')}). Use the window.`,
  );

function invalidInput(request: { readonly name: CommandName; readonly input: unknown }, error: Problems): Failure {
  const { name, input } = request;
  const problems = error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  const text = withoutSecrets(name, input, `${name}: ${problems.join('; ')}`);
  return failure('INVALID_INPUT', text.slice(0, MAX_PROBLEMS_TEXT));
}

const quoted = (name: unknown): string => JSON.stringify(String(name).slice(0, 60));
const describe = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
