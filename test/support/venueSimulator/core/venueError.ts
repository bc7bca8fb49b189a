/** A refusal as the venue words it: HTTP status, code, message and headers. Thrown by handlers, turned into an answer by the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InvariantError } from '../../../../src/shared/base/invariant.ts';

export class VenueError extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: number, { msg, headers = {} }: { msg: string; headers?: Record<string, string> }) {
    super(msg);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  get body(): { readonly code: number; readonly msg: string } {
    return { code: this.code, msg: this.message };
  }
}

const entrySchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.object({ code: z.int(), msg: z.string() }).optional(),
  raw: z.string().optional(),
});
const fileSchema = z.object({
  spot: z.record(z.string(), entrySchema),
  futures: z.record(z.string(), entrySchema),
});

const known = fileSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'exchangeFixtures', 'errors.json'), 'utf8')),
);

/** An error of `errors.json` by its name, such as `usdm.marginInsufficient`; `msg` replaces its text. */
export function knownError(name: string, msg?: string): VenueError {
  const [family, key = ''] = name.split('.');
  const entry = (family === 'spot' ? known.spot : known.futures)[key];
  if (entry?.body === undefined) throw new InvariantError(`No error body is named ${name}`);
  return new VenueError(entry.status, entry.body.code, { msg: msg ?? entry.body.msg, headers: entry.headers ?? {} });
}

/** A refusal with HTTP 400 that no fixture holds. */
export const refusal = (code: number, msg: string): VenueError => new VenueError(400, code, { msg });
