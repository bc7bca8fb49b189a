/** Lets the command line in by the token of the lock file, which only this user can read. */
import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Caller } from '../../desk/desk.ts';
import { forbidden, type Refusal } from './requestGuard.ts';
import { isSameSecret } from './secret.ts';

/** Null when the request does not try to come in as the command line. */
export function admitCommandLine(request: IncomingMessage, cliToken: string): Result<Caller, Refusal> | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer ([A-Za-z0-9_-]+)$/.exec(header)?.[1] ?? '';
  if (isSameSecret(token, cliToken)) return ok({ role: 'cli', session: 'cli' });
  return err(forbidden('The command line token is wrong. It stands in the lock file of the running desk.', 401));
}
