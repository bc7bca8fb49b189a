/**
 * The operational log: JSON lines in a rotating file, warnings and errors also as plain lines on stderr. Secrets are redacted by field name at any
 * of the first three levels, and tokens in text are cut. Nothing ever goes to stdout: that belongs to the ready line.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from '../../ports/logger.ts';
import { openRotatingFile } from './rotatingFile.ts';

export interface OpenLog extends Logger {
  close(): void;
}

const SECRET_FIELDS = [
  'token',
  'cliToken',
  'cookie',
  'authorization',
  'apiKey',
  'secret',
  'password',
  'passphrase',
  'signature',
];
const MAX_BYTES = 5_000_000;
const KEPT_FILES = 3;

/** Opens `dir`/desk.log. `stderr` receives what is at least a warning. */
export function openLog(dir: string, stderr: (line: string) => void): OpenLog {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = openRotatingFile(join(dir, 'desk.log'), { maxBytes: MAX_BYTES, kept: KEPT_FILES });
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[redacted]' } },
    { write: (line: string) => file.write(cutTokens(line)) },
  );
  const say = (level: string, message: string): void => stderr(cutTokens(`breakwater ${level}: ${message}`));
  return {
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => {
      log.warn(fields ?? {}, message);
      say('warning', message);
    },
    error: (message, fields) => {
      log.error(fields ?? {}, message);
      say('error', message);
    },
    close: () => file.close(),
  };
}

const cutTokens = (text: string): string =>
  text.replace(/(token=|Bearer )[A-Za-z0-9_-]{8,}/g, (_whole, prefix: string) => `${prefix}[redacted]`);
