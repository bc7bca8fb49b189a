/** The command line's own words: one action, two flags, nothing else. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/base/result.ts';

export const deskActions = ['status', 'positions', 'orders', 'alerts', 'stop', 'pause', 'journal verify'] as const;
export type DeskAction = (typeof deskActions)[number];

export interface DeskCommand {
  readonly action: DeskAction | 'help';
  /** Absolute path, or null for the default folder. */
  readonly dataDir: string | null;
  readonly json: boolean;
}

export const deskUsage = `Usage: npm run desk -- COMMAND [--data DIR] [--json]
  status          mode, equity, limits, feed and what blocks entries
  positions       open positions
  orders          open orders
  alerts          alerts that are not closed
  stop            emergency stop: cancel everything, close everything, stay stopped
  pause           no new entries; stops stay where they are
  journal verify  check the journal files; needs no running desk
  --data DIR      folder of the desk
  --json          print one JSON document`;

const options = { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** Parses the arguments after the program's own; the failure is one line. */
export function parseDeskCommand(args: readonly string[], cwd: string): Result<DeskCommand, string> {
  const read = readArguments(args);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const words = positionals.join(' ');
  const action = values.help === true ? 'help' : deskActions.find((each) => each === words);
  if (values.data === '') return err('--data needs a folder.');
  if (action === undefined) return err(words === '' ? 'A command is missing.' : `There is no command "${words}".`);
  const dataDir = values.data === undefined ? null : resolve(cwd, values.data);
  return ok({ action, dataDir, json: values.json === true });
}

function readArguments(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, strict: true, allowPositionals: true }));
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    return err(`${text.split(/\. |\n/)[0] ?? text}.`);
  }
}
